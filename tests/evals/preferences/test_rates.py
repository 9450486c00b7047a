"""Win rates with their intervals: ties half, clustered by tuple, and right as often as they say."""

from collections.abc import Sequence

import numpy as np
import pytest

from evals.comparison.claims import Claim
from evals.judges.preference import Result
from evals.preferences import Compared, Preferred, preferred
from tests.evals.preferences.support import artifact_of, compared


def of_results(results: Sequence[Result], variant: str = "kind", flips: int = 0) -> list[Compared]:
    flipped = [place < flips for place in range(len(results))]
    pairs = zip(results, flipped, strict=True)
    return [compared(f"c{n:03}", "tie" if flip else said, variant, flip) for n, (said, flip) in enumerate(pairs)]


def some(**numbers: int) -> list[Result]:
    results: tuple[Result, ...] = ("win", "loss", "tie", "unscored")
    return [result for result in results for _ in range(numbers.get(result, 0))]


def one_of(per_tuple: int = 2, flips: int = 0, **numbers: int) -> Preferred:
    results = some(**numbers)
    (found,) = preferred(artifact_of(len(results), per_tuple), of_results(results, flips=flips))
    return found


def test_a_tie_counts_half_and_what_is_unscored_not_at_all() -> None:
    found = one_of(win=22, loss=2, tie=6, unscored=4)
    assert found.win_rate
    assert (found.win_rate.point, found.win_rate.n, found.win_rate.clusters) == (pytest.approx(25 / 30), 30, 15)
    assert 0.5 < found.win_rate.low < 25 / 30 < found.win_rate.high < 1
    assert (found.tally.wins, found.tally.losses, found.tally.ties, found.tally.unscored) == (22, 2, 6, 4)
    assert found.claim is Claim.BETTER


def test_sides_turned_round_are_the_same_turned_round() -> None:
    won, lost = one_of(win=9, loss=3, tie=8), one_of(loss=9, win=3, tie=8)
    assert won.win_rate
    assert lost.win_rate
    assert won.win_rate.low == pytest.approx(1 - lost.win_rate.high)
    assert won.adjusted == lost.adjusted


def test_nothing_but_ties_says_nothing_of_either() -> None:
    found = one_of(tie=20)
    assert found.win_rate
    assert (found.win_rate.point, found.adjusted, found.claim) == (0.5, 1.0, Claim.CANNOT_TELL)
    assert found.win_rate.low < 0.5 < found.win_rate.high


def test_the_flip_rate_is_clustered_as_well() -> None:
    found = one_of(tie=20, flips=5)
    assert found.flip_rate
    assert (found.flip_rate.point, found.tally.first_twice) == (0.25, 5)
    assert found.tally.flip_rate
    assert found.flip_rate.high - found.flip_rate.low > found.tally.flip_rate.high - found.tally.flip_rate.low


def test_one_tuple_has_no_interval() -> None:
    found = one_of(win=4, per_tuple=4)
    assert (found.win_rate, found.flip_rate, found.adjusted, found.claim) == (None, None, None, Claim.CANNOT_TELL)


def test_variants_are_a_family_and_models_are_not() -> None:
    artifact = artifact_of(20, variants=("baseline", "kind", "brief"))
    lines = [*of_results(some(win=12, tie=8), "brief"), *of_results(some(win=12, tie=8))]
    kind, brief = preferred(artifact, lines)
    (alone,) = preferred(artifact, of_results(some(win=12, tie=8)))
    assert (kind.variant, brief.variant) == ("kind", "brief")
    assert kind.adjusted == pytest.approx(2 * (alone.adjusted or 0))
    others = [line.model_copy(update={"model": "n"}) for line in of_results(some(win=12, tie=8))]
    assert [one.model for one in preferred(artifact, [*lines, *others])] == ["m", "m", "n"]


@pytest.mark.parametrize(("win", "loss"), [(0.3, 0.3), (0.7, 0.1)])
def test_intervals_cover_the_true_win_rate_when_tuples_stick_together(win: float, loss: float) -> None:
    """30 tuples of 2 cases, of which the second copies the first half of the time."""
    draw, truth, covered, called = np.random.default_rng(7), 0.5 + (win - loss) / 2, 0, 0
    artifact, names, runs = artifact_of(60), np.array(["win", "loss", "tie"]), 200
    for _ in range(runs):
        said = draw.choice(names, (30, 2), p=[win, loss, 1 - win - loss])
        said[:, 1] = np.where(draw.random(30) < 0.5, said[:, 0], said[:, 1])
        (found,) = preferred(artifact, of_results(said.ravel().tolist()))
        assert found.win_rate
        covered += found.win_rate.low <= truth <= found.win_rate.high
        called += found.claim is not Claim.CANNOT_TELL
    assert covered >= 0.93 * runs
    if win == loss:
        assert called <= 0.07 * runs
