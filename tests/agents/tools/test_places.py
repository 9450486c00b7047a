"""Places, food and the draft of the days."""

from pathlib import Path
from typing import Any

import pytest
from pydantic import ValidationError

from agents.data.tables import TravelData
from agents.days.day_notes import MOST_SHUT
from agents.retrieval.meaning import Meaning
from agents.retrieval.vector_cache import VectorCache
from agents.tools.draft_schedule import Schedule
from agents.tools.registry import ToolContext, ToolError
from agents.tools.search_places import Places
from tests.agents.retrieval.support import Fake
from tests.agents.support import call, trip_of


async def found(data: TravelData, name: str, fields: dict[str, Any], **arguments: Any) -> Places:
    trip = trip_of(data, **fields)
    result = await call(name, ToolContext(trip, data), destination_id=trip.destination.id, **arguments)
    assert isinstance(result, Places)
    return result


async def test_interests_come_first(data: TravelData) -> None:
    result = await found(data, "search_places", {"days": 1}, interests=["nightlife"], query=None)
    assert result.text == "6 places in Tokyo, 1 of them for nightlife."
    assert result.places[0].place_id == "golden-gai"
    assert [card.place_id for card in result.places[1:3]] == ["senso-ji", "tokyo-skytree"]


async def test_words_are_looked_for(data: TravelData) -> None:
    result = await found(data, "search_places", {"days": 1}, interests=[], query="ghibli")
    assert result.places[0].place_id == "ghibli-museum"


async def test_the_interests_of_the_trip_stand_in_for_none(data: TravelData) -> None:
    result = await found(data, "search_places", {"days": 1, "interests": ["adventure"]}, interests=[], query=None)
    assert result.text == "6 places in Tokyo, 2 of them for adventure."


async def test_families_are_thought_of(data: TravelData) -> None:
    result = await found(data, "search_places", {"days": 1, "party": {"children": 1}}, interests=[], query=None)
    assert "family" in result.places[0].interests


async def test_words_are_read_as_travellers_mean_them(data: TravelData) -> None:
    result = await found(data, "search_places", {"days": 1}, interests=["nightlife"], query="robots on a rainy day")
    assert [card.place_id for card in result.places[:2]] == ["miraikan", "golden-gai"]


async def test_style_and_season_move_places(data: TravelData) -> None:
    dry = {"destination": "Bangkok", "days": 2, "start": "2027-01-04"}
    wet = dry | {"start": "2027-09-06"}
    indoors = [
        sum(card.indoors for card in (await found(data, "search_places", fields, interests=[], query=None)).places)
        for fields in (dry, wet)
    ]
    assert indoors[1] > indoors[0]


async def test_a_model_of_meaning_is_asked_when_there_is_one(data: TravelData, tmp_path: Path) -> None:
    fake, trip = Fake(), trip_of(data, days=1)
    context = ToolContext(trip, data, meaning=Meaning(fake, VectorCache(tmp_path / "v.db")))
    await call("search_places", context, destination_id="tokyo", interests=[], query="pandas")
    assert fake.asked[0][-1] == "pandas"


async def test_food_that_serves_the_interests_comes_first(data: TravelData) -> None:
    plain = (await found(data, "find_food", {}, diets=[])).places
    late = (await found(data, "find_food", {"interests": ["nightlife"]}, diets=[])).places
    assert (plain[0].place_id, late[0].place_id) == ("ameyoko", "omoide-yokocho")


async def test_as_many_as_the_trip_can_use_and_some_to_spare(data: TravelData) -> None:
    """Balanced: 4 stops a day, times 1.4; the data has 19 sights in Tokyo."""
    counts = [
        len((await found(data, "search_places", {"days": days}, interests=[], query=None)).places)
        for days in (1, 2, 3, 7)
    ]
    assert counts == [6, 12, 17, 19]


async def test_a_card_says_what_matters(data: TravelData) -> None:
    result = await found(data, "search_places", {"days": 1}, interests=[], query="skytree")
    card = result.places[0]
    assert (card.name, card.area, card.cost, card.minutes, card.best, card.indoors) == (
        "Tokyo Skytree",
        "Asakusa",
        "2,400 JPY",
        90,
        "afternoon",
        True,
    )
    assert result.places[1].cost == "free"


@pytest.mark.parametrize("name", ["search_places", "find_food"])
async def test_a_city_without_places(data: TravelData, name: str) -> None:
    arguments: dict[str, Any] = {"interests": [], "query": None} if name == "search_places" else {"diets": []}
    with pytest.raises(ToolError, match=r"^no place.* known for Kampala"):
        await found(data, name, {"destination": "Kampala"}, **arguments)


async def test_steps_are_no_place_for_a_wheelchair(data: TravelData) -> None:
    fields = {"days": 21, "party": {"mobility": "wheelchair"}}
    ids = {card.place_id for card in (await found(data, "search_places", fields, interests=[], query=None)).places}
    assert ids.isdisjoint({"golden-gai", "teamlab-planets", "mount-takao"})
    assert "senso-ji" in ids


