from agents.deps import Deps
from agents.handoffs import LocalGuide, Pick
from agents.itinerary_node import Inputs, draft_by_code
from tests.agents.support import trip_of


async def test_days_with_room_left_are_filled_beyond_the_picks(deps: Deps) -> None:
    picks = [Pick(place_id=place_id, why="", evidence=None) for place_id in ("golden-gai", "moon-base")]
    local = LocalGuide(summary="", picks=picks, tips=[])
    drafted = await draft_by_code(Inputs(trip_of(deps.data), {"local": local}, [], []), deps)
    assert all(len(day.stops) > 1 for day in drafted.draft.days)
    used = {stop.place_id for day in drafted.draft.days for stop in day.stops}
    assert "golden-gai" in used
    assert "moon-base" not in used
