"""Corrected differences of two variants."""

import numpy as np

from benchmarks.judges.counted import Counted, Row, on_all_cores, summary
from benchmarks.judges.naive import Ends, compared_by_truescore, with_pooled_labels
from benchmarks.judges.planted import Judge, Versus, plant_versus
from benchmarks.report import Figure
from benchmarks.statistics.planted import Shape
from evals.statistics import corrected_difference

TRIALS = 500
TUPLES = Shape(100, 3, 0.2)
GOOD, POOR = (Judge(0.95, 0.9), Judge(0.95, 0.9)), (Judge(0.8, 0.6), Judge(0.8, 0.6))
DIFFERING = (Judge(0.95, 0.6), Judge(0.85, 0.9))
"""Kinder to the first variant: the hard case."""
SETTINGS = [
    Versus(TUPLES, rates, judges, labels, design)
    for rates in ((0.8, 0.8), (0.8, 0.65))
    for judges in (GOOD, POOR, DIFFERING)
    for design in ("same cases", "mixed")
    for labels in (50, 100, 200)
]


def differences() -> list[Figure]:
    """Coverage by setting, the same in short, and false alarms."""
    found = on_all_cores(_row, SETTINGS)
    rows = [row for row, _, _ in found]
    alarms = [(ours, alone, row.where) for row, ours, alone in found if " 0 true" in f" {row.where}"]
    worst = max(alarms)
    kind = max(alone for _, alone, where in alarms if "differing" in where)
    return [
        *(row.figure("difference") for row in rows),
        *summary("difference", rows),
        Figure.at_most(
            "no difference: type-I error at 5 %",
            [worst[0]],
            6.5,
            "%",
            f"highest of {len(alarms)}, median {sorted(alarms)[len(alarms) // 2][0]:.1f}",
        ),
        Figure.of("no difference, a judge that is kinder to one variant: type-I error of the judge alone", [kind], "%"),
    ]


def _named(versus: Versus) -> str:
    judges = {GOOD: "good judge", POOR: "poor judge", DIFFERING: "differing judge"}[versus.judges]
    return f"{versus.difference:.2g} true, {judges}, {versus.labels} labels a side, {versus.design}"


def _row(versus: Versus) -> tuple[Row, float, float]:
    """The setting's row; how often it, and how often the judge alone, rejects that there is no difference."""
    rng, truth = np.random.default_rng(0), versus.difference
    ours: list[Ends] = []
    others: dict[str, list[Ends]] = {"judge alone": [], "labels pooled": [], "truescore": []}
    rejected = alone = 0
    for _ in range(TRIALS):
        a, b = plant_versus(rng, versus)
        found = corrected_difference(a, b, draws=199)
        ours.append(Ends(found.comparison.low, found.comparison.high))
        rejected += found.comparison.p_value < 0.05
        alone += found.judge_alone.p_value < 0.05
        others["judge alone"].append(Ends(found.judge_alone.low, found.judge_alone.high))
        others["labels pooled"].append(with_pooled_labels(a, b))
        if versus.design == "same cases":
            others["truescore"].append(compared_by_truescore(a, b))
    counted = {name: Counted.of(ends, truth) for name, ends in others.items() if ends}
    return Row(_named(versus), Counted.of(ours, truth), counted), 100 * rejected / TRIALS, 100 * alone / TRIALS
