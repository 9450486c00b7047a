"""Test is looked at once by each version of a judge."""

import pytest

from evals.labels.lock import FrozenJudge, TestOpened, opening
from tests.evals.labels.support import NOON

JUDGE = FrozenJudge(rubric="friendly", version="v3+33333333", model="m")


def test_a_second_look_needs_a_reason() -> None:
    first = opening([], JUDGE, NOON)
    assert (first.number, first.reason) == (1, None)
    for reason in (None, "", "  why   "):
        with pytest.raises(TestOpened, match=r"friendly\+33333333 by m looked at test before .*give a reason"):
            opening([first], JUDGE, NOON, reason)
    second = opening([first], JUDGE, NOON, "the labels of two cases were wrong")
    assert str(second) == (
        "friendly+33333333 by m opened test 2026-11-20 12:00 UTC, look 2, because: the labels of two cases were wrong"
    )


@pytest.mark.parametrize("change", [{"version": "v3+44444444"}, {"model": "n"}, {"temperature": 0.5}])
def test_another_judge_looks_for_the_first_time(change: dict[str, object]) -> None:
    ledger = [opening([], JUDGE, NOON)]
    assert opening(ledger, JUDGE.model_copy(update=change), NOON).number == 1


def test_the_same_content_under_another_number_is_no_other_judge() -> None:
    with pytest.raises(TestOpened):
        opening([opening([], JUDGE, NOON)], JUDGE.model_copy(update={"version": "v4+33333333"}), NOON)
