from datetime import date
from decimal import Decimal

import pytest

from agents.assembly import assemble, meal_money, ticket_money
from agents.budget.tiers import Tier
from agents.data.records import Place
from agents.data.tables import TravelData
from agents.evidence import Evidence
from agents.handoffs import Handoff, Idea, LocalGuide, Missing, ResearchBrief
from agents.itinerary import HONEST_LABELS, CoverageLine, Itinerary, RainPlan, Travel
from agents.trip import Trip
from tests.agents.support import budget_of, draft_of, place, trip_of


def made(data: TravelData, trip: Trip, *days: list[tuple[str, str]], **parts: Handoff) -> Itinerary:
    return assemble(draft_of(trip, *days), trip, parts, [], data)


def test_a_stop_is_what_the_data_knows(data: TravelData) -> None:
    trip = trip_of(data)
    plan = made(data, trip, [("senso-ji", "09:30"), ("tokyo-skytree", "13:00"), ("ameyoko", "15:00")])
    temple, tower, market = plan.days[0].stops
    assert (temple.name, temple.area, temple.end, temple.minutes, temple.verified) == (
        "Senso-ji",
        "Asakusa",
        "10:45",
        75,
        True,
    )
    assert (temple.travel, temple.line_ids, temple.paid_by_meals) == (None, [], False)
    assert tower.travel == Travel(mode="transit", km=1.8, minutes=13)
    assert tower.line_ids == ["ticket-adult-2027-01-04-tokyo-skytree"]
    assert (market.line_ids, market.paid_by_meals) == ([], True)
    assert temple.note.startswith("Walk from the Kaminarimon gate")
    assert temple.evidence
    assert temple.evidence.tool == "search_places"


def test_a_place_that_the_data_does_not_know_is_unverified(data: TravelData) -> None:
    plan = made(data, trip_of(data), [("senso-ji", "09:30"), ("moon-base", "23:30"), ("tokyo-skytree", "13:00")])
    _, unknown, tower = plan.days[0].stops
    assert (unknown.name, unknown.verified, unknown.evidence, unknown.lat) == ("Moon Base", False, None, None)
    assert (unknown.minutes, unknown.end) == (60, "23:59")
    assert unknown.travel is None
    assert tower.travel
    assert [line.label for line in plan.ledger.lines] == ["Tokyo Skytree, adult"]


def test_the_ledger_holds_the_budget_part_and_the_tickets(data: TravelData) -> None:
    trip = trip_of(data, party={"adults": 2, "children": 1})
    plan = made(data, trip, [("tokyo-skytree", "13:00")], budget=budget_of(trip, data))
    assert {kind.kind: str(kind.amount) for kind in plan.ledger.by_kind} == {
        "lodging": "193.32",
        "meals": "168.75",
        "transport": "37.50",
        "activities": "37.32",
        "reserve": "19.98",
    }
    assert plan.ledger.total == plan.budget.total.amount == Decimal("456.87")


@pytest.mark.parametrize(
    ("budget", "verdict", "left", "text"),
    [
        (
            "300 USD",
            "enough",
            "145.71",
            "300.00 USD is enough: the plan costs 154.29 USD and leaves 145.71 USD, "
            "with a bed in a hostel, street food and supermarkets. "
            "That is simpler than a balanced trip usually is, with a mid-range hotel, one restaurant meal a day.",
        ),
        (
            "154.29 USD",
            "enough",
            "0.00",
            "154.29 USD is enough: the plan costs 154.29 USD and leaves 0.00 USD, "
            "with a bed in a hostel, street food and supermarkets. "
            "That is simpler than a balanced trip usually is, with a mid-range hotel, one restaurant meal a day.",
        ),
        (
            "120 USD",
            "not_enough",
            "-34.29",
            "120.00 USD is not enough: the plan costs 154.29 USD, 34.29 USD more, "
            "even with a bed in a hostel, street food and supermarkets.",
        ),
        (
            None,
            "unknown",
            None,
            "The plan costs 154.29 USD at the shoestring level: a bed in a hostel, street food and supermarkets.",
        ),
    ],
)
def test_budget_status(data: TravelData, budget: str | None, verdict: str, left: str | None, text: str) -> None:
    trip = trip_of(data, budget=budget)
    status = made(data, trip, budget=budget_of(trip, data)).budget
    assert (status.verdict, status.text, status.complete, status.tier) == (verdict, text, True, Tier.SHOESTRING)
    assert (status.left and str(status.left.amount)) == left
    assert status.not_included == ["the journey to the destination and back", "insurance", "visa fees", "shopping"]


@pytest.mark.parametrize(("budget", "verdict"), [("300 USD", "unknown"), ("10 USD", "not_enough"), (None, "unknown")])
def test_budget_status_without_the_budget_part(data: TravelData, budget: str | None, verdict: str) -> None:
    status = made(data, trip_of(data, budget=budget), [("tokyo-skytree", "13:00")]).budget
    assert (status.verdict, status.complete, status.tier) == (verdict, False, None)
    assert status.text == "The budget part is missing: 14.93 USD is for tickets alone."


def test_a_day_trip_speaks_of_no_bed(data: TravelData) -> None:
    trip = trip_of(data, days=1, budget="luxury")
    text = made(data, trip, budget=budget_of(trip, data, Tier.LUXURY)).budget.text
    assert "hotel" not in text


def test_a_dear_level_is_not_said_to_be_the_least(data: TravelData) -> None:
    trip = trip_of(data, budget="300 USD")
    text = made(data, trip, budget=budget_of(trip, data, Tier.LUXURY)).budget.text
    assert "even with" not in text


