"""What texts mean: the first match's id and kind, written out by hand."""

import pytest

from agents.data.records import MatchKind
from agents.data.tables import TravelData

OWN_NAME = [
    ("Tokyo", "tokyo"),
    ("tokyo", "tokyo"),
    ("  TOKYO  ", "tokyo"),
    ("Kyōto", "kyoto"),
    ("Cape-Town", "cape-town"),
    ("São Paulo", "gn-3448439"),
    ("sao paulo", "gn-3448439"),
    ("Zürich", "zurich"),
    ("zurich", "zurich"),
    ("Paris", "paris"),
    ("London", "london"),
    ("Rome", "rome"),
    ("Barcelona", "barcelona"),
    ("Sydney", "sydney"),
    ("Singapore", "singapore"),
    ("New York", "new-york"),
    ("Washington", "gn-4140963"),
    ("Bali", "bali"),
    ("Nara", "gn-1855612"),
    ("Hong Kong", "hong-kong"),
    ("Luxembourg", "gn-2960316"),
]

ALIAS = [
    ("東京", "tokyo"),
    ("TYO", "tokyo"),
    ("Tokio", "tokyo"),
    ("NYC", "new-york"),
    ("New York City", "new-york"),
    ("Manhattan", "new-york"),
    ("Bombay", "gn-1275339"),
    ("Roma", "rome"),
    ("Lisboa", "lisbon"),
    ("Wien", "vienna"),
    ("München", "gn-2867714"),
    ("Cologne", "gn-2886242"),
    ("Saigon", "gn-1566083"),
    ("Istambul", "istanbul"),
    ("Constantinople", "istanbul"),
    ("กรุงเทพ", "bangkok"),
    ("Mexico", "mexico-city"),
    ("Ciudad de México", "mexico-city"),
    ("Washington DC", "gn-4140963"),
    ("Sidney", "sydney"),
    ("New Delhi", "delhi"),
    ("القاهرة", "cairo"),
    ("Cuzco", "cusco"),
    ("Köpenhamn", "copenhagen"),
]

QUALIFIED = [
    ("Paris, Texas", "gn-4717560"),
    ("Paris TX", "gn-4717560"),
    ("paris tx usa", "gn-4717560"),
    ("Paris, Texas, United States", "gn-4717560"),
    ("London, Ontario", "gn-6058560"),
    ("London ON", "gn-6058560"),
    ("Tokyo, Japan", "tokyo"),
    ("Japan, Tokyo", "tokyo"),
    ("Tokyo, Kanto, Japan", "tokyo"),
    ("Kyoto Japan", "kyoto"),
    ("San José Costa Rica", "gn-3621849"),
    ("San José, Costa Rica", "gn-3621849"),
    ("Portland, Oregon", "gn-5746545"),
    ("Portland, Maine", "gn-4975802"),
    ("Rome, GA", "gn-4219762"),
    ("Sydney, Nova Scotia", "gn-6354908"),
    ("Toronto, CA", "gn-6167865"),
    ("San Francisco, CA", "san-francisco"),
    ("Berlin, DE", "berlin"),
    ("Dover, DE", "gn-4142290"),
    ("Valencia, Spain", "gn-2509954"),
    ("Washington, D.C.", "gn-4140963"),
    ("New York, New York", "new-york"),
    ("Edinburgh, Scotland", "edinburgh"),
    ("Springfield IL", "gn-4250542"),
    ("Naples, Florida", "gn-4165565"),
]

MISSPELT = [
    ("Barcelonna", "barcelona"),
    ("Lisbonn", "lisbon"),
    ("Amsterdm", "amsterdam"),
    ("Bangkock", "bangkok"),
    ("Capetown", "cape-town"),
    ("Berln", "berlin"),
    ("Prais", "paris"),
    ("Tokoy", "tokyo"),
    ("Barcelonna, Spain", "barcelona"),
    ("Barcelonna Venezuela", "gn-3648559"),
]

