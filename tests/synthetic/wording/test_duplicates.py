"""Texts that are alike."""

from random import Random

from hypothesis import given
from hypothesis import strategies as st

from synthetic.wording.duplicates import Written, ngrams

WORDS = [f"w{number}" for number in range(300)]


def text(words: int, seed: int = 0) -> str:
    return " ".join(Random(seed).sample(WORDS, words))


def test_ngrams_are_of_words_in_any_case_and_a_short_text_is_one() -> None:
    assert ngrams("To Rome, don't wait", 3) == [("to", "rome", "don't"), ("rome", "don't", "wait")]
    assert ngrams("Rome!", 3) == [("rome",)]


def test_the_same_words_are_the_same_text_whatever_the_case_and_the_signs() -> None:
    written = Written()
    written.add("We go to Rome.")
    assert written.likeness("we go to ROME!") == "same"
    assert written.likeness("we go to Oslo") == "new"


def test_one_word_in_forty_makes_a_near_duplicate_and_one_in_ten_does_not() -> None:
    written, forty = Written(), text(40).split()
    written.add(" ".join(forty))
    assert written.likeness(" ".join([*forty[:20], "other", *forty[21:]])) == "near"
    assert written.likeness(" ".join("other" if at % 10 == 5 else word for at, word in enumerate(forty))) == "new"


def test_what_shares_seven_tenths_of_its_runs_is_found_among_many() -> None:
    written = Written()
    for seed in range(100):
        written.add(text(60, seed))
    assert written.near == 0
    changed = [text(60, seed).split() for seed in range(100)]
    for words in changed:
        words[10] = words[30] = "other"
    assert [written.likeness(" ".join(words)) for words in changed] == ["near"] * 100


def test_distinct_and_novelty_are_shares_of_4_grams() -> None:
    written = Written()
    assert written.distinct == 0.0
    written.add("a b c d e")
    written.add("a b c d x")
    assert written.distinct == 0.75
    assert written.novelty("a b c d y") == 0.5
    assert written.near == 0


@given(st.text(max_size=40))
def test_any_text_is_the_same_as_itself(said: str) -> None:
    written = Written()
    written.add(said)
    assert written.likeness(said) == "same"
    assert written.novelty(said) == 0.0
