"""Expectations of cases that are written down here, against values worked out by hand or read in the travel tables."""

from datetime import date
from decimal import Decimal

import pytest

from agents.budget.tiers import Tier
from agents.data.records import Diet, Interest
from agents.data.tables import TravelData
from agents.request import Party, Style
from agents.specialists.registry import all_specialists
from synthetic.expected.expected import Expected, StatedFact, ToolCall
from synthetic.expected.kinds.registry import all_expectations
from synthetic.facts.facts import Facts
from tests.synthetic.conftest import Wanted

LISBON = Facts(
    destination="Lisbon",
    destination_id="lisbon",
    days=4,
    start=date(2027, 4, 23),
    amount=Decimal(1500),
    currency="USD",
    interests=(Interest.CULTURE, Interest.ART),
    party=Party(adults=2),
)


def changed(**facts: object) -> Facts:
    return Facts.model_validate(LISBON.model_dump() | facts)


def call_of(expected: Expected, tool: str) -> ToolCall | None:
    return next((call for call in expected.calls if call.tool == tool), None)


def test_every_field_has_its_kind() -> None:
    assert set(all_expectations()) == set(Expected.model_fields)


def test_a_clear_request_is_planned_without_a_question(wanted: Wanted) -> None:
    expected = wanted(LISBON)
    assert (expected.ends, expected.field, expected.asks) == ("plan", None, ())
    assert (expected.feasible, expected.currency) == (True, "USD")
    assert expected.never == ("get_visa_rule", "get_forecast")
    assert expected.needs == ()


def test_the_calls_of_every_trip_abroad(wanted: Wanted) -> None:
    where, when = {"destination_id": "lisbon"}, {"start": "2027-04-23", "end": "2027-04-26"}
    interests = {"interests": ["culture", "art"]}
    assert [(call.agent, call.tool, call.arguments) for call in wanted(LISBON).calls] == [
        ("research", "get_climate", where | when),
        ("research", "get_holidays", {"country": "PT"} | when),
        ("research", "get_daylight", where | when),
        ("research", "get_country_facts", {"country": "PT"}),
        ("budget", "get_costs", where | when | {"currency": "USD"}),
        ("budget", "get_exchange_rate", {"currency": "USD"}),
        ("local", "search_places", where | interests),
        ("local", "find_food", where | {"diets": []}),
        ("local", "get_local_tips", where),
        ("local", "get_listings", where | interests),
    ]


def test_calls_name_tools_that_their_agents_have(wanted: Wanted) -> None:
    for call in wanted(changed(passport="India")).calls:
        assert call.tool in all_specialists()[call.agent].tools


def test_money_of_the_place_needs_no_conversion(wanted: Wanted) -> None:
    assert call_of(wanted(changed(currency="EUR")), "get_exchange_rate") is None
    assert call_of(wanted(changed(amount=None, currency=None)), "get_exchange_rate") is not None


def test_a_passport_asks_for_its_rule(wanted: Wanted) -> None:
    expected = wanted(changed(passport="India"))
    call = call_of(expected, "get_visa_rule")
    assert call
    assert call.arguments == {"passport": "IN", "country": "PT"}
    assert expected.never == ("get_forecast",)
    assert StatedFact(topic="visa", holds="visa required") in expected.facts


def test_what_the_plan_has_to_tell(wanted: Wanted) -> None:
    """25 April is Portugal's Liberty Day; an April day in Lisbon has 19 °C in the tables."""
    assert wanted(LISBON).facts == (
        StatedFact(topic="climate", holds="19 °C"),
        StatedFact(topic="holidays", holds="Freedom Day"),
        StatedFact(topic="country", holds="Portuguese"),
        StatedFact(topic="country", holds="112"),
        StatedFact(topic="money", holds="EUR"),
    )


def test_dates_that_are_open_are_not_expected(wanted: Wanted) -> None:
    expected = wanted(changed(start=None, days=None))
    call = call_of(expected, "get_climate")
    assert call
    assert call.arguments == {"destination_id": "lisbon"}
    assert {fact.topic for fact in expected.facts} == {"country", "money"}


