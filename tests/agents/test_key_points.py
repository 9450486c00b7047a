from typing import Any

import pytest

from agents.assembly import assemble
from agents.data.tables import TravelData
from agents.evidence import Evidence, Fact
from agents.handoffs import Idea, LocalGuide, Missing, ResearchBrief
from agents.key_points import key_points
from tests.agents.support import budget_of, draft_of, trip_of

DAY = [("senso-ji", "09:30"), ("ameyoko", "12:15"), ("tokyo-skytree", "15:00")]


def points(
    data: TravelData, *days: list[tuple[str, str]], missing: list[Missing] | None = None, **fields: Any
) -> list[str]:
    trip = trip_of(data, **fields)
    facts = [Fact(topic=topic, text=f"{topic}.", evidence=None) for topic in ("country", "visa", "climate")]
    parts = {"budget": budget_of(trip, data), "research": ResearchBrief(summary="", facts=facts)}
    return key_points(trip, assemble(draft_of(trip, *days), trip, parts, missing or [], data))


def test_in_the_order_of_importance(data: TravelData) -> None:
    said = points(data, DAY, interests=["food", "nightlife"], missing=[Missing(part="local", why="no answer")], days=1)
    starts = [
        "One day in Tokyo, 4 January 2027, for 1 adult.",
        "The plan costs 43.81 USD at the shoestring level: ",
        "The plan has 3 stops, in ",
        "For food: Ameyoko.",
        "No stop serves nightlife.",
        "climate.",
        "visa.",
        "Missing from this plan: local",
    ]
    assert [point[: len(start)] for point, start in zip(said, starts, strict=True)] == starts
    assert "Asakusa" in said[2]
    assert "Ueno and Yanaka" in said[2]


@pytest.mark.parametrize(
    ("fields", "frame"),
    [
        ({"days": 7}, "7 days in Tokyo, 4 to 10 January 2027, for 1 adult."),
        (
            {"start": "2026-12-30", "party": {"adults": 2, "children": 1}},
            "3 days in Tokyo, 30 December 2026 to 1 January 2027, for 2 adults and 1 child.",
        ),
        ({"days": 1, "party": {"adults": 0, "seniors": 1}}, "One day in Tokyo, 4 January 2027, for 1 senior."),
    ],
)
def test_frame(data: TravelData, fields: dict[str, Any], frame: str) -> None:
    assert points(data, **fields)[0] == frame


def test_ideas_are_mentioned_where_the_days_are_open(data: TravelData) -> None:
    trip = trip_of(data, destination="Ljubljana")
    evidence = Evidence(id="ideas", tool="get_listings", source="Wikivoyage, CC BY-SA 4.0")
    ideas = [Idea(kind="see", name=name, text="Go.", evidence=evidence) for name in ("Castle", "Bridge")]
    parts = {"local": LocalGuide(summary="", picks=[], tips=[], ideas=ideas)}
    said = key_points(trip, assemble(draft_of(trip), trip, parts, [], data))
    assert said[2:] == [
        "No places are known for Ljubljana, so the days are left open.",
        "2 ideas from Wikivoyage may help to fill them: their prices, hours and positions are not known.",
    ]


def test_open_days_are_counted(data: TravelData) -> None:
    (said,) = [point for point in points(data, DAY) if "left open" in point]
    assert said.startswith("2 ")
    assert said.endswith("are left open: no more places are known that fit.")


def test_without_places(data: TravelData) -> None:
    assert points(data)[2] == "No places are known for Tokyo, so the days are left open."


def test_one_open_day(data: TravelData) -> None:
    said = " ".join(points(data, DAY, [("meiji-jingu", "09:30")]))
    assert "left open" in said
    assert "are left open" not in said


def test_lists_have_one_and(data: TravelData) -> None:
    said = points(data, DAY, party={"adults": 2, "seniors": 1, "children": 1})
    assert said[0].endswith("for 2 adults, 1 senior and 1 child.")


def test_the_areas_with_most_stops_are_named(data: TravelData) -> None:
    said = points(data, [*DAY, ("meiji-jingu", "17:00"), ("nezu-shrine", "18:00"), ("golden-gai", "20:00")])
    assert said[2] == "The plan has 6 stops, most of them in Asakusa, Ueno and Yanaka, and Shibuya and Harajuku."


def test_sights_stand_before_places_to_eat_but_for_food(data: TravelData) -> None:
    said = points(data, [("tsukiji-outer-market", "09:30"), ("hamarikyu", "11:00")], interests=["photography", "food"])
    assert [point for point in said if point.startswith("For ")][-1].startswith("For food: Tsukiji Outer Market")


def test_a_single_missing_part_of_an_agent_has_its_reason(data: TravelData) -> None:
    why = "no kosher place to eat is known for Tokyo"
    assert points(data, DAY, missing=[Missing(part="local: food", why=why)])[-1] == (
        f"Missing from this plan: food: {why}."
    )
    both = [Missing(part=f"local: {part}", why=why) for part in ("food", "local tips")]
    assert points(data, DAY, missing=both)[-1] == "Missing from this plan: food and local tips."
