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
from app.cli.mirroring import LATER, Mirroring
from app.cli.run_paper import Bar, say_estimate, say_plan
from app.meaning import meaning_of
from app.models import connect, rehearse
from app.phoenix import ready
from app.prompts import only_tagged, prompts_of
from app.settings import Settings
from app.telemetry import trace_to
from evals.artifact import ArtifactError, Ending, Held, keep_prompts, open_folder
from evals.artifact.folder import read_experiment
from evals.nulls import PREFIX
from evals.runner.assemble import Asked, Assembled, assemble
from evals.runner.budget import Budget
from evals.runner.cache import NO_CACHE, Cache
from evals.runner.estimate import Estimate
from evals.runner.pacing import pace, throttle_of
from evals.runner.run import Means
from evals.runner.session import run_session
from evals.variant import tags_of
from synthetic.driving.clock import WallClock
from synthetic.driving.throttle import Throttle

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
    throttle = throttle_of(WallClock(), how.concurrency)
    async with AsyncExitStack() as stack:
        client = connect(settings, rehearse(settings), pace(throttle))
        stack.push_async_callback(client.close)
        url = await _phoenix(settings, out)
        telemetry = trace_to(url, settings.project, settings.trace_sample_rate)
        stack.callback(telemetry.close)
        data, meaning = TravelData.open(), meaning_of(settings, client)
        stack.callback(data.close)
        prompts = await prompts_of(settings)
        deps = Deps(data, client, settings.model, telemetry.tracer, prompts, settings.limits, meaning=meaning)
        judge_model = settings.model if settings.rehearsal else settings.judge_model
        tags = await only_tagged(settings, _tags(asked))
        made = assemble(asked, deps, judge_model, _today(out), out.name, tags=tags)
        with open_folder(out, made.experiment, asked.cases) as held:
            keep_prompts(out, made.prompts)
            mirroring.begin(out, url)
            return await _work(made, held, throttle, how, settings)


async def _phoenix(settings: Settings, out: Path) -> str | None:
    """The one that traces and the mirror go to; one that is wanted and does not answer is said."""
    url = settings.phoenix_url
    if url is None or await ready(url):
        return url
    typer.secho(
        f"No Phoenix answers at {url}: nothing is traced or mirrored. {LATER.format(folder=out)}.", err=True, dim=True
    )
    return None


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


async def _work(made: Assembled, held: Held, throttle: Throttle, how: Pace, settings: Settings) -> Ending:
    """Do what is left, and say so while it goes on; `summary.json` says in the end how it ended."""
    counted, work = held.counted, made.work
    done = [place.head for place in counted.rows.values() if place.head.state == "done"]
    budget = Budget(how.usd, how.tokens, counted.spent, sum(not head.cached for head in done))
    cache = Cache.open(settings.home / CACHE) if how.cached else NO_CACHE
    means = Means(throttle, WallClock(), how.concurrency, budget, cache, random.Random())
    say_plan(made, settings.rehearsal)
    total = len(work.units)
    with Bar(total, [head.key for head in done], budget) as bar:

        def agree(estimate: Estimate) -> bool:
            with bar.aside():
                say_estimate(estimate)
                return how.yes or settings.rehearsal or _confirmed()

        try:
            ending = await run_session(work, means, held, bar.show, agree)
        except asyncio.CancelledError:
            held.conclude("stopped", total)
            raise
        finally:
            cache.close()
    held.conclude(ending, total)
    return ending


def _confirmed() -> bool:
    if not sys.stdin.isatty():
        typer.secho("Nobody is here to say yes to that: say --yes beforehand.", err=True, fg="yellow")
        return False
    return typer.confirm("Go on?", err=True)