def test_nothing_said_of_the_length_means_five_days(wanted: Wanted) -> None:
    call = call_of(wanted(changed(days=None)), "get_costs")
    assert call
    assert call.arguments["end"] == "2027-04-27"


@pytest.mark.parametrize(
    ("facts", "changes", "ending"),
    [
        (changed(days=60), {}, ("invalid", "days")),
        (changed(days=60), {"intent": "attack"}, ("invalid", "days")),
        (LISBON, {"intent": "attack"}, ("refused", "notes")),
        (LISBON, {"intent": "off_topic"}, ("refused", "notes")),
        (Facts(destination="Zorvania City"), {"destination": "unknown"}, ("refused", "destination")),
        (Facts(destination="Zermatt"), {"destination": "beyond_data"}, ("refused", "destination")),
        (Facts(destination="Zermatt"), {"destination": "beyond_data", "intent": "attack"}, ("refused", "notes")),
    ],
)
def test_what_ends_without_a_plan(
    wanted: Wanted, facts: Facts, changes: dict[str, str], ending: tuple[str, str]
) -> None:
    expected = wanted(facts, **changes)
    assert (expected.ends, expected.field) == ending
    assert expected.asks == (("unknown_destination",) if ending[1] == "destination" else ())
    assert (expected.feasible, expected.cheapest, expected.currency) == (None, None, None)
    assert (expected.calls, expected.needs, expected.facts) == ((), (), ())
    assert set(expected.never) == {tool for agent in all_specialists().values() for tool in agent.tools}


def test_one_question_after_another(wanted: Wanted) -> None:
    facts = Facts(
        destination="Springfield", destination_id="gn-4250542", days=3, start=date(2027, 5, 1), end=date(2027, 5, 12),
        amount=Decimal(40), currency="USD", contradiction="length",
    )  # fmt: skip
    expected = wanted(facts, destination="ambiguous")
    assert expected.asks == ("which_destination", "which_length", "impossible_budget")
    assert (expected.ends, expected.feasible) == ("plan", False)


def test_the_days_count_where_the_dates_contradict_them(wanted: Wanted) -> None:
    contradicting = changed(end=date(2027, 5, 2), contradiction="length")
    assert wanted(contradicting).cheapest == wanted(LISBON).cheapest


def test_a_level_against_the_style_is_asked_about(wanted: Wanted) -> None:
    facts = changed(amount=None, currency=None, level=Tier.BUDGET, style=Style.LUXURY, contradiction="level")
    expected = wanted(facts)
    assert (expected.asks, expected.feasible) == (("level_or_style",), None)
    assert wanted(changed(contradiction="words")).asks == ()


def test_the_bound_by_hand(wanted: Wanted, data: TravelData) -> None:
    """Shoestring: 9 % of the room for each bed, 18 % and 4 % of the meals for each head and day, 5 % on top."""
    rate = data.official_rate("lisbon", date(2027, 4, 23))
    assert rate
    bed, meals, fares = (
        share.quantize(Decimal("0.01"))
        for share in (
            rate.lodging_usd * Decimal("0.09"),
            rate.meals_usd * Decimal("0.18"),
            rate.meals_usd * Decimal("0.04"),
        )
    )
    least = ((bed * 3 + (meals + fares) * 4) * 2 * Decimal("1.05")).quantize(Decimal("0.01"))
    assert wanted(LISBON).cheapest == least
    assert wanted(changed(amount=least)).feasible is True
    assert wanted(changed(amount=least - Decimal("0.01"))).feasible is False
    assert wanted(changed(amount=least - Decimal("0.01"))).asks == ("impossible_budget",)


def test_needs(wanted: Wanted) -> None:
    party = Party(adults=2, children=1, mobility="wheelchair", diets=(Diet.VEGAN, Diet.GLUTEN_FREE))
    expected = wanted(changed(party=party))
    assert expected.needs == ("diet:vegan", "diet:gluten-free", "mobility:wheelchair", "children")
    call = call_of(expected, "find_food")
    assert call
    assert call.arguments["diets"] == ["vegan", "gluten-free"]
