"""Phrases with choices and slots."""

from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from synthetic.wording.template import Choice, Template, TemplateError, parse


def all_texts(phrase: str) -> set[str]:
    """Every text of a phrase with two choices at the most, their values in capitals."""

    def text(template: Template, first: int, second: int) -> str:
        picks = iter((first, second))

        def pick(choice: Choice) -> Template:
            return choice.options[next(picks) % len(choice.options)]

        return template.fill(pick, str.upper)

    template = parse(phrase)
    return {text(template, first, second) for first, second in product(range(4), repeat=2)}


def test_a_choice_is_one_of_its_options_and_an_empty_one_is_nothing() -> None:
    assert all_texts("{a|b|}c") == {"ac", "bc", "c"}


def test_choices_nest() -> None:
    assert all_texts("{go{ now|}|stay}") == {"go now", "go", "stay"}


def test_slots_are_filled_by_name_also_inside_a_choice() -> None:
    assert all_texts("{to <city>|there}") == {"to CITY", "there"}
    assert list(parse("{to <city>|<a.b>} <c>").slots) == ["city", "a.b", "c"]


def test_a_backslash_makes_a_sign_plain_and_a_lone_bar_or_angle_is_plain() -> None:
    assert all_texts(r"\<b> a|b \{x\}") == {"<b> a|b {x}"}


@pytest.mark.parametrize(
    ("phrase", "why"),
    [("{a|b", "'{' has no end"), ("a}", "'}' has no beginning"), ("<city", "without a name and '>'"), ("<>", "a '<'")],
)
def test_a_broken_phrase_says_what_is_wrong(phrase: str, why: str) -> None:
    with pytest.raises(TemplateError, match=why):
        parse(phrase)


@given(st.text(alphabet="ab {}|<>\\", max_size=30))
def test_any_text_is_read_or_refused(phrase: str) -> None:
    try:
        said = parse(phrase).fill(lambda choice: choice.options[0], lambda name: name)
    except TemplateError:
        return
    assert isinstance(said, str)
