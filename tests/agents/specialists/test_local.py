from typing import Any

import pytest

from agents.data.tables import TravelData
from agents.handoffs import LocalGuide
from agents.llm.errors import Fault, ModelError
from agents.specialists.local import LocalReply, PickReply, assemble
from agents.toolbox import Answers
from agents.tools.registry import ToolContext
from agents.trip import Trip
from tests.agents.specialists.support import answers
from tests.agents.support import trip_of

CALLS: dict[str, dict[str, Any]] = {
    "search_places": {"destination_id": "tokyo", "interests": [], "query": None},
    "find_food": {"destination_id": "tokyo", "diets": []},
    "get_local_tips": {"destination_id": "tokyo"},
}
TIP = "Tipping is not done; pay at the till or on the small tray provided."


def guide_of(reply: LocalReply, answers: Answers, trip: Trip) -> LocalGuide:
    guide = assemble(reply, answers, trip)
    assert isinstance(guide, LocalGuide)
    return guide


def reply(*place_ids: str, tips: tuple[str, ...] = ()) -> LocalReply:
    picks = [PickReply(place_id=place_id, why="It suits.") for place_id in place_ids]
    return LocalReply(summary="", picks=picks, tips=list(tips))


async def test_picks_carry_the_tool_that_returned_them(data: TravelData) -> None:
    trip = trip_of(data)
    given = await answers(ToolContext(trip, data), CALLS)
    guide = guide_of(reply("senso-ji", "ameyoko", "moon-base", "senso-ji"), given, trip)
    assert [(pick.place_id, pick.evidence and pick.evidence.tool) for pick in guide.picks] == [
        ("senso-ji", "search_places"),
        ("ameyoko", "find_food"),
        ("moon-base", None),
    ]


async def test_a_tip_that_a_tool_gave_stands_once_with_its_evidence(data: TravelData) -> None:
    trip = trip_of(data)
    guide = guide_of(reply("senso-ji", tips=(TIP, TIP)), await answers(ToolContext(trip, data), CALLS), trip)
    assert [(tip.text, tip.evidence and tip.evidence.tool) for tip in guide.tips] == [(TIP, "get_local_tips")]


async def test_a_tip_that_no_tool_gave_has_no_evidence(data: TravelData) -> None:
    trip = trip_of(data)
    guide = guide_of(reply("senso-ji", tips=("Bring gold.",)), await answers(ToolContext(trip, data), CALLS), trip)
    assert [tip for tip in guide.tips if tip.evidence] == []


async def test_ideas_are_what_the_tool_gave(data: TravelData) -> None:
    trip = trip_of(data, destination="Ljubljana")
    calls = {"get_listings": {"destination_id": trip.destination.id, "interests": ["history"]}}
    guide = guide_of(reply(), await answers(ToolContext(trip, data), calls), trip)
    assert len(guide.ideas) == 10
    castle = next(idea for idea in guide.ideas if idea.name == "Ljubljana Castle")
    assert castle.text.startswith("The tower has magnificent views")
    assert (castle.evidence.tool, castle.evidence.source) == ("get_listings", "Wikivoyage, CC BY-SA 4.0")


def test_no_pick_where_places_are_known(data: TravelData) -> None:
    with pytest.raises(ModelError, match=r"^the model picked no place$") as error:
        assemble(reply(), Answers((), (), ()), trip_of(data))
    assert error.value.fault is Fault.EMPTY


def test_no_pick_where_no_places_are_known(data: TravelData) -> None:
    assert guide_of(reply(), Answers((), (), ()), trip_of(data, destination="Kampala")).picks == []
