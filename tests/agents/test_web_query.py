import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agents.data.tables import TravelData
from agents.web_query import web_query
from tests.agents.support import trip_of

NOTES = "I am Ann Smith, pregnant, allergic to peanuts. Mail ann.smith@mail.example. We love food and jazz."


@pytest.mark.parametrize(
    ("words", "query"),
    [
        (None, "Tokyo Japan events January 2027"),
        ("", "Tokyo Japan events January 2027"),
        ("sumo tournament", "Tokyo Japan events January 2027 sumo tournament"),
        ("Tokyo events in January 2027", "Tokyo Japan events January 2027 in"),
        ("hanami 2027-01-04", "Tokyo Japan events January 2027 hanami"),
        ('site:x.example "exact" OR a|b', "Tokyo Japan events January 2027 site x.example exact OR a b"),
        ("for bob@mail.example or @bob", "Tokyo Japan events January 2027 for or"),
        ("bob＠mail.example", "Tokyo Japan events January 2027"),
        ("see https://x.example/?u=ann and www.x.example/y", "Tokyo Japan events January 2027 see and"),
        ("call +49 (30) 123-456 now", "Tokyo Japan events January 2027 call now"),
        ("passport C01X00T47 or 123456789", "Tokyo Japan events January 2027 passport or"),
        ("tel ١٢٣٤٥٦٧", "Tokyo Japan events January 2027 tel"),
        ("<b>lights</b>\x00\u202e", "Tokyo Japan events January 2027 lights"),
    ],
)
def test_destination_topic_month_and_plain_words(data: TravelData, words: str | None, query: str) -> None:
    assert web_query(trip_of(data), "events", words) == query


@pytest.mark.parametrize(
    ("words", "left"),
    [
        ("Ann Smith", ""),
        ("SMITH family events", " family"),
        ("Smith's party", " party"),
        ("pregnancy friendly", " friendly"),
        ("allergies to peanut", ""),
        ("food markets", " food markets"),
        ("jazz clubs", " clubs"),
        ("flights from Hamburg", " flights from"),
        ("ann-smith", ""),
    ],
)
def test_words_of_the_notes_and_the_origin_stay_here(data: TravelData, words: str, left: str) -> None:
    trip = trip_of(data, notes=NOTES, origin="Hamburg", interests=["food"])
    assert web_query(trip, "events", words) == f"Tokyo Japan events January 2027{left}"


def test_it_is_cut_after_a_word(data: TravelData) -> None:
    query = web_query(trip_of(data), "news", "sumo " + "longish " * 40)
    assert len(query) <= 120
    assert query.endswith(" longish")
    assert len(web_query(trip_of(data), "news", "x" * 5000)) <= 120


def test_words_in_a_script_without_spaces(data: TravelData) -> None:
    trip = trip_of(data, notes="田中太郎です。妻は妊娠中")
    assert web_query(trip, "events", "田中太郎 花火 妊娠中") == "Tokyo Japan events January 2027 花火"


@given(words=st.text(max_size=300), notes=st.text(max_size=100).filter(lambda text: "\x00" not in text))
def test_whatever_a_model_writes(data: TravelData, words: str, notes: str) -> None:
    query = web_query(trip_of(data, notes=notes), "events", words)
    assert query.startswith("Tokyo Japan events January 2027")
    assert len(query) <= 120
    assert query.isprintable()
    assert "@" not in query
    assert "://" not in query
    assert not re.search(r"\d{5}", query)
