"""An experiment at work on a terminal."""

import asyncio
import random
import sys
from contextlib import AsyncExitStack
from dataclasses import dataclass
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path

import typer

from agents.data.tables import TravelData
from agents.deps import Deps
from app.cli.mirroring import Mirroring
from app.cli.run_paper import Bar, say_estimate, say_plan
from app.meaning import meaning_of
from app.models import connect, rehearse
from app.phoenix import ready
from app.prompts import only_tagged, prompts_of
from app.settings import Settings
from app.telemetry import trace_to
from evals.artifact import NULLS, ArtifactError, Ending, Held, keep_prompts, open_folder
from evals.artifact.folder import count, read_experiment
from evals.nulls import PREFIX
from evals.runner.assemble import Asked, assemble
from evals.runner.budget import Budget
from evals.runner.cache import NO_CACHE, Cache
from evals.runner.estimate import Estimate
from evals.runner.nulls import Beside, nulls_beside, run_nulls
from evals.runner.pacing import pace, throttle_of
from evals.runner.run import Means
from evals.runner.session import run_session
from evals.runner.work import Work
from evals.variant import tags_of
from synthetic.driving.clock import WallClock

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
    throttle = throttle_of(WallClock(), how.concurrency)
    async with AsyncExitStack() as stack:
        client = connect(settings, rehearse(settings), pace(throttle))
        stack.push_async_callback(client.close)
        url = settings.phoenix_url if settings.phoenix_url and await ready(settings.phoenix_url) else None
        telemetry = trace_to(url, settings.project, settings.trace_sample_rate)
        stack.callback(telemetry.close)
        data, meaning = TravelData.open(), meaning_of(settings, client)
        stack.callback(data.close)
        prompts = await prompts_of(settings)
        deps = Deps(data, client, settings.model, telemetry.tracer, prompts, settings.limits, meaning=meaning)
        judge_model = settings.model if settings.rehearsal else settings.judge_model
        tags = await only_tagged(settings, _tags(asked))
        today = _today(out)
        made = assemble(asked, deps, judge_model, today, out.name, tags=tags)
        beside = nulls_beside(asked, made, deps, judge_model, today) if how.nulls else None
        with open_folder(out, made.experiment, asked.cases) as held:
            keep_prompts(out, made.prompts)
            mirroring.begin(out, url)
            cache = Cache.open(settings.home / CACHE) if how.cached else NO_CACHE
            stack.callback(cache.close)
            means = Means(throttle, WallClock(), how.concurrency, _budget(held, how), cache, random.Random())
            say_plan(made, settings.rehearsal, beside)
            ending = await _work(made.work, held, means, how.yes or settings.rehearsal)
            return await _beside(beside, out, means) if beside and ending in THROUGH else ending


def _tags(asked: Asked) -> set[str]:
    """Tags of the prompt hub that the variants name."""
    return {tag for variant in asked.variants if not variant.startswith(PREFIX) for tag in tags_of(variant)}


def _today(out: Path) -> date:
    """The day on which the experiment began."""
    try:
        begun = read_experiment(out).today
    except ArtifactError:
        begun = None
    return begun or datetime.now(UTC).date()


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
                return yes or _confirmed()

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


def _confirmed() -> bool:
    if not sys.stdin.isatty():
        typer.secho("Nobody is here to say yes to that: say --yes beforehand.", err=True, fg="yellow")
        return False
    return typer.confirm("Go on?", err=True)
