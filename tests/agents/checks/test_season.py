from agents.checks.registry import Plan
from agents.data.records import Place, PlaceKind
from agents.data.tables import TravelData
from agents.itinerary import RainPlan
from tests.agents.checks.cases import Case, changed, found
from tests.agents.support import place, planned

BEACH = place("bay", kind=PlaceKind.BEACH)
JUNE = "2027-06-07"
"""In Tokyo days reach 9.0 °C in January and 26.2 °C in June, and it rains on 5 of 31 and on 12 of 30 days."""


def beach(data: TravelData, start: str) -> Plan:
    return planned(data, [(BEACH, "12:00"), (place("museum", indoors=True), "15:00")], start=start)


def wet(data: TravelData, *others: Place, start: str = JUNE) -> Plan:
    return planned(data, [(place("garden"), "09:30"), *((other, "12:00") for other in others)], start=start)


def with_rain_plan(data: TravelData) -> Plan:
    plan = wet(data)
    museum = RainPlan(place_id="museum", name="Museum", area="Centre")
    return changed(plan, days=[plan.itinerary.days[0].model_copy(update={"rain_plan": museum})])


CASES = [
    Case(
        "season",
        lambda data: beach(data, "2027-01-04"),
        [("2027-01-04 12:00", "BAY is a beach and days reach 9.0 °C; wanted: at least 20 °C")],
        lambda data: beach(data, JUNE),
    ),
    Case(
        "season",
        wet,
        [("2027-06-07", "it rains on 12 of 30 days and nothing is indoors; wanted: a sight indoors or a rain plan")],
        with_rain_plan,
    ),
]


def test_one_roof_is_enough_but_not_that_of_an_eatery(data: TravelData) -> None:
    assert found("season", wet(data, place("museum", indoors=True))) == []
    assert len(found("season", wet(data, place("grill", indoors=True, kind=PlaceKind.EATERY)))) == 1


def test_dry_months_and_days_without_sights_need_no_roof(data: TravelData) -> None:
    assert found("season", wet(data, start="2027-01-04")) == []
    assert found("season", planned(data, [], start=JUNE)) == []
    assert found("season", planned(data, [(place("grill", kind=PlaceKind.EATERY), "12:00")], start=JUNE)) == []


def test_a_city_of_which_no_weather_is_known(data: TravelData) -> None:
    assert found("season", planned(data, [(BEACH, "12:00")], destination="New York")) == []
