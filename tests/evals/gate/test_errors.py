"""How often the gate is wrong, by simulated experiments whose truth is known: at the bounds, where it is hardest."""

from pathlib import Path

import numpy as np

from benchmarks.statistics.planted import Ints, Shape, chances
from evals.gate import decide_gate, parse_policy
from evals.statistics import Verdict
from tests.evals.made import made

TRIALS, MARGIN, DISCORDANCE = 100, 0.1, 0.25
POLICY = parse_policy(f"evaluators:\n  '*': {{margin: {100 * MARGIN:g}, why: simulated}}\n")


def columns(rng: np.random.Generator, names: Ints, shape: Shape, difference: float) -> dict[str, list[int]]:
    """What an evaluator says of two variants that differ in truth by so much."""
    shares = ((DISCORDANCE + difference) / 2, (DISCORDANCE - difference) / 2, 1 - DISCORDANCE)
    bounds = np.cumsum(chances(rng, shares, shape), axis=1)[names]
    drawn, both = rng.random(len(names)), rng.random(len(names)) < 0.7
    gained, lost = drawn < bounds[:, 0], (drawn >= bounds[:, 0]) & (drawn < bounds[:, 1])
    sides = {"old": lost | (~gained & both), "new": gained | (~lost & both)}
    return {variant: passed.astype(int).tolist() for variant, passed in sides.items()}


def percent(
    folder: Path, shape: Shape, differences: tuple[float, ...], verdict: Verdict, trials: int = TRIALS
) -> float:
    """Of experiments with an evaluator for each true difference, those that end with this verdict."""
    rng, ended = np.random.default_rng(7), 0
    for _ in range(trials):
        names = shape.names(rng)
        results = {f"e{at}": columns(rng, names, shape, difference) for at, difference in enumerate(differences)}
        ended += decide_gate(made(folder, results, names.tolist()), POLICY).verdict is verdict
    return 100 * ended / trials


def test_what_is_worse_ships_in_one_of_forty(tmp_path: Path) -> None:
    # one evaluator at its margin, others far above: 2.5 % and what so few trials may add to it
    assert percent(tmp_path, Shape(80, 2, 0.3), (-MARGIN, 0.1), Verdict.NOT_WORSE) <= 6


def test_what_misses_nothing_is_blocked_in_one_of_twenty(tmp_path: Path) -> None:
    # all of four at their margins: 5 % and what so few trials may add to it; without a correction it would be 10 %
    assert percent(tmp_path, Shape(120, None), (-MARGIN,) * 4, Verdict.WORSE) <= 9


def test_what_is_clear_is_told(tmp_path: Path) -> None:
    assert percent(tmp_path, Shape(120, None), (0.0, 0.1), Verdict.NOT_WORSE, trials=40) >= 60
    assert percent(tmp_path, Shape(120, None), (-0.22, 0.0), Verdict.WORSE, trials=40) >= 60
