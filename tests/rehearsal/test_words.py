"""Words, tokens, and cutting."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rehearsal import tokens
from rehearsal.words import as_sentence, sentences, shorten, singular


@given(st.text())
def test_tokens_are_the_text(text: str) -> None:
    assert "".join(tokens.split(text)) == text


def test_token_count() -> None:
    assert tokens.split("Hello, reader! 12") == ["Hello", ",", " reade", "r", "!", " 12"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("One. Two! Three?", ["One.", "Two!", "Three?"]),
        ("Take e.g. Dr. Who. He is on 2.5 acres.", ["Take e.g. Dr. Who.", "He is on 2.5 acres."]),
        ("- First\n- Second\n1. Third", ["First", "Second", "Third"]),
        ("It costs 3 USD (approx. 2 EUR). Fine.", ["It costs 3 USD (approx. 2 EUR).", "Fine."]),
    ],
)
def test_sentences(text: str, expected: list[str]) -> None:
    assert sentences(text) == expected


def test_small_things() -> None:
    assert as_sentence("bees  are\nbusy") == "Bees are busy."
    assert [singular(word) for word in ("places", "cities", "boxes", "bus", "ids")] == [
        "place",
        "city",
        "box",
        "bus",
        "id",
    ]


@given(st.text(), st.integers(1, 50))
def test_shorten_keeps_the_limit(text: str, limit: int) -> None:
    assert len(shorten(text, limit)) <= limit
