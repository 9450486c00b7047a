from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from agents.budget.conversion import NoRate
from agents.budget.costs import Costs, cost_trip
from agents.budget.ledger import LineKind
from agents.budget.tiers import Tier
from agents.data.tables import TravelData
from tests.agents.support import trip_of
from tests.agents.trips import FORMS


def units(costs: Costs, tier: Tier, kind: LineKind) -> list[tuple[str, str, str]]:
    """(day of the month, quantity, unit) of each line."""
    return [(f"{line.day:%d}", str(line.quantity), str(line.unit)) for line in costs.lines(tier) if line.kind is kind]


def test_three_days_in_tokyo_for_one(data: TravelData) -> None:
    """The official rates are 358 USD for a room and 125 USD for meals."""
    costs = cost_trip(trip_of(data), data)
    assert units(costs, Tier.MODERATE, LineKind.LODGING) == [("04", "1", "196.90"), ("05", "1", "196.90")]
    assert units(costs, Tier.MODERATE, LineKind.MEALS) == [
        ("04", "1", "75.00"),
        ("05", "1", "75.00"),
        ("06", "1", "75.00"),
    ]
    assert units(costs, Tier.MODERATE, LineKind.TRANSPORT) == [
        ("04", "1", "10.00"),
        ("05", "1", "10.00"),
        ("06", "1", "10.00"),
    ]
    totals = {tier: str(costs.total(tier)) for tier in Tier}
    assert totals == {
        Tier.SHOESTRING: "154.29",
        Tier.BUDGET: "406.67",
        Tier.MODERATE: "681.24",
        Tier.COMFORT: "1184.93",
        Tier.LUXURY: "2291.10",
    }


def test_a_line_says_what_it_rests_on(data: TravelData) -> None:
    lodging, meals, _ = cost_trip(trip_of(data, days=2), data).lines(Tier.MODERATE)[:3]
    assert (lodging.id, lodging.label, meals.id, meals.label) == (
        "lodging-2027-01-04",
        "Room, one night",
        "meals-adult-2027-01-04",
        "Meals, adult",
    )
    assert lodging.basis == (
        "55% of the official room rate of 358.00 USD "
        "(Tokyo City, April 2026; project estimate from official rates, not a quote)"
    )
    assert (lodging.evidence.id, lodging.evidence.tool) == ("costs", "get_costs")


def test_a_family_in_euros(data: TravelData) -> None:
    """Lisbon: 280 and 112 USD at 0.8684; a child pays half; two adults and two children share a room; 5% on top."""
    trip = trip_of(data, destination="Lisbon", currency="EUR", party={"adults": 2, "children": 2}, days=2)
    lines = {line.id: (str(line.quantity), str(line.unit)) for line in cost_trip(trip, data).lines(Tier.MODERATE)}
    assert lines == {
        "lodging-2027-01-04": ("1", "133.73"),
        "meals-adult-2027-01-04": ("2", "58.36"),
        "meals-child-2027-01-04": ("2", "29.18"),
        "transport-adult-2027-01-04": ("2", "7.78"),
        "transport-child-2027-01-04": ("2", "3.89"),
        "meals-adult-2027-01-05": ("2", "58.36"),
        "meals-child-2027-01-05": ("2", "29.18"),
        "transport-adult-2027-01-05": ("2", "7.78"),
        "transport-child-2027-01-05": ("2", "3.89"),
        "reserve": ("1", "26.53"),
    }


def test_yen_have_no_decimals(data: TravelData) -> None:
    """358 x 0.55, 125 x 0.60 and 125 x 0.08 USD at 160.77; 5% of 58988."""
    costs = cost_trip(trip_of(data, currency="JPY", days=2), data)
    assert [str(line.unit) for line in costs.lines(Tier.MODERATE)] == [
        "31656",
        "12058",
        "1608",
        "12058",
        "1608",
        "2949",
    ]


def test_the_season_changes_within_a_trip(data: TravelData) -> None:
    """179 USD a night in February, 281 in March, both times 1.6."""
    trip = trip_of(data, destination="New York", start=date(2027, 2, 27), days=4)
    lodging = units(cost_trip(trip, data), Tier.COMFORT, LineKind.LODGING)
    assert lodging == [("27", "1", "286.40"), ("28", "1", "286.40"), ("01", "1", "449.60")]


def test_a_day_trip_pays_no_bed(data: TravelData) -> None:
    assert units(cost_trip(trip_of(data, days=1), data), Tier.LUXURY, LineKind.LODGING) == []


@pytest.mark.parametrize(
    ("style", "budget", "tier", "verdict"),
    [
        ("balanced", None, Tier.MODERATE, "unknown"),
        ("balanced", "luxury", Tier.LUXURY, "unknown"),
        ("balanced", "100000 USD", Tier.COMFORT, "enough"),
        ("adventurous", "100000 USD", Tier.MODERATE, "enough"),
        ("luxury", "100000 USD", Tier.LUXURY, "enough"),
        ("backpacker", "100000 USD", Tier.BUDGET, "enough"),
        ("balanced", "1000 USD", Tier.MODERATE, "enough"),
        ("balanced", "801.46 USD", Tier.MODERATE, "enough"),
        ("balanced", "801.45 USD", Tier.BUDGET, "enough"),
        ("balanced", "400 USD", Tier.SHOESTRING, "enough"),
        ("balanced", "154.29 USD", Tier.SHOESTRING, "enough"),
        ("balanced", "154.28 USD", Tier.SHOESTRING, "not_enough"),
        ("luxury", "1 USD", Tier.SHOESTRING, "not_enough"),
    ],
)
def test_the_level_that_suits_keeps_15_percent_for_tickets(
    data: TravelData, style: str, budget: str | None, tier: Tier, verdict: str
) -> None:
    costs = cost_trip(trip_of(data, style=style, budget=budget), data)
    assert (costs.tier, costs.verdict) == (tier, verdict)