def test_tickets_that_cannot_be_priced_are_named(data: TravelData, monkeypatch: pytest.MonkeyPatch) -> None:
    def abroad(city: str, place_id: str) -> Place:  # noqa: ARG001 - the signature of the tables
        return place(place_id, cost=Decimal(900), currency="TRY")

    monkeypatch.setattr(data, "place", abroad)
    plan = made(data, trip_of(data), [("a", "09:30"), ("b", "11:30")])
    assert plan.budget.not_included[1] == "entry tickets in TRY, which has no exchange rate here"


def test_what_is_missing_and_assumed_stands_in_the_plan(data: TravelData) -> None:
    trip = trip_of(data, budget="1000")
    missing = [Missing(part="local", why="no answer")]
    plan = assemble(draft_of(trip), trip, {}, missing, data)
    assert (plan.missing, plan.facts, plan.tips, plan.advice) == (missing, [], [], [])
    assert plan.assumptions == ["The budget 1000 names no currency: read as USD."]
    assert plan.labels == list(HONEST_LABELS)
    assert (plan.destination.id, plan.destination.curated) == ("tokyo", True)


def idea(name: str) -> Idea:
    evidence = Evidence(id="ideas", tool="get_listings", source="Wikivoyage, CC BY-SA 4.0")
    return Idea(kind="see", name=name, text="Go and see.", evidence=evidence)


def test_ideas_repeat_no_stop_and_are_few(data: TravelData) -> None:
    names = ["Skytree", "Senso Ji", "The Old Tokyo Skytree", *"ABCDEFG"]
    local = LocalGuide(summary="", picks=[], tips=[], ideas=[idea(name) for name in names])
    plan = made(data, trip_of(data), [("senso-ji", "09:30"), ("tokyo-skytree", "13:00")], local=local)
    assert [found.name for found in plan.ideas] == ["A", "B", "C", "D", "E", "F"]


def test_what_is_known_of_the_city_stands_in_the_plan(data: TravelData) -> None:
    coverage = made(data, trip_of(data)).coverage
    assert [line.layer for line in coverage if not line.known] == ["ideas"]
    assert CoverageLine(layer="places", known=True, detail="26 curated by this project") in coverage


def test_a_part_of_the_wrong_kind_counts_as_missing(data: TravelData) -> None:
    trip = trip_of(data)
    plan = made(data, trip, budget=ResearchBrief(summary="", facts=[]))
    assert plan.budget.complete is False


@pytest.mark.parametrize(
    ("budget", "money"), [("300 USD", "145.71"), ("100 USD", "0"), ("moderate", None), (None, None)]
)
def test_ticket_money_is_what_the_budget_leaves(data: TravelData, budget: str | None, money: str | None) -> None:
    trip = trip_of(data, budget=budget)
    assert ticket_money(trip, budget_of(trip, data)) == (Decimal(money) if money else None)
    assert ticket_money(trip, None) is None


def test_meal_money_is_what_an_adult_has_a_day(data: TravelData) -> None:
    trip = trip_of(data, party={"adults": 2, "children": 1})
    budget = budget_of(trip, data)
    assert meal_money(budget) == max(line.unit for line in budget.lines if line.label == "Meals, adult")
    assert meal_money(None) is None
    assert meal_money(ResearchBrief(summary="", facts=[])) is None


def test_days_say_what_is_to_know_whatever_stops_they_hold(data: TravelData) -> None:
    trip = trip_of(data, destination="Rome", start="2026-12-24")
    first, second, third = made(data, trip, [("pantheon", "09:00"), ("colosseum", "16:00")]).days
    assert first.notes == ["Arrival day: nothing is planned before 13:00.", "Free time from 09:45 to 16:00."]
    assert second.notes == [
        "Public holiday: Christmas Day. Most sights, shops and restaurants close and few trains and buses run: "
        "book a meal ahead.",
        "Nothing is planned: a day of your own. You could stroll through Testaccio and Aventine or Appian Way.",
    ]
    assert third.notes[0] == "Departure day: nothing is planned after 15:00."


def test_a_day_that_is_not_of_the_trip_has_no_notes(data: TravelData) -> None:
    trip = trip_of(data)
    draft = draft_of(trip, [("senso-ji", "13:00")])
    draft.days[0].date = date(2030, 1, 1)
    assert assemble(draft, trip, {}, [], data).days[0].notes == []


def test_a_rainy_month_has_a_plan_for_rain(data: TravelData) -> None:
    plan = made(data, trip_of(data, start="2027-06-01"), [("senso-ji", "13:00")])
    assert plan.days[0].rain_plan == RainPlan(place_id="tokyo-skytree", name="Tokyo Skytree", area="Asakusa")
    assert plan.days[1].rain_plan is None
    assert made(data, trip_of(data), [("senso-ji", "13:00")]).days[0].rain_plan is None


def test_a_stop_says_whether_it_is_free_of_steps(data: TravelData) -> None:
    plan = made(data, trip_of(data), [("senso-ji", "13:00"), ("nezu-shrine", "15:00"), ("mount-takao", "16:00")])
    assert [stop.step_free for stop in plan.days[0].stops] == [True, None, False]


@pytest.mark.parametrize(("mobility", "mode"), [("none", "walk"), ("reduced", "transit"), ("wheelchair", "transit")])
def test_a_party_that_walks_less_takes_transit_sooner(data: TravelData, mobility: str, mode: str) -> None:
    """Ameyoko is 0.9 km from the museum."""
    trip = trip_of(data, party={"mobility": mobility})
    _, museum = made(data, trip, [("ameyoko", "13:00"), ("nature-and-science-museum", "15:00")]).days[0].stops
    assert museum.travel
    assert museum.travel.mode == mode