async def test_nightlife_is_not_for_children_unless_asked_for(data: TravelData) -> None:
    family = {"destination": "Lisbon", "days": 10, "party": {"children": 1}}
    ids = {card.place_id for card in (await found(data, "search_places", family, interests=[], query=None)).places}
    assert ids.isdisjoint({"bairro-alto", "clube-de-fado"})
    asked = family | {"interests": ["nightlife"]}
    ids = {card.place_id for card in (await found(data, "search_places", asked, interests=[], query=None)).places}
    assert "clube-de-fado" in ids


async def test_a_beach_is_for_warm_months(data: TravelData) -> None:
    for start, offered in (("2027-01-04", False), ("2027-07-05", True)):
        fields = {"destination": "Lisbon", "start": start, "days": 10}
        cards = (await found(data, "search_places", fields, interests=[], query=None)).places
        assert ("carcavelos-beach" in {card.place_id for card in cards}) is offered


async def test_steps_are_no_place_to_eat_for_a_wheelchair(data: TravelData) -> None:
    fields = {"days": 21, "party": {"mobility": "wheelchair"}}
    ids = {card.place_id for card in (await found(data, "find_food", fields, diets=[])).places}
    assert ids.isdisjoint({"omoide-yokocho", "yanaka-ginza"})


@pytest.mark.parametrize(
    ("fields", "diets", "text"),
    [
        ({"days": 7}, [], "7 places to eat in Tokyo."),
        ({"days": 7}, ["vegan"], "3 vegan places to eat in Tokyo."),
        (
            {"days": 7, "party": {"diets": ["vegetarian"]}},
            ["vegan"],
            "3 vegan and vegetarian places to eat in Tokyo.",
        ),
    ],
)
async def test_food_for_all_diets_of_the_party(
    data: TravelData, fields: dict[str, Any], diets: list[str], text: str
) -> None:
    assert (await found(data, "find_food", fields, diets=diets)).text == text


async def test_no_food_for_a_diet(data: TravelData) -> None:
    with pytest.raises(ToolError, match=r"^no kosher place to eat is known for Tokyo$"):
        await found(data, "find_food", {}, diets=["kosher"])


@pytest.mark.parametrize(
    ("name", "arguments"),
    [("search_places", {"interests": ["golf"], "query": None}), ("find_food", {"diets": ["paleo"]})],
)
async def test_unknown_members_are_refused(data: TravelData, name: str, arguments: dict[str, Any]) -> None:
    with pytest.raises(ValidationError, match=r"Input should be 'food'|Input should be 'vegetarian'"):
        await found(data, name, {}, **arguments)


async def schedule(data: TravelData, *place_ids: str, money: str | None = None, **fields: Any) -> Schedule:
    context = ToolContext(trip_of(data, **fields), data)
    arguments = {"destination_id": "tokyo", "place_ids": list(place_ids), "ticket_money": money, "meal_money": None}
    result = await call("draft_schedule", context, **arguments)
    assert isinstance(result, Schedule)
    return result


async def test_a_draft_of_days(data: TravelData) -> None:
    result = await schedule(data, "senso-ji", "tokyo-skytree", "senso-ji", days=2)
    assert result.text == "2 stops on 2 days."
    assert [str(day.date) for day in result.days] == ["2027-01-04", "2027-01-05"]
    stops = {stop.place_id: stop for day in result.days for stop in day.stops}
    assert (stops["senso-ji"].start, stops["tokyo-skytree"].start) == ("09:30", "13:00")
    assert stops["senso-ji"].area == result.days[0].title == "Asakusa"


async def test_a_draft_says_what_is_known_of_a_day(data: TravelData) -> None:
    result = await schedule(data, "senso-ji", start="2026-12-31", days=3)
    assert [day.notes for day in result.days] == [
        ["Arrival day: nothing is planned before 13:00."],
        [f"Public holiday: New Year's Day. {MOST_SHUT}"],
        ["Departure day: nothing is planned after 15:00."],
    ]


async def test_no_places_give_open_days(data: TravelData) -> None:
    assert [(day.title, day.stops) for day in (await schedule(data)).days] == [("A day of your own", [])] * 3


async def test_no_money_gives_free_places(data: TravelData) -> None:
    result = await schedule(data, "tokyo-skytree", "senso-ji", money="0")
    assert [stop.place_id for day in result.days for stop in day.stops] == ["senso-ji"]


async def test_places_that_the_data_does_not_know_are_named(data: TravelData) -> None:
    with pytest.raises(ToolError, match=r"^place_ids \['moon-base', 'louvre'\] are not in the data of Tokyo$"):
        await schedule(data, "senso-ji", "moon-base", "louvre")
