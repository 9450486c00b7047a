"""An experiment at work on a terminal."""

import asyncio
from contextlib import closing
from dataclasses import dataclass, replace
from decimal import Decimal
from pathlib import Path

from app.cli.mirroring import Mirroring
from app.cli.opening import open_lab, refuse_other_models
from app.cli.run_paper import Bar, confirmed, say_estimate, say_plan
from app.prompts import only_tagged
from app.settings import Settings
from evals.artifact import NULLS, Ending, Held, keep_prompts, open_folder
from evals.artifact.folder import count
from evals.lab import day_of
from evals.nulls import PREFIX
from evals.runner.assemble import Asked, assemble
from evals.runner.budget import Budget
from evals.runner.cache import NO_CACHE, Cache
from evals.runner.estimate import Estimate
from evals.runner.nulls import Beside, nulls_beside, run_nulls
from evals.runner.run import Means
from evals.runner.session import run_session
from evals.runner.work import Work
from evals.tasks.recorded import PRODUCTION
from evals.variant import tags_of

CACHE = "experiments.sqlite"
THROUGH: tuple[Ending, ...] = ("complete", "decided")
"""There is nothing left to do."""


@dataclass(frozen=True, slots=True)
class Pace:
    """How fast, for how much, and whether to ask before."""

    concurrency: int
    usd: Decimal | None
    tokens: int | None
    yes: bool
    cached: bool
    nulls: bool


async def session(asked: Asked, out: Path, how: Pace, settings: Settings, mirroring: Mirroring) -> Ending:
    """Open all that an experiment needs, and do it; when it is through, its null baselines.

    Its mirror in Phoenix begins beside it where Phoenix answers.

    Raises: as `assemble`, `open_folder` and `run_session`; `TravelDataError`.
    """
    refuse_other_models(asked.judges, settings)
    today = day_of(out)
    async with open_lab(settings, how.concurrency) as lab:
        tags = await only_tagged(settings, _tags(asked))
        asked = replace(asked, own=settings.rubrics)
        made = assemble(asked, lab.deps, lab.judge_model, today, out.name, tags=tags)
        beside = nulls_beside(asked, made, lab.deps, lab.judge_model, today) if how.nulls else None
        with open_folder(out, made.experiment, asked.cases) as held, closing(_cache(how, settings)) as cache:
            keep_prompts(out, made.prompts)
            mirroring.begin(out, lab.phoenix, settings.engine_url)
            means = lab.means(_budget(held, how), cache)
            say_plan(made, settings.rehearsal, beside)
            ending = await _work(made.work, held, means, how.yes or settings.rehearsal)
            return await _beside(beside, out, means) if beside and ending in THROUGH else ending


def _tags(asked: Asked) -> set[str]:
    """Tags of the prompt hub that the variants name."""
    files = (variant for variant in asked.variants if variant != PRODUCTION and not variant.startswith(PREFIX))
    return {tag for variant in files for tag in tags_of(variant)}


def _cache(how: Pace, settings: Settings) -> Cache:
    return Cache.open(settings.home / CACHE) if how.cached else NO_CACHE


def _budget(held: Held, how: Pace) -> Budget:
    """What is left of it, with what the folder's rows cost."""
    measured = sum(head.state == "done" and not head.cached for head, *_ in held.counted.rows.values())
    return Budget(how.usd, how.tokens, held.counted.spent, measured)


async def _work(work: Work, held: Held, means: Means, yes: bool) -> Ending:
    """Do what is left, and say so while it goes on; `summary.json` says in the end how it ended."""
    total, done = len(work.units), [key for key, place in held.counted.rows.items() if place.head.state == "done"]
    with Bar(total, done, means.budget) as bar:

        def agree(estimate: Estimate) -> bool:
            with bar.aside():
                say_estimate(estimate)
                return yes or confirmed()

        try:
            ending = await run_session(work, means, held, bar.show, agree)
        except asyncio.CancelledError:
            held.conclude("stopped", total)
            raise
    held.conclude(ending, total)
    return ending


async def _beside(beside: Beside, out: Path, means: Means) -> Ending:
    done = [key for key, place in count(out / NULLS).rows.items() if place.head.state == "done"]
    with Bar(len(beside.made.work.units), done, means.budget, "Nulls") as bar:
        return await run_nulls(beside, out, means, bar.show)
