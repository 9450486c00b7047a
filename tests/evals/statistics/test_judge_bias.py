import numpy as np
import pytest

from benchmarks.judges.naive import Ends
from evals.statistics import length_bias, position_bias


def _judged(rng: np.random.Generator, outputs: int, kinder: float) -> tuple[list[float], list[float], list[float]]:
    """A judge that passes a tenth of what is bad, and `kinder` more of the longest third."""
    good, length = rng.random(outputs) < 0.6, rng.permutation(outputs)
    kind = rng.random(outputs) < 0.1 + kinder * (length >= 2 * outputs // 3)
    judge = good | (~good & kind)
    return judge.astype(float).tolist(), good.astype(float).tolist(), length.astype(float).tolist()


def test_thirds_by_hand() -> None:
    judge, labels = [0, 1, 1, 0, 1, 1, 1, 1, 1], [1, 1, 1, 0, 1, 1, 0, 0, 1]
    found = length_bias(judge * 9, labels * 9, [10, 20, 30, 40, 50, 60, 70, 80, 90] * 9)
    assert [(one.name, one.shortest, one.longest) for one in found.thirds] == [
        ("short", 10, 30), ("middle", 40, 60), ("long", 70, 90),
    ]  # fmt: skip
    assert [one.leniency.point for one in found.thirds] == pytest.approx([-1 / 3, 0, 2 / 3])
    assert found.difference.point == pytest.approx(1)
    assert str(found).startswith("kinder to long outputs, by 100 points [")


def test_a_bias_by_length_is_seen_and_none_is_made_up() -> None:
    rng = np.random.default_rng(0)
    biased = [length_bias(*_judged(rng, 200, 0.6)).difference for _ in range(60)]
    fair = [length_bias(*_judged(rng, 200, 0.0)).difference for _ in range(60)]
    assert sum(one.low > 0 for one in biased) > 50
    assert sum(Ends.of(one).hold(0) for one in fair) > 53
    assert sum(Ends.of(one).hold(0.24) for one in biased) > 53


def test_where_no_bias_is_seen_it_says_so() -> None:
    found = length_bias([1, 0, 1, 0, 1, 0], [1, 0, 1, 0, 1, 0], [1, 2, 3, 4, 5, 6])
    assert str(found).startswith("no bias by length is seen: +0 points [-")


def test_lengths_must_differ() -> None:
    with pytest.raises(ValueError, match="6 outputs of 3 to 3; allowed: 6 or more, of two lengths"):
        length_bias([1] * 6, [1] * 6, [3] * 6)


def test_a_judge_that_always_prefers_the_first() -> None:
    found = position_bias([1.0] * 30, [1.0] * 30)
    assert (found.first.point, found.flips.point) == (1, 1)
    assert str(found) == "prefers what stands first, 100 % in favour of the first; the order decides 100 % of pairs"


def test_a_judge_that_goes_by_what_is_there() -> None:
    found = position_bias([1.0, 0.0, 0.5] * 10, [0.0, 1.0, 0.5] * 10)
    assert (found.first.point, found.flips.point) == (0.5, 0)
    assert found.flips.high > 0.05
    assert str(found) == "no bias by position is seen; the order decides 0 % of pairs"