COUNTRY = [
    ("Japan", "tokyo"),
    ("japan", "tokyo"),
    ("France", "paris"),
    ("UK", "london"),
    ("USA", "new-york"),
    ("Holland", "amsterdam"),
    ("Türkiye", "istanbul"),
    ("Turkey", "istanbul"),
    ("Switzerland", "zurich"),
    ("Georgia", "gn-611717"),
    ("Jordan", "gn-250441"),
    ("French", "paris"),
    ("Thialand", "bangkok"),
]

REGION = [
    ("Hawaii", "gn-5856195"),
    ("Texas", "gn-4699066"),
    ("Georgia, USA", "gn-4180439"),
    ("Tuscany", "gn-3176959"),
    ("Tuscany, Italy", "gn-3176959"),
    ("Scotland", "edinburgh"),
]

CASES: list[tuple[str, str, MatchKind]] = [
    *((text, id, "exact") for text, id in OWN_NAME),
    *((text, id, "alias") for text, id in ALIAS),
    *((text, id, "exact") for text, id in QUALIFIED),
    *((text, id, "spelling") for text, id in MISSPELT),
    *((text, id, "country") for text, id in COUNTRY),
    *((text, id, "region") for text, id in REGION),
]


@pytest.mark.parametrize(("text", "id", "kind"), CASES)
def test_first_match(travel: TravelData, text: str, id: str, kind: MatchKind) -> None:
    first = travel.resolve(text)[0]
    assert (first.destination.id, first.kind) == (id, kind)


@pytest.mark.parametrize("text", ["", "  ", ",", "/", "xyzzy", "Tokyo, France", "\x00", "!?", "zz", "Qqqqqqqqqqqq"])
def test_nothing_alike(travel: TravelData, text: str) -> None:
    assert travel.resolve(text) == ()


def ids(travel: TravelData, text: str) -> list[str]:
    return [match.destination.id for match in travel.resolve(text)]


def test_namesakes_follow_in_order_of_population(travel: TravelData) -> None:
    assert ids(travel, "Paris") == ["paris", "gn-4717560"]
    assert ids(travel, "Springfield")[:3] == ["gn-4409896", "gn-4951788", "gn-4250542"]


def test_country_lists_its_curated_cities(travel: TravelData) -> None:
    assert ids(travel, "Japan") == ["tokyo", "osaka", "kyoto"]


def test_country_without_curated_cities_gives_capital_and_largest_city(travel: TravelData) -> None:
    assert [match.destination.name for match in travel.resolve("Kazakhstan")] == ["Astana", "Almaty"]


def test_country_name_goes_before_a_foreign_city_of_that_name(travel: TravelData) -> None:
    assert [match.destination.country for match in travel.resolve("Lebanon")] == ["LB", "US", "US", "US", "US"]


def test_two_cities_in_one_text(travel: TravelData) -> None:
    assert ids(travel, "Tokyo or Kyoto") == ["tokyo", "kyoto"]
    assert ids(travel, "Mumbai/Bombay") == ["gn-1275339"]
    assert ids(travel, "Mumbai (Bombay)") == ["gn-1275339"]


def test_unknown_qualifier_lowers_the_score(travel: TravelData) -> None:
    first = travel.resolve("Paris, the city of light")[0]
    assert (first.destination.id, first.score) == ("paris", 90.0)


def test_a_misspelling_scores_by_likeness(travel: TravelData) -> None:
    first = travel.resolve("Barcelonna")[0]
    assert first.score == pytest.approx(94.7)


def test_swapped_letters_are_one_slip(travel: TravelData) -> None:
    swapped, dropped = travel.resolve("Lisbno")[0], travel.resolve("Lisbn")[0]
    assert (swapped.destination.id, swapped.score) == ("lisbon", pytest.approx(91.7))
    assert (dropped.destination.id, dropped.score) == ("lisbon", pytest.approx(90.9))


def test_labels_of_curated_cities_resolve_to_them(travel: TravelData) -> None:
    for city in travel.curated():
        assert ids(travel, city.label)[0] == city.id
        assert ids(travel, city.name)[0] == city.id


def test_only_the_first_200_characters_count(travel: TravelData) -> None:
    assert ids(travel, " " * 200 + "Tokyo") == []
    assert ids(travel, "Tokyo" + " " * 300 + "x") == ["tokyo"]
