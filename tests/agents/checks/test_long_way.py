from agents.checks.registry import Plan
from agents.data.records import PlaceKind
from agents.data.tables import TravelData
from agents.itinerary import Travel
from tests.agents.checks.cases import Case, changed, found
from tests.agents.support import place, planned


def after(data: TravelData, minutes: int, kind: PlaceKind = PlaceKind.SIGHT) -> Plan:
    """Two stops with so long a way between them."""
    plan = planned(data, [(place("a", kind=kind), "09:30"), (place("b"), "14:00")])
    (day,) = plan.itinerary.days
    there = day.stops[1].model_copy(update={"travel": Travel(mode="transit", km=20, minutes=minutes)})
    return changed(plan, days=[day.model_copy(update={"stops": [day.stops[0], there]})])


CASES = [
    Case(
        "long_way",
        lambda data: after(data, 61),
        [("2027-01-04 14:00", "61 minutes from A to B; wanted: at most 60")],
        lambda data: after(data, 60),
    )
]


def test_a_day_trip_is_far(data: TravelData) -> None:
    assert found("long_way", after(data, 90, PlaceKind.DAY_TRIP)) == []


def test_a_night_lies_between_two_days(data: TravelData) -> None:
    assert found("long_way", planned(data, [(place("a"), "09:30")], [(place("b", lat=36.5), "09:30")])) == []
