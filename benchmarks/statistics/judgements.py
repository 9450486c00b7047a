"""Decisions with a margin, plans of power, and looks at a run that goes on."""

from math import sqrt
from statistics import median
from time import process_time

import numpy as np

from benchmarks.report import Figure
from benchmarks.statistics.planted import Pairs, Shape, plant_pairs
from benchmarks.statistics.settings import SHAPES
from benchmarks.statistics.trials import share_of, tally
from evals.statistics import (
    Design,
    Discordance,
    Verdict,
    clusters_needed,
    compare_rates,
    confidence_sequence,
    decide,
    first_verdict,
    power_at,
)

TRIALS, FEWER = 1_000, 400
MARGIN = 0.1
SEQUENCE = Shape(300, 1)


def judgements() -> list[Figure]:
    """Wrong decisions, promised power, and sequences under continuous peeking."""
    return [*_decisions(), _power(), *_sequences(), _speed()]


def _decisions() -> list[Figure]:
    """At the very margin, where each claim is wrong most often."""
    figures: list[Figure] = []
    for verdict in (Verdict.NOT_WORSE, Verdict.WORSE):
        wrong = {str(shape): share_of(TRIALS, lambda rng, s=shape, v=verdict: _says(rng, s, v)) for shape in SHAPES}
        where = max(wrong, key=wrong.__getitem__)
        mean = sum(wrong.values()) / len(wrong)
        beside = f"stated 2.5; {len(wrong)} settings: mean {mean:.2f}; highest at {where}"
        figures.append(Figure.at_most(f"wrongly {verdict.value!r}", [wrong[where]], 3.5, "%", beside))
    return figures


def _says(rng: np.random.Generator, shape: Shape, verdict: Verdict) -> bool:
    return decide(compare_rates(*plant_pairs(rng, shape, 0.25, -MARGIN), draws=99), MARGIN).verdict == verdict


def _power() -> Figure:
    """How far the promised power is from what happened."""
    off: dict[str, float] = {}
    for shape, effect in ((Shape(60, 2, 0.3), 0.12), (Shape(200, 1), 0.07), (Shape(30, 4, 0.5), 0.15)):
        promised = power_at(Design(shape.per_cluster or 1, Discordance(0.2), shape.icc), shape.clusters, effect)
        found = tally(
            TRIALS, effect, lambda rng, s=shape, e=effect: compare_rates(*plant_pairs(rng, s, 0.2, e), draws=999)
        )
        off[f"{100 * promised:.0f} promised, {found.rejected:.0f} found at {shape}"] = abs(
            100 * promised - found.rejected
        )
    where = max(off, key=off.__getitem__)
    return Figure.at_most("power: promised against found", [off[where]], 6, "points", where)


def _sequences() -> list[Figure]:
    missed = share_of(FEWER, lambda rng: _missed(plant_pairs(rng, SEQUENCE, 0.3, 0)))
    plain = share_of(FEWER, lambda rng: _plainly_missed(plant_pairs(rng, SEQUENCE, 0.3, 0)))
    rng = np.random.default_rng(0)
    sequences = [confidence_sequence(*plant_pairs(rng, SEQUENCE, 0.3, 0.2)) for _ in range(FEWER)]
    stops = [stop.clusters if (stop := first_verdict(one)) else SEQUENCE.clusters for one in sequences]
    widths = [one.high[-1] - one.low[-1] for one in sequences]
    fixed = 2 * 1.96 * sqrt((0.3 - 0.2**2) / SEQUENCE.clusters)
    needed = clusters_needed(Design(1, Discordance(0.3)), 0.2)
    return [
        Figure.at_most("300 looks: truth missed by the confidence sequence", [missed], 5, "%"),
        Figure.of("15 looks: truth missed by an interval of a fixed size", [plain], "%"),
        Figure.of("width of the sequence over that of a fixed size", [median(widths) / fixed], "x", "after 300 tuples"),
        Figure.of("tuples until a difference of 0.2 is seen, median", [median(stops)], "", f"fixed size {needed}"),
    ]


def _missed(found: Pairs) -> bool:
    sequence = confidence_sequence(*found)
    return max(sequence.low) > 0 or min(sequence.high) < 0


def _plainly_missed(found: Pairs) -> bool:
    seen = range(20, SEQUENCE.clusters + 1, 20)
    looks = (compare_rates(found.a[:n], found.b[:n], found.clusters[:n], draws=9) for n in seen)
    return any(look.low > 0 or look.high < 0 for look in looks)


def _speed() -> Figure:
    found = plant_pairs(np.random.default_rng(0), Shape(200, 4), 0.2, 0)
    times: list[float] = []
    for seed in range(5):
        start = process_time()
        compare_rates(*found, seed=seed)
        times.append(1000 * (process_time() - start))
    return Figure.of("one comparison, 200 tuples of 4, 9,999 draws: CPU", times, "ms")
