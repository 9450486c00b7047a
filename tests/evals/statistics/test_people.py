import numpy as np
import pytest

from benchmarks.judges.naive import Ends
from evals.statistics import judge_agreement, people_agreement
from tests.evals.statistics import references

NONE = None
# Gwet, "Handbook of inter-rater reliability", 4th edition, p. 120; Krippendorff (2011), example C
FOUR_RATERS = [
    [1, 1, NONE, 1], [2, 2, 3, 2], [3, 3, 3, 3], [3, 3, 3, 3], [2, 2, 2, 2], [1, 2, 3, 4],
    [4, 4, 4, 4], [1, 1, 2, 1], [2, 2, 2, 2], [NONE, 5, 5, 5], [NONE, NONE, 1, 1], [NONE, NONE, 3, NONE],
]  # fmt: skip
# the three categories of pregnancy of the same book, as printed with R's package irrCAC
ABSTRACTORS = [[13, 0, 0], [0, 20, 7], [0, 4, 56]]
# Krippendorff (2011), example A
TWO_OBSERVERS = list(zip([0, 1, 0, 0, 0, 0, 0, 0, 1, 0], [1, 1, 1, 0, 0, 1, 0, 0, 0, 0], strict=True))


def test_published_coefficients_of_four_raters() -> None:
    found = people_agreement(FOUR_RATERS)
    assert found.ac1.point == pytest.approx(0.775444, abs=1e-6)
    assert found.alpha
    assert found.alpha.point == pytest.approx(0.743421, abs=1e-6)
    assert found.raw.point == pytest.approx(0.818182, abs=1e-6)
    assert found.both == 11


def test_published_coefficients_of_two_abstractors() -> None:
    ratings = [[a, b] for a, row in enumerate(ABSTRACTORS) for b, count in enumerate(row) for _ in range(count)]
    found = people_agreement(ratings)
    assert found.ac1.point == pytest.approx(0.8493305, abs=1e-7)
    assert found.alpha
    assert found.alpha.point == pytest.approx(0.7972585, abs=1e-7)
    # printed intervals, which are symmetric: 0.764 to 0.935 and 0.680 to 0.914
    assert (found.ac1.low, found.ac1.high) == pytest.approx((0.764, 0.935), abs=0.03)
    assert (found.alpha.low, found.alpha.high) == pytest.approx((0.680, 0.914), abs=0.035)


def test_published_alpha_of_two_observers() -> None:
    found = people_agreement(TWO_OBSERVERS).alpha
    assert found
    assert found.point == pytest.approx(0.095, abs=5e-4)


def test_alpha_is_that_of_truescore() -> None:
    rng = np.random.default_rng(3)
    ratings = [[None if rng.random() < 0.3 else float(rng.integers(2)) for _ in range(4)] for _ in range(60)]
    found = people_agreement(ratings).alpha
    assert found
    assert found.point == pytest.approx(references.alpha(ratings), abs=1e-9)


def test_two_people_are_as_a_judge_and_labels() -> None:
    one, other = [1, 1, 0, 1, 0, 1, 1, 0], [1, 0, 0, 1, 0, 1, 1, 1]
    found = people_agreement(list(zip(one, other, strict=True)))
    assert found.ac1.point == pytest.approx(judge_agreement(one, other).ac1.point)


def test_without_any_disagreement_there_is_doubt() -> None:
    found = people_agreement([[1, 1], [0, 0]] * 10)
    assert found.alpha
    assert (found.raw.point, found.ac1.point, found.alpha.point) == (1, 1, 1)
    assert max(found.raw.low, found.ac1.low, found.alpha.low) < 0.9


def test_one_and_the_same_of_everything_has_no_alpha() -> None:
    found = people_agreement([[1, 1]] * 10)
    assert (found.alpha, found.ac1.point) == (None, 1)


@pytest.mark.parametrize(
    ("ratings", "message"),
    [
        ([[1, None], [None, 0]], "no output that two people labelled"),
        ([[1, 0], [1]], "rows of different lengths"),
        ([[1, 0]], "1 clusters; allowed: 2 or more"),
    ],
)
def test_what_is_refused(ratings: list[list[float | None]], message: str) -> None:
    with pytest.raises(ValueError, match=message):
        people_agreement(ratings)


def test_agreement_is_covered_in_tuples() -> None:
    rng, held = np.random.default_rng(0), 0
    for _ in range(200):
        good = rng.random(90) < 0.7
        said = good[:, None] ^ (rng.random((90, 3)) < 0.1)
        found = people_agreement(said.astype(float).tolist(), None, [place // 3 for place in range(90)])
        held += Ends.of(found.raw).hold(1 - 2 * 0.1 * 0.9)
    assert held >= 184
