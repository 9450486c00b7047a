"""What repetitions and repeated judgings say: noise, and how often all runs pass."""

from pathlib import Path

import pytest

from evals.comparison import noise, pass_k
from evals.row import Key
from tests.evals.comparison.support import always, planted
from tests.evals.runner.support import JUDGE, some_cases

CASES = some_cases(40, per_tuple=1)


def test_two_equal_runs_differ_by_chance(tmp_path: Path) -> None:
    def flaky(key: Key, number: int, _: int) -> bool:
        return (number + key.repetition) % 4 > 0

    artifact = planted(tmp_path, CASES, ("baseline", "kind"), {"flaky": flaky, "steady": always}, repetitions=2)
    found = {one.evaluator: one for one in noise(artifact)}
    assert found["flaky"].floor
    assert found["flaky"].floor.comparison.n_pairs == 40
    assert found["flaky"].floor.floor.point == pytest.approx(0.226, abs=0.01)
    assert found["steady"].floor
    assert found["steady"].floor.floor.point == 0
    assert found["flaky"].split is found["flaky"].judging is None


def test_the_judges_noise_is_told_from_the_agents(tmp_path: Path) -> None:
    def wavering(_: Key, number: int, judging: int) -> bool:
        return (number + judging) % 2 == 0

    artifact = planted(tmp_path, CASES, ("baseline",), {JUDGE: wavering}, repetitions=2, judgings=2)
    (found,) = noise(artifact)
    assert found.split
    assert found.split.judges_share == 1
    assert found.judging
    assert found.judging.floor.point > 0.2


def test_nothing_is_repeated(tmp_path: Path) -> None:
    artifact = planted(tmp_path, CASES, ("baseline", "kind"), {"good": always})
    assert (noise(artifact), pass_k(artifact)) == ([], [])


def test_all_runs_of_a_case_have_to_pass(tmp_path: Path) -> None:
    def says(key: Key, number: int, _: int) -> bool | None:
        """Three runs of three in 20 cases, two of three in 10, none in 8; the last two have one run each."""
        if number >= 38:
            return None if key.repetition else True
        return number < 20 or (number < 30 and key.repetition > 0)

    artifact = planted(tmp_path, CASES, ("baseline", "null.empty_plan"), {"good": says}, repetitions=3)
    twice, thrice = pass_k(artifact)
    assert (twice.variant, twice.k, thrice.k) == ("baseline", 2, 3)
    assert twice.interval.point == pytest.approx((20 + 10 / 3) / 38)
    assert thrice.interval.point == pytest.approx(20 / 38)
    assert thrice.interval.n == 38
