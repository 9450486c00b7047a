import numpy as np
import pytest

from benchmarks.statistics.planted import Shape, plant_pairs
from benchmarks.statistics.trials import share_of
from evals.statistics import Comparison, Decision, Verdict, compare_rates, decide


def found(low: float, high: float) -> Comparison:
    return Comparison((low + high) / 2, low, high, 0.95, 0.5, "by hand", 100, 50)


@pytest.mark.parametrize(
    ("low", "high", "verdict", "better"),
    [
        (0.02, 0.1, Verdict.NOT_WORSE, True),
        (-0.02, 0.1, Verdict.NOT_WORSE, False),
        (-0.04, -0.01, Verdict.NOT_WORSE, False),
        (-0.05, 0.1, Verdict.CANNOT_TELL, False),
        (-0.2, -0.01, Verdict.CANNOT_TELL, False),
        (-0.2, -0.06, Verdict.WORSE, False),
    ],
)
def test_where_the_interval_lies(low: float, high: float, verdict: Verdict, better: bool) -> None:
    decision = decide(found(low, high), margin=0.05)
    assert (decision.verdict, decision.better) == (verdict, better)


def test_the_reason_names_the_interval_and_the_margin() -> None:
    assert decide(found(-0.04, 0.1), 0.05) == Decision(
        Verdict.NOT_WORSE, False, "a gain of -0.04 to +0.1 lies above -0.05"
    )


def test_less_may_be_better() -> None:
    assert decide(found(-0.2, -0.1), 0.05, higher_is_better=False).better
    assert decide(found(0.1, 0.2), 0.05, higher_is_better=False).verdict == Verdict.WORSE


def test_better_may_have_to_be_better_by_something() -> None:
    assert not decide(found(0.02, 0.1), 0.05, superiority=0.03).better


@pytest.mark.parametrize("margin", [-0.05, float("nan"), float("inf")])
def test_a_margin_is_not_negative(margin: float) -> None:
    with pytest.raises(ValueError, match=f"margin is {margin}; allowed: 0 or more"):
        decide(found(0, 1), margin)


@pytest.mark.parametrize("shape", [Shape(60, 2, 0.3), Shape(200, 1)], ids=str)
def test_wrong_no_more_often_than_stated(shape: Shape) -> None:
    def says(verdict: Verdict, rng: np.random.Generator) -> bool:
        return decide(compare_rates(*plant_pairs(rng, shape, 0.25, -0.1), draws=99), margin=0.1).verdict == verdict

    # at the very margin, where the claim is wrong most often: 2.5 % and what 800 trials may add to it
    assert share_of(800, lambda rng: says(Verdict.NOT_WORSE, rng)) <= 3.7
    assert share_of(800, lambda rng: says(Verdict.WORSE, rng)) <= 3.7


def test_equal_variants_pass_when_there_are_enough_cases() -> None:
    shape = Shape(300, 2, 0.2)

    def passes(rng: np.random.Generator) -> bool:
        return decide(compare_rates(*plant_pairs(rng, shape, 0.2, 0), draws=99), 0.08).verdict == Verdict.NOT_WORSE

    assert share_of(100, passes) >= 90
