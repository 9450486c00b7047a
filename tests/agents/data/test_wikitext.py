"""What other people wrote, made plain, and what of it lasts."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agents.data.building.trim import first_sentences
from agents.data.building.wikitext import LONGEST, durable, plain, sentences


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The '''Church''' of ''St. Mary''", "The Church of St. Mary"),
        ("Recommended by [http://www.time.com/x.html Time Magazine].", "Recommended by Time Magazine."),
        ("See [[Vienna|the capital]] and [[Graz]]", "See the capital and Graz"),
        ("House {{convert|12|km|0}} out {{dead link|April 2016}} of town", "House 12 km out of town"),
        ("<br/> An old theatre<script>alert(1)</script>", "An old theatre alert(1)"),
        ("&lt;b&gt;Bold&lt;/b&gt; &amp; plain", "Bold & plain"),
        ("thumb|Castle at night", ""),
        ("Write to a@b.example or www.b.example now", "Write to or now"),
        ("- A\x1b[31m red\n\ndoor ,", "A [31m red door"),
        ("Cut off [http://x.example/y", "Cut off"),
    ],
)
def test_plain(text: str, words: str) -> None:
    assert plain(text) == words


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("A hall of 1891 with counters. Lunch is €8.", "A hall of 1891 with counters."),
        ("A hall of 1891 with counters. CHF12 a dish. Go early.", "A hall of 1891 with counters."),
        ("Good views from the top of the tower. Open daily 10:00 to 18:00.", "Good views from the top of the tower."),
        ("Free of charge for all. A park.", ""),
        ("An open-air museum of farm houses.", "An open-air museum of farm houses."),
        ("Nice.", ""),
        ("The church of St. Mary by the river. Call +386 1 2345678.", "The church of St. Mary by the river."),
    ],
)
def test_durable(text: str, kept: str) -> None:
    assert durable(text) == kept


def test_a_long_sentence_is_cut_at_a_word() -> None:
    kept = durable("tower " * 60)
    assert len(kept) <= LONGEST + 2
    assert kept.endswith("tower …")


def test_first_sentences() -> None:
    assert first_sentences("One here. Two there. Three.", 22) == "One here. Two there."
    assert first_sentences("A sentence that is longer than the limit. Two.", 10) == (
        "A sentence that is longer than the limit."
    )


def test_an_abbreviation_ends_no_sentence() -> None:
    assert sentences("St. Paul is here. Go.") == ["St. Paul is here.", "Go."]


@given(st.text(max_size=400) | st.text(st.sampled_from("[]{}<>|'ht:/p. a@&;"), max_size=120))
def test_any_text_becomes_printable(text: str) -> None:
    words = plain(text)
    assert words.isprintable()
    assert len(durable(words)) <= LONGEST + 2
