"""An experiment at work on a terminal."""

import asyncio
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

from app.cli.mirroring import Mirroring
from app.cli.opening import open_lab, refuse_other_models
from app.cli.run_paper import Bar, confirmed, say_estimate, say_plan
from app.settings import Settings
from evals.artifact import Ending, Held, keep_prompts, open_folder
from evals.lab import Lab, day_of
from evals.runner.assemble import Asked, Assembled, assemble
from evals.runner.budget import Budget
from evals.runner.cache import NO_CACHE, Cache
from evals.runner.estimate import Estimate
from evals.runner.session import run_session

CACHE = "experiments.sqlite"


@dataclass(frozen=True, slots=True)
class Pace:
    """How fast, for how much, and whether to ask before."""

    concurrency: int
    usd: Decimal | None
    tokens: int | None
    yes: bool
    cached: bool


async def session(asked: Asked, out: Path, how: Pace, settings: Settings, mirroring: Mirroring) -> Ending:
    """Open all that an experiment needs, and do it; its mirror in Phoenix begins beside it where Phoenix answers.

    Raises: as `assemble`, `open_folder` and `run_session`; `TravelDataError`.
    """
    refuse_other_models(asked.judges, settings)
    async with open_lab(settings, how.concurrency) as lab:
        made = assemble(asked, lab.deps, lab.judge_model, day_of(out), out.name)
        with open_folder(out, made.experiment, asked.cases) as held:
            keep_prompts(out, made.prompts)
            mirroring.begin(out, lab.phoenix)
            return await _work(made, held, lab, how, settings)


async def _work(made: Assembled, held: Held, lab: Lab, how: Pace, settings: Settings) -> Ending:
    """Do what is left, and say so while it goes on; `summary.json` says in the end how it ended."""
    counted, work = held.counted, made.work
    done = [place.head for place in counted.rows.values() if place.head.state == "done"]
    budget = Budget(how.usd, how.tokens, counted.spent, sum(not head.cached for head in done))
    cache = Cache.open(settings.home / CACHE) if how.cached else NO_CACHE
    means = lab.means(budget, cache)
    say_plan(made, settings.rehearsal)
    total = len(work.units)
    with Bar(total, [head.key for head in done], budget) as bar:

        def agree(estimate: Estimate) -> bool:
            with bar.aside():
                say_estimate(estimate)
                return how.yes or settings.rehearsal or confirmed()

        try:
            ending = await run_session(work, means, held, bar.show, agree)
        except asyncio.CancelledError:
            held.conclude("stopped", total)
            raise
        finally:
            cache.close()
    held.conclude(ending, total)
    return ending
