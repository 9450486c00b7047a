"""Corrected rates."""

from time import process_time

import numpy as np

from benchmarks.judges.counted import Counted, Row, lowest, on_all_cores, summary
from benchmarks.judges.naive import Ends, by_truescore, like_judgy
from benchmarks.judges.planted import Design, Judge, World, plant_set
from benchmarks.report import Figure
from benchmarks.statistics.planted import Shape
from evals.statistics import corrected_rate, labels_needed, transferred_rate

TRIALS = 500
ALONE, TUPLES = Shape(400, 1), Shape(134, 3, 0.2)
JUDGES = (Judge(0.95, 0.9), Judge(0.8, 0.6), Judge(0.98, 0.7))
LABELS = (50, 100, 200)
SETTINGS: tuple[tuple[Shape, float, Design, float], ...] = (
    (ALONE, 0.8, "random", 0.0),
    (TUPLES, 0.8, "random", 0.0),
    (TUPLES, 0.8, "mixed", 0.0),
    (TUPLES, 0.8, "mixed", 0.05),
    (TUPLES, 0.5, "random", 0.0),
    (TUPLES, 0.95, "mixed", 0.0),
)
WORLDS = [
    World(shape, rate, judge, labels, design, human)
    for shape, rate, design, human in SETTINGS
    for judge in JUDGES
    for labels in LABELS
]


def rates() -> list[Figure]:
    """Coverage by setting, the same in short, and what it costs."""
    rows = on_all_cores(_row, WORLDS)
    return [
        *(row.figure("rate") for row in rows),
        *summary("rate", rows),
        lowest(
            "Rogan-Gladen, labels of another set, the judge errs alike", [_transferred(0.0), _transferred(0.0, 0.5)]
        ),
        _worse("Rogan-Gladen, labels of another set, specificity 10 points lower here", _transferred(0.1, 0.5)),
        _promise(),
        _speed(),
    ]


def _named(world: World) -> str:
    human = f", people err {world.human:.0%}" if world.human else ""
    tuples = "tuples of 3" if world.shape.per_cluster == 3 else "alone"
    return f"{world.rate:g} true, judge {world.judge}, {world.labels} labels, {world.design}, {tuples}{human}"


def _row(world: World) -> Row:
    rng, truth = np.random.default_rng(0), world.people_pass
    ours: list[Ends] = []
    others: dict[str, list[Ends]] = {"judge alone": [], "Rogan-Gladen": [], "truescore": [], "judgy's way": []}
    for _ in range(TRIALS):
        judged = plant_set(rng, world)
        found = corrected_rate(judged)
        ours.append(Ends.of(found.interval))
        others["judge alone"].append(Ends.of(found.judge_alone))
        others["Rogan-Gladen"].append(Ends.of(found.cross_check) if found.cross_check else Ends(0, 1))
        others["truescore"].append(by_truescore(judged))
        others["judgy's way"].append(like_judgy(judged, rng))
    counted = {name: Counted.of(ends, truth) for name, ends in others.items()}
    return Row(_named(world), Counted.of(ours, truth), counted)


def _transferred(lower: float, rate: float = 0.9) -> Row:
    """Errors measured on a set where eight of ten pass, used on another, of `rate`."""
    rng, judge = np.random.default_rng(0), Judge(0.9, 0.8)
    here = World(TUPLES, rate, Judge(0.9, 0.8 - lower), 10)
    found: list[Ends] = []
    for _ in range(TRIALS):
        measured, other = plant_set(rng, World(TUPLES, 0.8, judge, 200)), plant_set(rng, here)
        names = [f"here {name}" for name in other.clusters or ()]
        found.append(Ends.of(transferred_rate(other.judge, measured, names)))
    return Row(f"{rate:g} true", Counted.of(found, rate), {})


def _worse(name: str, row: Row) -> Figure:
    return Figure.of(f"{name}: coverage", [row.ours.covered], "%", row.ours.said)


def _promise() -> Figure:
    """The width with as many labels as were said to halve it, over half the width."""
    rng, ratios = np.random.default_rng(0), list[float]()
    large = Shape(1000, 3, 0.2)
    for _ in range(100):
        needed = labels_needed(plant_set(rng, World(large, 0.8, JUDGES[0], 100)))
        if needed.more is not None:
            again = corrected_rate(plant_set(rng, World(large, 0.8, JUDGES[0], 100 + needed.more))).interval
            ratios.append((again.high - again.low) / needed.wanted)
    middle = float(np.median(ratios))
    spread = (
        f"middle half {np.quantile(ratios, 0.25):.2f} to {np.quantile(ratios, 0.75):.2f}; {len(ratios)} of 100 trials"
    )
    return Figure.of("width with the labels said to halve it, over half the width", [middle], "x", spread)


def _speed() -> Figure:
    judged = plant_set(np.random.default_rng(0), World(TUPLES, 0.8, JUDGES[0], 200, "mixed"))
    times: list[float] = []
    for _ in range(5):
        start = process_time()
        for _ in range(20):
            corrected_rate(judged)
        times.append(1000 * (process_time() - start) / 20)
    return Figure.at_most("one corrected rate, 402 outputs, 200 labels: CPU", times, 10, "ms")
