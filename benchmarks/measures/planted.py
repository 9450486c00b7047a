"""Planted faults end to end: engine, agents, evaluators, judge, folder, comparison, gate."""

import tempfile
from pathlib import Path
from time import process_time

from benchmarks.planted.deeds import against_truth
from benchmarks.planted.draws import Pool
from benchmarks.planted.figures import coverage, errors, gates
from benchmarks.planted.gates import scenes
from benchmarks.planted.pool import make_pool
from benchmarks.planted.seen import look
from benchmarks.registry import benchmark
from benchmarks.report import Figure

EXPERIMENTS = 1_000


@benchmark("planted")
def planted() -> list[Figure]:
    """Is what an experiment says true? Faults of known rates are planted in the rehearsal engine: messages too long,
    the wrong tone, a place twice; in half of the tuples four times as often as in the others. The itinerary agent works
    on recorded hand-offs of several hundred synthetic cases, three times under each of three profiles; checks and the
    judge of `friendly` look at every plan, through the runner, into a folder. TripLab mends some repeated places, and
    not every message was friendly before, so that the true rate of a verdict is not that of its fault: it is counted
    over all runs of this pool.

    Each experiment then draws 40 tuples with their cases and two runs a case from the pool, with replacement, so that
    the pool's rates are the truth exactly, and is written to a folder, read, compared and held against policies. The
    variant `again` is the base drawn once more: no difference. Coverage is that of the variant where it is lowest.
    Above 95 % it is by intent: no tuple counts for more than its runs (a design effect of 1 or more), and where few
    have failed the worst is assumed; the test flips whole tuples, and counts ties against itself.
    """  # noqa: D205 - the docstring is the section's opening
    start = process_time()
    with tempfile.TemporaryDirectory() as folder:
        artifact = make_pool(Path(folder))
        deeds, pool = against_truth(Path(folder), artifact), Pool.of(artifact)
    made, truth = process_time() - start, pool.rates()
    found = look(pool, scenes(truth), EXPERIMENTS)
    runs, cases = sum(map(len, pool.runs.values())), sum(map(len, pool.tuples))
    drawing = process_time() - start - made
    beside = f"{len(pool.tuples)} tuples, {cases} cases; {made:.0f} s of CPU, {drawing:.0f} s for the experiments"
    return [
        Figure.of("runs in the pool", [runs], "", beside),
        *deeds,
        *coverage(found, truth),
        *errors(found, truth),
        *gates(found, truth),
    ]
