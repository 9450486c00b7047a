"""The pool that experiments are drawn from: hundreds of cases, run for real under every profile."""

import asyncio
import hashlib
from collections.abc import Mapping, Sequence
from contextlib import closing
from dataclasses import replace
from datetime import date
from pathlib import Path

from agents.data.tables import TravelData
from agents.deps import Deps
from benchmarks import driven
from benchmarks.planted.profiles import EASY, FACTORS, HARD, RATES, client_of, current, faulty
from evals.artifact import Artifact, CasesUsed, Experiment, Versioned, open_folder, read_artifact
from evals.case import EvalCase
from evals.evaluators.registry import all_evaluators
from evals.judges import Judge, load_rubric
from evals.output import Output
from evals.row import Key, Row
from evals.runner.pacing import throttle_of
from evals.runner.run import Means, run
from evals.runner.units import units
from evals.runner.work import Task, Work
from evals.tasks.one_agent import cases_with_plans, one_agent
from evals.tasks.whole_chain import whole_chain
from evals.variant import load_variant
from rehearsal import Rehearsal, RehearsalTransport
from synthetic.driving.clock import WallClock

CASES, PER_TUPLE, SEED = 600, 3, 5
TODAY = date(2026, 11, 20)
MODEL = "rehearsal-1"
FRIENDLY = "friendly"
"""The variant that all are made of, and the rubric: a friendly message is asked for, a wrong tone fails."""
EVALUATORS = ("check.message_length", "check.repeated_place")
REPETITIONS = 3


def make_pool(folder: Path) -> Artifact:
    """Run all cases under all profiles, the itinerary agent alone on hand-offs that were recorded before.

    `truth-*.jsonl` in the folder holds what the engine did.
    """
    with closing(TravelData.open()) as data:
        return asyncio.run(_made(folder, data))


async def _made(folder: Path, data: TravelData) -> Artifact:
    deps = Deps(data, client_of(RehearsalTransport(Rehearsal())), MODEL)
    found = [EvalCase.of(case) for case in driven.cases(CASES, SEED, data, per_tuple=PER_TUPLE, asked_on=TODAY)]
    recorded = await _recorded(found, deps)
    cases = cases_with_plans(found, recorded)
    tasks = {variant: _task(variant, deps, recorded, folder) for variant in RATES}
    order = units([case.id for case in cases], list(tasks), REPETITIONS, SEED)
    evaluators, judge = (
        [all_evaluators()[name] for name in EVALUATORS],
        Judge(load_rubric(FRIENDLY), deps.client, MODEL),
    )
    work = Work({case.id: case for case in cases}, tasks, evaluators, [judge], data, order)
    clock = WallClock()
    with open_folder(folder / "pool", asked(cases, list(tasks), REPETITIONS), cases) as held:
        ending = await run(work, Means(throttle_of(clock, 1), clock, 1), held, lambda _: None, order)
    if ending != "complete":
        raise RuntimeError(f"the pool ended as {ending}")
    await deps.client.close()
    return read_artifact(folder / "pool")


async def _recorded(cases: Sequence[EvalCase], deps: Deps) -> dict[str, Output]:
    """What the whole chain makes of each, without faults."""
    task = whole_chain(load_variant(FRIENDLY), deps, today=TODAY)
    rows = [await task(case, 0) for case in cases]
    return {row.case: row.output for row in rows if row.output}


def _task(variant: str, deps: Deps, recorded: Mapping[str, Output], folder: Path) -> Task:
    """The itinerary agent under the variant's faults, which half of the tuples have more of."""
    named = replace(load_variant(FRIENDLY), name=variant)
    clients = {factor: faulty(variant, factor, folder) for factor in FACTORS}
    by_factor = {
        factor: one_agent("itinerary", named, replace(deps, client=client), recorded, today=TODAY)
        for factor, client in clients.items()
    }

    async def task(case: EvalCase, repetition: int) -> Row:
        current.set(Key(case.id, variant, repetition))
        return await by_factor[factor_of(case)](case, repetition)

    return task


def factor_of(case: EvalCase) -> float:
    """Whether its tuple is a hard one, by a hash."""
    return HARD if hashlib.sha256(case.cluster.encode()).digest()[0] % 2 else EASY


def asked(cases: Sequence[EvalCase], variants: Sequence[str], repetitions: int) -> Experiment:
    """What `experiment.json` says."""
    return Experiment(
        cases=CasesUsed(file="synthetic", version="none", count=len(cases)),
        variants=tuple(Versioned(name=variant, digest="planted") for variant in variants),
        repetitions=repetitions,
        seed=SEED,
    )