def test_a_city_without_a_rate(data: TravelData) -> None:
    """Hawaii is left out of the standard rate for the continental United States."""
    with pytest.raises(NoRate, match="no official rate is known for Honolulu, United States"):
        cost_trip(trip_of(data, destination="Honolulu"), data)


@pytest.mark.parametrize(
    ("budget", "tier"),
    [
        ("1394.04 USD", Tier.COMFORT),
        ("1394.03 USD", Tier.COMFORT),
        ("1184.93 USD", Tier.COMFORT),
        ("1184.92 USD", Tier.MODERATE),
        ("300 USD", Tier.SHOESTRING),
    ],
)
def test_luxury_means_comfort_as_long_as_the_budget_pays_for_it(data: TravelData, budget: str, tier: Tier) -> None:
    """Comfort is 1184.93 USD, and 1394.04 USD with 15% for tickets; below it, what fits."""
    assert cost_trip(trip_of(data, style="luxury", budget=budget), data).tier == tier


def test_the_reserve_is_a_line_of_the_last_day(data: TravelData) -> None:
    reserve = cost_trip(trip_of(data), data).lines(Tier.SHOESTRING)[-1]
    assert (reserve.id, reserve.kind, f"{reserve.day}", str(reserve.amount)) == (
        "reserve",
        LineKind.RESERVE,
        "2027-01-06",
        "7.35",
    )
    assert reserve.basis == "5% of lodging, meals and getting about: the project's own choice"


def test_a_journey_on_top_does_not_count(data: TravelData) -> None:
    """146.94 USD and 5%; the journey of 1,000 USD stands in the lines."""
    costs = cost_trip(trip_of(data, origin="Berlin"), data)
    assert str(costs.total(Tier.SHOESTRING)) == "154.29"
    assert str(sum(line.amount for line in costs.lines(Tier.SHOESTRING))) == "1154.29"


def test_a_journey_that_the_budget_covers_counts_with_its_reserve(data: TravelData) -> None:
    """1146.94 USD and 5%: 1204.29 USD; moderate would need 1731.24 USD and 15%."""
    trip = trip_of(data, origin="Berlin", budget="1731 USD", budget_covers="stay_and_journey")
    costs = cost_trip(trip, data)
    lines = costs.lines(Tier.SHOESTRING)
    assert (str(costs.total(Tier.SHOESTRING)), str(costs.total(Tier.MODERATE))) == ("1204.29", "1731.24")
    assert (costs.tier, costs.verdict) == (Tier.BUDGET, "enough")
    assert sum(line.amount for line in lines) == costs.total(Tier.SHOESTRING)
    assert lines[-1].basis == "5% of lodging, meals and getting about, and of the journey: the project's own choice"


@settings(deadline=None)
@given(FORMS, st.sampled_from(Tier))
def test_lines_and_totals_agree(data: TravelData, form: dict[str, Any], tier: Tier) -> None:
    costs = cost_trip(trip_of(data, **form), data)
    lines, covers = costs.lines(tier), costs.trip.request.budget_covers
    assert costs.total(tier) == sum(line.amount for line in lines if line.kind.counts(covers))
    assert costs.journey == sum(line.amount for line in lines if line.kind is LineKind.JOURNEY)
    assert costs.stay(tier).lodging == sum(line.amount for line in lines if line.kind is LineKind.LODGING)
    assert len({line.id for line in lines}) == len(lines)


@settings(deadline=None)
@given(FORMS, st.sampled_from(Tier), st.sampled_from(["days", "adults", "children", "seniors"]))
def test_more_days_or_people_never_cost_less(data: TravelData, form: dict[str, Any], tier: Tier, what: str) -> None:
    form |= {"end": None, "days": form["days"] or 10}
    party = form["party"]
    more = {"days": min(21, form["days"] + 1)} if what == "days" else {"party": party | {what: party[what] + 1}}
    less, dearer = (cost_trip(trip_of(data, **form | changes), data) for changes in ({}, more))
    assert less.total(tier) <= dearer.total(tier)


def test_all_sums_are_exact(data: TravelData) -> None:
    trip = trip_of(data, destination="Rome", currency="EUR", days=21, party={"adults": 3, "children": 2, "seniors": 1})
    costs = cost_trip(trip, data)
    for tier in Tier:
        cents = sum(int(line.quantity) * int(line.unit * 100) for line in costs.lines(tier))
        assert costs.total(tier) == Decimal(cents) / 100


@pytest.mark.parametrize(
    ("budget", "tier"),
    [
        ("430 USD", "shoestring"),
        ("440 USD", "budget"),
        ("900 USD", "moderate"),
        ("1500 USD", "moderate"),
        ("1600 USD", "comfort"),
    ],
)
def test_what_is_left_for_tickets_depends_on_the_level(data: TravelData, budget: str, tier: str) -> None:
    """Levels cost 154, 407, 681 (the wished one) and 1,185 USD: 7 % is kept below it, and 25 % above it."""
    assert cost_trip(trip_of(data, budget=budget), data).tier == tier
