"""Agreement of a judge with people, and of people with one another."""

from collections.abc import Callable
from itertools import product

import numpy as np

from benchmarks.judges.counted import Counted, Row, lowest, on_all_cores
from benchmarks.judges.naive import Ends
from benchmarks.judges.planted import Design, Judge, World, plant_set
from benchmarks.judges.rates import ALONE, TUPLES
from benchmarks.report import Figure
from benchmarks.statistics.planted import Shape
from evals.statistics import Agreement, Interval, judge_agreement, length_bias, people_agreement, position_bias
from evals.statistics.judged import arrays

TRIALS = 500
JUDGES = (Judge(0.95, 0.9), Judge(0.8, 0.6), Judge(0.6, 0.4))
Measure = Callable[[Agreement], Interval | None]


def agreements() -> list[Figure]:
    """Coverage of each figure, the lowest over the settings."""
    designs: list[tuple[Shape, Design]] = [(ALONE, "random"), (TUPLES, "mixed")]
    worlds = [
        World(shape, rate, judge, labels, design)
        for shape, design in designs
        for rate in (0.5, 0.8)
        for judge in JUDGES
        for labels in (50, 100, 200)
    ]
    rare = [World(TUPLES, 0.95, judge, labels, "mixed") for judge in JUDGES for labels in (50, 100, 200)]
    common, scarce = on_all_cores(_measured, worlds), on_all_cores(_measured, rare)
    return [
        *(lowest(name, [rows[name] for rows in common]) for name in common[0]),
        *(lowest(f"{name}, 5 % fails, mixed draw", [rows[name] for rows in scarce]) for name in ("kappa", "AC1")),
        *_people(),
        _lengths(),
        _positions(),
    ]


def _truths(world: World) -> dict[str, float]:
    rate, (sensitivity, specificity) = world.rate, world.judge
    judged = rate * sensitivity + (1 - rate) * (1 - specificity)
    raw = rate * sensitivity + (1 - rate) * specificity
    chance = rate * judged + (1 - rate) * (1 - judged)
    middle = (rate + judged) / 2
    by_guess = 2 * middle * (1 - middle)
    return {
        "sensitivity": sensitivity,
        "specificity": specificity,
        "raw agreement": raw,
        "kappa": (raw - chance) / (1 - chance),
        "AC1": (raw - by_guess) / (1 - by_guess),
    }


def _measured(world: World) -> dict[str, Row]:
    measures: dict[str, Measure] = {
        "sensitivity": lambda found: found.sensitivity,
        "specificity": lambda found: found.specificity,
        "raw agreement": lambda found: found.raw,
        "kappa": lambda found: found.kappa,
        "AC1": lambda found: found.ac1,
    }
    rng, truths = np.random.default_rng(0), _truths(world)
    found = [_agreement(rng, world) for _ in range(TRIALS)]
    where = f"{world.rate:g} true, judge {world.judge}, {world.labels} labels, {world.design}"
    rows: dict[str, Row] = {}
    for name, measure in measures.items():
        ends = [Ends.of(one) for agreement in found if (one := measure(agreement))]
        rows[name] = Row(where, Counted.of(ends, truths[name]), {})
    return rows


def _agreement(rng: np.random.Generator, world: World) -> Agreement:
    data = arrays(plant_set(rng, world))
    weights = data.weights.tolist() if world.design == "mixed" else None
    clusters = data.codes.tolist() if world.shape.per_cluster == 3 else None
    return judge_agreement(data.judge[data.seen].tolist(), data.labels.tolist(), weights, clusters)


def _people() -> list[Figure]:
    """Three people who err, each output labelled by two or three of them."""
    raw: list[Row] = []
    ac1: list[Row] = []
    alpha: list[Row] = []
    for error, rate, outputs in product((0.05, 0.15), (0.6, 0.9), (30, 100)):
        rng, where = np.random.default_rng(0), f"people err {error:.0%}, {rate:g} true, {outputs} outputs"
        found = [people_agreement(_ratings(rng, error, rate, outputs)) for _ in range(TRIALS)]
        agree, passes = 1 - 2 * error * (1 - error), rate * (1 - error) + (1 - rate) * error
        guess, pooled = 2 * passes * (1 - passes), passes**2 + (1 - passes) ** 2
        raw.append(Row(where, Counted.of([Ends.of(one.raw) for one in found], agree), {}))
        ac1.append(Row(where, Counted.of([Ends.of(one.ac1) for one in found], (agree - guess) / (1 - guess)), {}))
        ends = [Ends.of(one.alpha) for one in found if one.alpha]
        alpha.append(Row(where, Counted.of(ends, (agree - pooled) / (1 - pooled)), {}))
    return [
        lowest(f"people among themselves, {name}", rows)
        for name, rows in (("raw", raw), ("AC1", ac1), ("alpha", alpha))
    ]


def _ratings(rng: np.random.Generator, error: float, rate: float, outputs: int) -> list[list[float | None]]:
    good = rng.random(outputs) < rate
    said = good[:, None] ^ (rng.random((outputs, 3)) < error)
    left_out = np.where(rng.random(outputs) < 0.5, rng.integers(0, 3, outputs), -1)
    return [
        [None if person == out else float(one) for person, one in enumerate(row)]
        for row, out in zip(said, left_out, strict=True)
    ]


def _lengths() -> Figure:
    """A judge that passes a share of what is bad, more where the output is long."""
    rows: list[Row] = []
    for extra, outputs in product((0.0, 0.3), (60, 200)):
        rng, found = np.random.default_rng(0), list[Ends]()
        for _ in range(TRIALS):
            good, length = rng.random(outputs) < 0.6, rng.permutation(outputs)
            long = length >= 2 * outputs // 3
            kind = rng.random(outputs) < 0.1 + extra * long
            judge = (good & (rng.random(outputs) < 0.9)) | (~good & kind)
            said = length_bias(judge.astype(float).tolist(), good.astype(float).tolist(), length.tolist())
            found.append(Ends.of(said.difference))
        rows.append(Row(f"{outputs} outputs, {extra:.0%} kinder", Counted.of(found, 0.4 * extra), {}))
    return lowest("bias by length", rows)


def _positions() -> Figure:
    """A judge of pairs that looks at the place alone in a share of them, and prefers the first then."""
    rows: list[Row] = []
    for share, pairs in product((0.0, 0.3), (50, 200)):
        rng, found = np.random.default_rng(0), list[Ends]()
        for _ in range(TRIALS):
            by_place, better = rng.random(pairs) < share, rng.random(pairs) < 0.5
            given, turned = np.where(by_place, 1.0, better), np.where(by_place, 1.0, ~better)
            found.append(Ends.of(position_bias(given.tolist(), turned.tolist()).first))
        rows.append(Row(f"{pairs} pairs, {share:.0%} by place", Counted.of(found, 0.5 + share / 2), {}))
    return lowest("bias by position", rows)
