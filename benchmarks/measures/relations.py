"""Metamorphic relations: pairs of requests, and what has to hold between their plans."""

import tempfile
from pathlib import Path

from agents.data.tables import TravelData
from benchmarks import driven
from benchmarks.registry import benchmark
from benchmarks.report import Figure
from benchmarks.service import serve
from benchmarks.wilson import Share
from synthetic.perturbations.dataset import read_dataset
from synthetic.perturbations.verdicts import Rate, judge_all, rates

BASES, SEED = 60, 500


@benchmark("relations")
def relations() -> list[Figure]:
    """60 cases in a realistic mix, and beside each every perturbation of it that applies, all driven through a running
    service; then each pair's relations are checked. What is broken is a finding about the application or about the
    relation, so nothing is wanted of these figures; `triplab synth relations DIR --html FILE` shows both plans. With
    the rehearsal engine, plans do not depend on how the notes are worded, except for what the guard stops.
    """  # noqa: D205 - the docstring is the section's opening
    data = TravelData.open()
    with tempfile.TemporaryDirectory() as folder, serve(TRIPLAB_RATE="10000/minute") as service:
        first = driven.cases(BASES, SEED, data)
        file = driven.write([*first, *driven.pairs(first, SEED, data)], Path(folder, "cases.jsonl"))
        driven.drive(file, Path(folder), service.url, "--no-phoenix").wait(driven.LONGEST_SECONDS)
        found = rates(judge_all(read_dataset(Path(folder), data)))
    held = Share(sum(rate.holds for rate in found), sum(rate.scored for rate in found))
    return [Figure.of("all relations of the pair hold", [held.percent], "%", str(held)), *map(_figure, found)]


def _figure(rate: Rate) -> Figure:
    held = Share(rate.holds, rate.scored)
    beside = f"{held}; {rate.plans} pairs of two plans, {rate.unscored} unscored"
    return Figure.of(rate.perturbation.replace("_", " "), [held.percent], "%", beside)
