"""Choosing between two texts."""

import pytest

from tests.rehearsal.judging.support import MESSAGES, verdict_schema
from tests.rehearsal.support import fill, system, user

PROMPT = (
    'Choose the better answer. The better one says "you", with contractions, a greeting or an exclamation mark. '
    "The worse one is formal, official or passive."
)
WARM = "Hi Anna! You'll love it, and we've kept a seat for you."
STIFF = "The reservation has been processed in accordance with the terms."


def choice(first: str, second: str, prompt: str = PROMPT, form: str = "<a>{}</a>\n<b>{}</b>") -> str:
    labels = ("answer_a", "answer_b") if "answer_a" in form else ("A", "B")
    return fill(verdict_schema(*labels), [system(prompt), user(form.format(first, second))])["label"][-1].upper()


@pytest.mark.parametrize(
    "form",
    [
        "<a>{}</a>\n<b>{}</b>",
        "<pair><answer_a>{}</answer_a><answer_b>{}</answer_b></pair>",
        "Answer A: {}\nAnswer B: {}",
        "[A]\n{}\n\n[B]\n{}",
        "## Response A\n{}\n\n## Response B\n{}",
    ],
)
def test_the_better_one_wins_in_both_orders(form: str) -> None:
    assert choice(WARM, STIFF, form=form) == "A"
    assert choice(STIFF, WARM, form=form) == "B"


def test_the_first_of_equals_wins() -> None:
    assert choice(WARM, WARM) == "A"


def test_a_tie_where_the_schema_has_one() -> None:
    schema = verdict_schema("A", "B", "tie")
    messages = [system(PROMPT), user(f"<a>{STIFF}</a><b>Hello! {STIFF}</b>")]
    assert fill(schema, messages)["label"] in ("A", "B")


def test_the_position_bias_is_mild() -> None:
    rows = MESSAGES["held_out"]
    warm, stiff = ([row[2] for row in rows if row[0] == tone] for tone in ("friendly", "robotic"))
    pairs = [(one, other) for one in warm for other in warm if one < other]
    flipped = sum(choice(one, other) == choice(other, one) for one, other in pairs) / len(pairs)
    assert 0.02 <= flipped <= 0.25
    right = sum(choice(one, other) == "A" and choice(other, one) == "B" for one in warm for other in stiff)
    assert right / (len(warm) * len(stiff)) >= 0.85


def test_without_a_criterion_it_guesses_and_says_so() -> None:
    schema = verdict_schema("A", "B")
    said = fill(schema, [system("Choose."), user(f"<a>{WARM}</a><b>{STIFF}</b>")])
    assert said["reason"] == "Nothing in the prompt says what is better; this is a guess."
