from typing import Any

import pytest

from agents.data.records import PlaceKind
from agents.data.tables import TravelData
from agents.days.clock import clock
from agents.days.day_frame import DayFrame
from agents.days.day_notes import day_notes, frame_notes, tells_needs
from agents.itinerary import Stop, Travel
from tests.agents.support import frame, trip_of

SLOW = frame(longest=540, rest=True)


def stop(name: str, start: int, minutes: int = 60, way: int = 10, **changes: Any) -> Stop:
    travel = Travel(mode="walk", km=0.5, minutes=way)
    times = {"start": clock(start), "end": clock(start + minutes), "minutes": minutes}
    fields = {"place_id": name, "name": name, "note": "", "verified": True, "travel": travel, "step_free": True}
    return Stop.model_validate(fields | times | changes)


def notes(data: TravelData, day: DayFrame, *stops: Stop, suggestion: str = "", **fields: Any) -> list[str]:
    return day_notes(stops, day, trip_of(data, **fields), suggestion)


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({}, []),
        ({"edge": "arrival"}, ["Arrival day: nothing is planned before 13:00."]),
        ({"edge": "departure"}, ["Departure day: nothing is planned after 15:00."]),
        (
            {"holiday": "Christmas Day"},
            [
                "Public holiday: Christmas Day. Most sights, shops and restaurants close and few trains and buses run: "
                "book a meal ahead."
            ],
        ),
        ({"holiday": "Labour Day"}, ["Public holiday: Labour Day. Museums and shops may be closed."]),
    ],
)
def test_what_is_known_of_the_day(changes: dict[str, Any], said: list[str]) -> None:
    assert frame_notes(frame(**changes)) == said


def test_nothing_to_say_of_a_plain_day(data: TravelData) -> None:
    assert notes(data, frame(), stop("a", 570), stop("b", 720, paid_by_meals=True), stop("c", 900)) == []


def test_free_time_comes_with_a_suggestion(data: TravelData) -> None:
    stroll, lunch = "You could stroll through Yanaka.", stop("lunch", 720, paid_by_meals=True)
    assert notes(data, frame()) == ["Nothing is planned: a day of your own."]
    assert notes(data, SLOW, suggestion=stroll) == [f"Nothing is planned: a day of your own. {stroll}"]
    assert notes(data, frame(), stop("a", 570), lunch, suggestion=stroll) == [f"The afternoon is free. {stroll}"]
    assert notes(data, frame(), lunch, stop("a", 1000), suggestion=stroll)[1:] == [f"The morning is free. {stroll}"]
    assert notes(data, frame(), stop("a", 1050), suggestion=stroll) == [f"The day is free until 17:30. {stroll}"]
    assert notes(data, frame(), lunch, suggestion=stroll) == [f"The rest of the day is free. {stroll}"]


@pytest.mark.parametrize(
    ("starts", "said"),
    [
        ([570, 690, 840, 930], ["Lunch is up to you: there is time from 12:30 to 14:00."]),
        ([570, 645, 720, 795, 870], ["Lunch is up to you: take something along."]),
        ([570, 660], ["The afternoon is free."]),
    ],
)
def test_a_whole_day_without_a_place_for_lunch_says_when_to_eat(
    data: TravelData, starts: list[int], said: list[str]
) -> None:
    assert notes(data, frame(), *(stop(str(start), start) for start in starts)) == said


def test_how_far_a_day_trip_is(data: TravelData) -> None:
    trip = stop("Nikko", 600, kind=PlaceKind.DAY_TRIP, lat=35.95, lon=139.76)
    assert notes(data, frame(), trip) == ["Day trip: Nikko is about 77 minutes from the centre each way, an estimate."]


def test_the_rest_after_lunch_is_named(data: TravelData) -> None:
    day = (stop("a", 570), stop("lunch", 720, paid_by_meals=True), stop("b", 840), stop("c", 1000))
    assert notes(data, SLOW, *day) == ["Easy pace: at most 9 hours and a rest from 13:00 to 14:00."]


def test_without_a_meal_the_longest_rest_is_named(data: TravelData) -> None:
    day = (stop("a", 660), stop("b", 780), stop("c", 930))
    assert notes(data, SLOW, *day) == ["Easy pace: at most 9 hours and time for lunch and a rest from 14:00 to 15:30."]


def test_no_rest_and_no_limit_are_claimed_that_the_day_does_not_keep(data: TravelData) -> None:
    assert notes(data, SLOW, stop("a", 570), stop("b", 660))[:1] == ["Easy pace: at most 9 hours."]
    assert notes(data, SLOW, stop("a", 570, 480), stop("b", 1080)) == []
    assert notes(data, frame(edge="arrival", longest=540), stop("a", 780))[1:] == []


def test_two_hours_and_more_are_free_time(data: TravelData) -> None:
    late = stop("c", 900)
    assert notes(data, frame(), stop("a", 570), stop("b", 750, paid_by_meals=True), late) == []
    assert notes(data, frame(), stop("a", 570), stop("b", 765), late) == ["Free time from 10:30 to 12:45."]


@pytest.mark.parametrize(
    ("mobility", "said"),
    [
        ("none", []),
        ("reduced", ["Not step-free: B.", "Step-free access is not known: C, D. Ask before you go."]),
        ("wheelchair", ["Not step-free: B.", "Step-free access is not known: C, D. Ask before you go."]),
    ],
)
def test_steps_are_named_for_a_party_that_minds_them(data: TravelData, mobility: str, said: list[str]) -> None:
    known = {"A": True, "B": False, "C": None, "D": None}
    stops = [stop(name, 570 + 75 * index, step_free=free) for index, (name, free) in enumerate(known.items())]
    assert notes(data, frame(), *stops, party={"mobility": mobility})[1:] == said


def test_which_notes_tell_what_the_party_needs(data: TravelData) -> None:
    holiday = frame(holiday="Labour Day", longest=540, rest=True)
    stops = [stop("A", 570, step_free=None), stop("B", 780, step_free=False)]
    said = notes(data, holiday, *stops, party={"mobility": "reduced"})
    assert [note.partition(":")[0] for note in said if not tells_needs(note)] == [
        "Public holiday",
        "Free time from 10",
        "The afternoon is free.",
    ]
    assert len([note for note in said if tells_needs(note)]) == 3
