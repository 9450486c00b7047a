"""A whole experiment: measured on a few units, agreed on, done."""

from collections.abc import Callable

from evals.artifact import Ending, Held
from evals.runner.estimate import Estimate, estimate
from evals.runner.pairs import judge_pairs
from evals.runner.run import Done, Means, run
from evals.runner.watching import watch_over
from evals.runner.work import Work

FEW_CASES = 3
"""So many cases, under all variants, before anybody is asked."""


async def run_session(
    work: Work,
    means: Means,
    held: Held,
    report: Callable[[Done], None],
    agree: Callable[[Estimate], bool] | None = None,
) -> Ending:
    """Do all work. With `agree`, a few cases come first unless some are done already; then it is asked about the rest.

    Where a rule to stop is met by what is there, the rest is left and nobody is asked.

    Raises: as `run`.
    """
    watch = watch_over(held, work)
    if watch and watch.decided() and any(key not in held.counted.rows for key in work.units):
        judge_pairs(work, held)
        return "decided"
    if agree:
        few = work.units[: FEW_CASES * len(work.tasks)]
        known = estimate(held.counted, work.units, means.concurrency)
        if known is None and len(few) < len(work.units):
            ending = await run(work, means, held, report, few)
            held.count_anew()
            known = estimate(held.counted, work.units, means.concurrency)
            if ending != "complete":
                return ending
        if known and known.left and not agree(known):
            return "stopped"
    ending = await run(work, means, held, report, work.units)
    judge_pairs(work, held)
    return ending
