import pytest

from evals.statistics import alarm, compare_rates, judge_drift, judge_repeats

LABELS = [1.0, 0.0] * 20


def test_a_judge_that_says_the_same_again() -> None:
    found = judge_repeats([[1, 1], [0, 0], [1, 1, 1]] * 10)
    assert (found.agreement.point, found.variance.point, found.wavering) == (1, 0, ())
    assert 0 < found.variance.high < 0.1


def test_variance_is_half_of_the_disagreement() -> None:
    found = judge_repeats([[1, 0], [1, 1], [0, 0], [0, 1]] * 5)
    assert (found.agreement.point, found.variance.point) == (0.5, 0.25)
    assert (found.variance.low, found.variance.high) == pytest.approx(
        ((1 - found.agreement.high) / 2, (1 - found.agreement.low) / 2)
    )
    assert found.wavering[:3] == (0, 3, 4)


def test_one_verdict_says_nothing_of_repeats() -> None:
    with pytest.raises(ValueError, match="runs; allowed: 0 to its runs, of 2 or more"):
        judge_repeats([[1, 0], [1]])


def test_a_judge_that_got_worse() -> None:
    now = [1 - label if place < 16 else label for place, label in enumerate(LABELS)]
    found = judge_drift(LABELS, now, LABELS)
    assert (found.agreement.difference, found.flips.point) == (-0.4, 0.4)
    assert found.changed
    assert found.agreement == compare_rates([0.0] * 16 + [1.0] * 24, [1.0] * 40)
    assert str(found).startswith("agrees less with people than before: -40 points [")


def test_many_verdicts_may_change_at_the_same_agreement() -> None:
    before = [1 - label if place < 8 else label for place, label in enumerate(LABELS)]
    now = [1 - label if place >= 32 else label for place, label in enumerate(LABELS)]
    found = judge_drift(before, now, LABELS)
    assert (found.agreement.difference, found.flips.point) == (0, 0.4)
    assert not found.changed
    assert str(found).endswith("40 % of verdicts changed")


def test_an_alarm_is_raised_when_agreement_falls() -> None:
    after = alarm([1.0, 0.0, 0.0, 0.0] * 20, 0.9)
    assert after is not None
    assert 5 < after < 40
    assert alarm([1.0] * 9 + [0.0] + [1.0] * 30, 0.9) is None


def test_a_baseline_is_a_share() -> None:
    with pytest.raises(ValueError, match=r"baseline\[0\] is 90.0"):
        alarm([1.0], 90)
