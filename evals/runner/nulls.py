"""The null baselines that go with every experiment, in a folder within its own.

They are an experiment of their own, so that counts, pairs, estimates, order and resuming of what was asked are the same
with and without them.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from agents.deps import Deps
from evals.artifact import NULLS as FOLDER
from evals.artifact import Ending, open_folder
from evals.nulls import NULLS, PREFIX
from evals.runner.assemble import Asked, Assembled, assemble
from evals.runner.run import Done, Means
from evals.runner.session import run_session
from evals.spending import plus

NULL_CASES = 30
"""So many cases: enough to see what passes always, and few judgements beside those of the variants."""


@dataclass(frozen=True, slots=True)
class Beside:
    """What is asked of the nulls, and its work."""

    asked: Asked
    made: Assembled


def nulls_beside(asked: Asked, made: Assembled, deps: Deps, judge_model: str, today: date) -> Beside | None:
    """The nulls that are no variants of an experiment already; None where all are.

    Their cases are the first of the experiment's drawn order, which are a random sample. A null is the same in every
    repetition, and each judge looks at it once.
    """
    nulls = [PREFIX + name for name in NULLS if PREFIX + name not in asked.variants]
    if not nulls:
        return None
    first = list(dict.fromkeys(key.case for key in made.work.units))[:NULL_CASES]
    cases = [made.work.cases[id] for id in first]
    own = replace(asked, cases=cases, variants=nulls, repetitions=1, judgings=1, stop_when=None)
    return Beside(own, assemble(own, deps, judge_model, today))


async def run_nulls(beside: Beside, out: Path, means: Means, report: Callable[[Done], None]) -> Ending:
    """Let evaluators and judges look at the nulls of the experiment in `out`; what is there is not done again.

    Raises: as `open_folder` and `run_session`.
    """
    work = beside.made.work
    with open_folder(out / FOLDER, beside.made.experiment, beside.asked.cases) as held:
        means.budget.spent = plus(means.budget.spent, held.counted.spent)
        ending: Ending = "stopped"
        try:
            ending = await run_session(work, means, held, report)
        finally:
            held.conclude(ending, len(work.units))
    return ending
