from agents.checks.registry import Plan
from agents.data.records import Diet, PlaceKind
from agents.data.tables import TravelData
from tests.agents.checks.cases import Case, found
from tests.agents.support import place, planned


def lunch(data: TravelData, *serves: Diet, kind: PlaceKind = PlaceKind.EATERY) -> Plan:
    """For two who eat vegan and halal."""
    where = place("grill", kind=kind, diets=serves)
    return planned(data, [(where, "12:00")], party={"adults": 2, "diets": ["vegan", "halal"]})


CASES = [
    Case(
        "diet",
        lambda data: lunch(data, Diet.HALAL, Diet.VEGETARIAN),
        [("2027-01-04 12:00", "GRILL serves halal, vegetarian; wanted: vegan")],
        lambda data: lunch(data, Diet.HALAL, Diet.VEGAN),
    )
]


def test_an_eatery_that_is_known_for_no_diet(data: TravelData) -> None:
    assert found("diet", lunch(data)) == [("2027-01-04 12:00", "GRILL serves none; wanted: halal, vegan")]


def test_a_market_has_many_stalls(data: TravelData) -> None:
    assert found("diet", lunch(data, kind=PlaceKind.MARKET)) == []


def test_whoever_eats_everything_eats_anywhere(data: TravelData) -> None:
    assert found("diet", planned(data, [(place("grill", kind=PlaceKind.EATERY), "12:00")])) == []
