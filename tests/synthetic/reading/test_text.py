"""Reading never fails, gives only values that there are, and does the same every time."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from agents.data.tables import TravelData
from synthetic.dimensions_file import read_dimensions
from synthetic.reading.text import read_text
from tests.synthetic.reading.samples import ASKED_ON

VALUES = {dimension.id: dimension.ids for dimension in read_dimensions().all}
PIECES = st.sampled_from(
    [
        "kids 4 and 6",
        "3 to 7 May",
        "31 Feb",
        "€1.000,5",
        "in Rome",
        "a week",
        "(",
        "12/13/2027",
        "9999 days",
        "0 nights",
    ]
)
TEXTS = st.one_of(st.text(max_size=3000), st.lists(PIECES, max_size=60).map(" ".join), st.lists(PIECES).map("".join))


@given(text=TEXTS, asked_on=st.dates(date(2024, 1, 1), date(2030, 12, 31)))
@settings(deadline=None, max_examples=60)
def test_any_text_is_read_as_values_that_there_are(data: TravelData, text: str, asked_on: date) -> None:
    read = read_text(text, data, asked_on)
    assert {name: value for name, value in read.items() if value not in VALUES[name]} == {}
    assert read_text(text, data, asked_on) == read


def read(text: str, data: TravelData) -> dict[str, str]:
    return read_text(text, data, ASKED_ON)


def test_an_empty_text_is_silent(data: TravelData) -> None:
    assert read("", data) == {
        "budget": "absent", "clarity": "clear", "duration": "absent", "intent": "plan", "interests": "none",
        "mood": "neutral", "need": "none", "season": "absent", "style": "balanced",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("one day in Rome", "day"), ("Rome for 2 nights", "weekend"), ("wknd in Rome", "weekend"),
        ("8 Tage nach Rom", "week"), ("quinze jours à Rome", "long"), ("22 days in Rome", "too_long"),
        ("Rome", "absent"), ("Rome, we met there 5 years ago", "absent"), ("Rome, our son is 5 years old", "absent"),
        ("Rome in two weeks", "long"), ("see you in two weeks", "absent"), ("Rome, 12 days", None),
    ],
)  # fmt: skip
def test_lengths(data: TravelData, text: str, value: str | None) -> None:
    assert read(text, data).get("duration") == value


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Rome in July", "summer"), ("Sydney in July", "winter"), ("Rome, 3 May", "spring"),
        ("Rome am 3. Mai", "spring"),
        ("my friend May and I want to see Rome", "absent"), ("we may go to Rome", "absent"),
        ("Rome at Easter", "spring"),
        ("Rome in the fall", "autumn"), ("Rome, hot springs", "absent"), ("Rome, 2027-12-24", "winter"),
    ],
)  # fmt: skip
def test_seasons(data: TravelData, text: str, value: str) -> None:
    assert read(text, data)["season"] == value


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("a week in Rome", "major"), ("a week in Bologna", "small"), ("a week in Springfield", "ambiguous"),
        ("a week in Springfield, Illinois", "small"), ("Barcelna for a week", "misspelt"),
        ("a week in Zorvania City", "unknown"), ("from Berlin to Vienna", "major"), ("with my friend Florence", None),
        ("I live in Rome and want to see Bologna", "small"), ("surprise me", None),
    ],
)  # fmt: skip
def test_places(data: TravelData, text: str, value: str | None) -> None:
    assert read(text, data).get("destination") == value


@pytest.mark.parametrize(
    ("money", "value"),
    [
        ("150 EUR", "impossible"), ("€420", "tight"), ("2k euros", "easy"), ("45,000 yen", "other_currency"),
        ("nothing too expensive", "vague"), ("", "absent"), ("43 EUR each per day", "tight"), ("600 EUR", None),
    ],
)  # fmt: skip
def test_money_is_held_against_the_cheapest_trip(data: TravelData, money: str, value: str | None) -> None:
    text = f"Lisbon for two adults, 5 days from 3 May 2027, {money}"
    assert read(text, data).get("budget") == value
