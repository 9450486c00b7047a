"""No text that a user can type breaks a look-up."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from agents.data.naming import fold
from agents.data.tables import TravelData

DATA = TravelData.open()
TEXT = st.text(max_size=300) | st.text(st.sampled_from("aeinoprst ,./()-'\"*"), max_size=40)


@given(TEXT)
def test_resolve(text: str) -> None:
    matches = DATA.resolve(text)
    assert len(matches) <= 5
    assert len({match.destination.id for match in matches}) == len(matches)
    assert all(0 <= match.score <= 100 for match in matches)


@given(
    st.lists(
        st.sampled_from(["in", "new", "york", "mexico", "ca", "us", "virginia", "west", "la", "paris", "guinea", "or"]),
        max_size=60,
    )
)
def test_resolve_names_of_areas(words: list[str]) -> None:
    assert len(DATA.resolve(" ".join(words))) <= 5


@given(TEXT, st.integers(-3, 20))
def test_suggest(text: str, limit: int) -> None:
    assert len(DATA.suggest(text, limit)) <= max(limit, 0)


@given(TEXT, st.integers(-3, 20))
def test_search_places(text: str, limit: int) -> None:
    assert len(DATA.search_places("tokyo", text, limit)) <= max(limit, 0)


@given(TEXT)
def test_country_code(text: str) -> None:
    code = DATA.country_code(text)
    assert code is None or DATA.country(code) is not None


@given(TEXT, TEXT)
def test_visa(passport: str, destination: str) -> None:
    assert DATA.visa(passport, destination) is None or len(passport.strip()) == 2


@given(st.dates(date(1900, 1, 1), date(2200, 12, 31)), st.sampled_from([city.id for city in DATA.curated()]))
def test_curated_cities_have_a_rate_on_every_day(day: date, city: str) -> None:
    rate = DATA.official_rate(city, day)
    assert rate is not None
    assert rate.rest_of_country == (city == "ushuaia")


@given(TEXT)
def test_fold_is_stable(text: str) -> None:
    assert fold(fold(text)) == fold(text)
