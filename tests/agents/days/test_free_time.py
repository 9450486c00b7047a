from agents.data.records import PlaceKind
from agents.days.free_time import quarters, suggestion
from agents.days.travel import Spot
from agents.itinerary import Stop
from tests.agents.support import frame, place

KNOWN = {"Ueno": Spot(35.71, 139.77), "Ginza": Spot(35.67, 139.76), "Shiba": Spot(35.65, 139.75)}


def stop(start: str, end: str, area: str = "Ueno") -> Stop:
    fields = {"place_id": "a", "name": "A", "minutes": 60, "note": "", "verified": True, "lat": 35.71, "lon": 139.77}
    return Stop.model_validate(fields | {"area": area, "start": start, "end": end})


def test_quarters_are_the_middle_of_their_places() -> None:
    places = [place("a", lat=35.0, area="Ueno"), place("b", lat=35.2, area="Ueno")]
    out = place("c", kind=PlaceKind.DAY_TRIP, area="Nikko")
    assert quarters([*places, out]) == {"Ueno": Spot(35.1, places[0].lon)}


def test_a_full_day_needs_no_suggestion() -> None:
    full = [stop("09:30", "11:30"), stop("13:00", "16:00")]
    assert suggestion(full, frame(), 0, KNOWN, (), ["A film"]) == ""
    assert suggestion([stop("13:00", "14:00")], frame(edge="arrival"), 0, KNOWN, (), ["A film"]) == ""


def test_quarters_near_by_that_the_day_does_not_visit_and_one_idea() -> None:
    said = suggestion([stop("09:30", "11:30")], frame(), 0, KNOWN, ("Ueno",), ["A film", "A show"])
    assert said == "You could stroll through Ginza or Shiba. From Wikivoyage: A film."


def test_what_no_day_visits_comes_first_where_there_is_a_choice() -> None:
    known = KNOWN | {"Koto": Spot(35.69, 139.8)}
    assert suggestion([stop("09:30", "11:30")], frame(), 0, known, ("Ginza",), []) == (
        "You could stroll through Koto or Shiba."
    )


def test_days_alike_are_told_of_different_things() -> None:
    known = KNOWN | {"Koto": Spot(35.69, 139.8), "Akasaka": Spot(35.67, 139.73)}
    said = {suggestion([stop("09:30", "11:30")], frame(), nr, known, (), ["A film", "A show"]) for nr in (0, 1)}
    assert len(said) == 2


def test_an_empty_day_has_two_ideas_and_none_where_none_are_known() -> None:
    assert suggestion([], frame(), 1, {}, (), ["A", "B", "C"]) == "From Wikivoyage: C; A."
    assert suggestion([], frame(), 1, {}, (), []) == ""
