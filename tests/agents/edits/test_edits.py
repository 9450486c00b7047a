"""Each edit changes what it says and nothing else."""

from collections.abc import Callable
from typing import Any

import pytest

from agents.data.records import Diet
from agents.data.tables import TravelData
from agents.days.day_frame import DAY_ENDS
from agents.edits.registry import Editable, EditError, all_edits
from agents.itinerary import DayDraft
from tests.agents.support import draft_of, trip_of

DAY_1 = [("praca-do-comercio", "14:00"), ("time-out-market", "18:00"), ("clube-de-fado", "19:30")]
DAY_2 = [("castelo-sao-jorge", "09:30"), ("fado-museum", "11:15"), ("ramiro", "18:00")]
DAY_3 = [("jeronimos", "09:30"), ("pasteis-de-belem", "12:00"), ("lx-factory", "14:00")]


@pytest.fixture
def plan(data: TravelData) -> Editable:
    trip = trip_of(data, destination="Lisbon", start="2027-03-02", interests=["history"])
    return Editable(trip, tuple(draft_of(trip, DAY_1, DAY_2, DAY_3).days), data)


def apply(plan: Editable, edit: str, **arguments: Any) -> Editable:
    found = all_edits()[edit]
    return found.apply(found.arguments.model_validate(arguments), plan)


def ids(day: DayDraft) -> list[str]:
    return [stop.place_id for stop in day.stops]


def changed(before: Editable, after: Editable) -> list[int]:
    return [number for number, (old, new) in enumerate(zip(before.days, after.days, strict=True), 1) if old != new]


def test_the_stops_of_these_tests_exist(plan: Editable) -> None:
    assert [place_id for day in plan.days for place_id in ids(day) if plan.place(place_id) is None] == []


def test_lighten_drops_the_sight_that_serves_least(plan: Editable) -> None:
    after = apply(plan, "lighten", day=2)
    assert changed(plan, after) == [2]
    assert len(after.days[1].stops) == 2
    assert "ramiro" in ids(after.days[1])
    assert after.said == ("Day 2 is lighter: without Castelo de São Jorge.",)


def test_fill_adds_one_stop(plan: Editable) -> None:
    after = apply(plan, "fill", day=2)
    assert changed(plan, after) == [2]
    assert set(ids(plan.days[1])) < set(ids(after.days[1]))


@pytest.mark.parametrize(
    ("words", "gone"),
    [
        ("swap the museum", "fado-museum"),
        ("something else than the castelo de são jorge", "castelo-sao-jorge"),
        ("not the market on day 1", "time-out-market"),
        ("another place for LX Factory please", "lx-factory"),
    ],
)
def test_swap_finds_the_stop_by_words(plan: Editable, words: str, gone: str) -> None:
    after = apply(plan, "swap", query=words)
    (day,) = changed(plan, after)
    assert gone in ids(plan.days[day - 1])
    assert gone not in ids(after.days[day - 1])
    assert len(after.days[day - 1].stops) == len(plan.days[day - 1].stops)


def test_a_swap_keeps_the_times_of_the_others(plan: Editable) -> None:
    after = apply(plan, "swap", query="the museum")
    times = {stop.place_id: stop.start for stop in plan.days[1].stops}
    kept = [stop for stop in after.days[1].stops if stop.place_id in times]
    assert [stop.start for stop in kept] == [times[stop.place_id] for stop in kept]


def test_drop_leaves_the_rest(plan: Editable) -> None:
    after = apply(plan, "drop", query="skip Pastéis de Belém")
    assert ids(after.days[2]) == ["jeronimos", "lx-factory"]


def test_move_takes_a_stop_to_another_day(plan: Editable) -> None:
    after = apply(plan, "move", query="move LX Factory to day 2", day=2)
    assert changed(plan, after) == [2, 3]
    assert "lx-factory" in ids(after.days[1])
    assert "lx-factory" not in ids(after.days[2])


def test_a_stop_that_is_named_in_full_is_found_whatever_day_the_words_name(plan: Editable) -> None:
    after = apply(plan, "move", query="LX Factory is not what I want on day 1. Please shift it to day 2", day=2)
    assert "lx-factory" in ids(after.days[1])


def test_add_serves_the_interest(plan: Editable) -> None:
    after = apply(plan, "add", interest="nature")
    (day,) = changed(plan, after)
    (new,) = set(ids(after.days[day - 1])) - set(ids(plan.days[day - 1]))
    place = plan.place(new)
    assert place
    assert "nature" in place.interests
    assert [*after.trip.request.interests] == ["history", "nature"]


def test_eat_exchanges_what_does_not_serve_the_diet(plan: Editable) -> None:
    after = apply(plan, "eat", diet="vegetarian")
    assert after.trip.party.diets == (Diet.VEGETARIAN,)
    assert changed(plan, after) == [2]
    for day in after.days:
        for place_id in ids(day):
            place = plan.place(place_id)
            assert place
            assert place.kind not in ("eatery", "market") or Diet.VEGETARIAN in place.diets


def test_walk_less_leaves_no_place_with_steps(plan: Editable) -> None:
    after = apply(plan, "walk_less", mobility="wheelchair")
    assert after.trip.party.mobility == "wheelchair"
    for day in after.days:
        for place_id in ids(day):
            place = plan.place(place_id)
            assert place
            assert place.step_free is not False


def test_spend_less_exchanges_tickets_for_free_places(plan: Editable) -> None:
    def paid(plan: Editable) -> int:
        places = [plan.place(place_id) for day in plan.days for place_id in ids(day)]
        return sum(bool(place and place.cost and place.kind not in ("eatery", "market")) for place in places)

    assert paid(apply(plan, "spend_less")) < paid(plan)


@pytest.mark.parametrize(
    ("edit", "arguments", "why"),
    [
        ("lighten", {"day": 9}, "there is no day 9; the plan has days 1 to 3"),
        ("swap", {"query": "the aquarium"}, "no stop answers to “the aquarium”; the plan holds Praça do Comércio"),
        ("drop", {"query": "the temple on day 7"}, "there is no day 7"),
        ("move", {"query": "LX Factory", "day": 3}, "LX Factory is on day 3 already"),
    ],
)
def test_what_cannot_be_done_is_explained(plan: Editable, edit: str, arguments: dict[str, Any], why: str) -> None:
    with pytest.raises(EditError, match=why):
        apply(plan, edit, **arguments)


EDITS: list[Callable[[Editable], Editable]] = [
    lambda plan: apply(plan, "fill", day=1),
    lambda plan: apply(plan, "fill", day=3),
    lambda plan: apply(plan, "swap", query="the monastery"),
    lambda plan: apply(plan, "add", interest="art"),
]


def test_edits_in_a_row_repeat_no_place_and_stay_in_the_day(plan: Editable) -> None:
    for edit in EDITS:
        plan = edit(plan)
    used = [place_id for day in plan.days for place_id in ids(day)]
    assert len(used) == len(set(used))
    for day in plan.days:
        for stop in day.stops:
            place = plan.place(stop.place_id)
            assert place
            assert int(stop.start[:2]) * 60 + int(stop.start[3:]) + place.minutes <= DAY_ENDS
