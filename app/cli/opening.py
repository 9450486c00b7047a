"""What experiments need, opened as the settings say."""

from collections.abc import AsyncGenerator, Sequence
from contextlib import AsyncExitStack, asynccontextmanager

import typer

from agents.data.tables import TravelData
from agents.deps import Deps
from app.meaning import meaning_of
from app.models import connect, rehearse
from app.phoenix import ready
from app.prompts import prompts_of
from app.settings import REHEARSAL, Settings
from app.telemetry import trace_to
from evals.judges import read_seats
from evals.lab import Lab
from evals.runner.pacing import pace, throttle_of
from evals.runner.units import AskedError
from synthetic.driving.clock import WallClock


@asynccontextmanager
async def open_lab(settings: Settings, concurrency: int) -> AsyncGenerator[Lab]:
    """Client, data and telemetry, closed when the block ends. Raises `TravelDataError`."""
    throttle = throttle_of(WallClock(), concurrency)
    async with AsyncExitStack() as stack:
        client = connect(settings, rehearse(settings), pace(throttle))
        stack.push_async_callback(client.close)
        there = await _phoenix(settings)
        telemetry = trace_to(there, settings.project, settings.trace_sample_rate)
        stack.callback(telemetry.close)
        data, meaning = TravelData.open(), meaning_of(settings, client)
        stack.callback(data.close)
        prompts = await prompts_of(settings)
        deps = Deps(data, client, settings.model, telemetry.tracer, prompts, settings.limits, meaning=meaning)
        folder = settings.home / "experiments"
        yield Lab(deps, judge_model(settings), throttle, folder, concurrency, phoenix=there, project=settings.project)


async def _phoenix(settings: Settings) -> str | None:
    """The one that is traced and mirrored to; one that is wanted and does not answer is said."""
    url = settings.phoenix_url
    if url is None or await ready(url):
        return url
    typer.secho(f"No Phoenix answers at {url}: nothing is traced or mirrored.", err=True, dim=True)
    return None


def judge_model(settings: Settings) -> str:
    """The model of judges that name none."""
    return settings.model if settings.rehearsal else settings.judge_model


def refuse_other_models(judges: Sequence[str], settings: Settings) -> None:
    """The rehearsal engine answers for any model: nothing may be said in the name of another.

    Raises:
        AskedError: a judge names a model, and the rehearsal engine would answer.
        RubricError: a judge's name cannot be read.
    """
    named = (seat.model for judge in judges for seat in read_seats(judge, own=settings.rubrics))
    other = next((model for model in named if model and model != REHEARSAL), None)
    if settings.rehearsal and other:
        raise AskedError(f"a judge by the model {other!r} is asked for, but no key is set; allowed: {REHEARSAL}")
