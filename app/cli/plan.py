"""`triplab plan`: one trip, in this process."""

import asyncio
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from app.cli.exits import Exit, stop
from app.cli.saving import refuse_what_cannot_be_saved, save

if TYPE_CHECKING:
    from agents.request import TripRequest
    from agents.run import Outcome
    from app.settings import Settings


def plan(
    destination: Annotated[str, typer.Argument(help='A city: "Tokyo", "Paris, Texas".')],
    days: Annotated[int | None, typer.Option(help="Length of the trip, 1 to 21.")] = None,
    start: Annotated[str | None, typer.Option(help="First day, such as 2027-04-03.")] = None,
    end: Annotated[str | None, typer.Option(help="Last day.")] = None,
    budget: Annotated[str | None, typer.Option(help='For the whole party: "$1,000", "1000 EUR", "moderate".')] = None,
    budget_covers: Annotated[str, typer.Option(help="stay or stay_and_journey.")] = "stay",
    interests: Annotated[list[str] | None, typer.Option(help="May be given several times, or with commas.")] = None,
    style: Annotated[str, typer.Option(help="relaxed, balanced, adventurous, backpacker or luxury.")] = "balanced",
    adults: Annotated[int, typer.Option(help="People of 13 to 64 years.")] = 1,
    children: Annotated[int, typer.Option(help="People under 13.")] = 0,
    seniors: Annotated[int, typer.Option(help="People of 65 years or more.")] = 0,
    mobility: Annotated[str, typer.Option(help="none, reduced or wheelchair.")] = "none",
    diet: Annotated[list[str] | None, typer.Option(help="vegetarian, vegan, halal, kosher or gluten-free.")] = None,
    origin: Annotated[str | None, typer.Option(help="Where the journey begins; then it is estimated.")] = None,
    passport: Annotated[str | None, typer.Option(help="Country of the passport.")] = None,
    notes: Annotated[str, typer.Option(help="Anything else.")] = "",
    answer: Annotated[
        list[str] | None, typer.Option(help="Answer to a question that may come back: a number or words; repeatable.")
    ] = None,
    then: Annotated[
        list[str] | None, typer.Option(help='A change of the plan, such as "make day 2 lighter"; repeatable.')
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print the outcome as JSON, without progress.")] = False,
    file: Annotated[
        Path | None, typer.Option("--save", help="Write the plan to a file that ends in .ics, .md or .json.")
    ] = None,
) -> None:
    """Plan a trip with the same graph as the service.

    Exit code 0: planned, 1: failed, 2: wrong usage, 3: refused, 4: a question is open and nobody is there to answer.
    """
    if file:
        refuse_what_cannot_be_saved(file)
    form: dict[str, Any] = {
        "destination": destination,
        "days": days,
        "start": start,
        "end": end,
        "budget": budget,
        "budget_covers": budget_covers,
        "interests": [part.strip() for item in interests or () for part in item.split(",") if part.strip()],
        "style": style,
        "party": {
            "adults": adults,
            "children": children,
            "seniors": seniors,
            "mobility": mobility,
            "diets": diet or [],
        },
        "origin": origin,
        "passport": passport,
        "notes": notes,
    }
    request, settings = _read(form, then or [])
    outcome = _run(request, settings, as_json, answer or [], then or [])
    _report(outcome, as_json)
    if file:
        save(outcome, file)


def _read(form: dict[str, Any], changes: list[str]) -> "tuple[TripRequest, Settings]":
    """The request and the settings; what is wrong with them, or with a change, ends the command."""
    from pydantic import ValidationError

    from agents.refine_node import LONGEST_CHANGE, SHORTEST_CHANGE
    from agents.request import TripRequest
    from app.settings import Settings, SettingsError

    for change in changes:
        if not SHORTEST_CHANGE <= len(change) <= LONGEST_CHANGE:
            allowed = f"{SHORTEST_CHANGE} to {LONGEST_CHANGE} characters"
            stop(Exit.USAGE, f"--then {change[:40]!r} has {len(change)} characters; allowed: {allowed}")
    try:
        return TripRequest.model_validate(form), Settings.load()
    except ValidationError as error:
        stop(Exit.USAGE, "\n".join(_say(found) for found in error.errors(include_url=False)))
    except SettingsError as error:
        stop(Exit.USAGE, str(error))


def _run(
    request: "TripRequest", settings: "Settings", quiet: bool, answers: list[str], changes: list[str]
) -> "Outcome":
    """Plan to the end; data that cannot be read, or an answer that is none, ends the command."""
    from agents.data.database import TravelDataError
    from agents.trip import Refusal

    try:
        return asyncio.run(_plan(request, settings, quiet, answers, changes))
    except TravelDataError as error:
        stop(Exit.FAILED, str(error))
    except Refusal as refusal:
        stop(Exit.USAGE, f"{refusal.field}: {refusal.message}")


def _say(found: Any) -> str:
    name = ".".join(str(part) for part in found["loc"]) or "request"
    text = str(found["msg"]).removeprefix("Value error, ")
    given = found["input"]
    return f"{name}: {text}" if isinstance(given, dict) or repr(given) in text else f"{name}: {text} (got {given!r})"


async def _plan(
    request: "TripRequest", settings: "Settings", quiet: bool, answers: list[str], changes: list[str]
) -> "Outcome":
    from contextlib import AsyncExitStack
    from datetime import UTC, datetime

    from langgraph.checkpoint.memory import InMemorySaver

    from agents.data.tables import TravelData
    from agents.deps import Deps
    from agents.graph import PlanGraph, build_graph
    from agents.refine_node import Follow
    from agents.run import Thread, plan_trip
    from app.cli.asking import Asking
    from app.cli.progress import Progress
    from app.live_sources import live_sources
    from app.meaning import meaning_of
    from app.models import connect, rehearse
    from app.phoenix import ready
    from app.prompts import prompts_of
    from app.telemetry import trace_to

    url = settings.phoenix_url
    telemetry = trace_to(url if url and await ready(url) else None, settings.project, settings.trace_sample_rate)
    client = connect(settings, rehearse(settings))
    opened = AsyncExitStack()
    live = await opened.enter_async_context(live_sources(settings))
    data, meaning = TravelData.open(), meaning_of(settings, client)
    limits, tracer, today = settings.limits, telemetry.tracer, datetime.now(UTC).date()
    prompts = await prompts_of(settings)
    deps = Deps(data, client, settings.model, tracer, prompts, limits, live, meaning=meaning)

    async def run(asked: "TripRequest", graph: PlanGraph, **more: Any) -> "Outcome":
        with Progress(quiet=quiet, rehearsal=settings.rehearsal) as progress:
            return await plan_trip(asked, graph, deps, today, progress.show, **more)

    graph, asking, thread = build_graph(deps, InMemorySaver()), Asking(answers), Thread("plan")
    try:
        outcome = await run(request, graph, thread=thread)
        while outcome.question and (said := asking.answer(outcome.question)):
            request = outcome.question.answered(request, said)
            outcome = await run(request, graph, thread=Thread(thread.id, said, outcome.trace))
        for change in changes:
            if outcome.itinerary:
                follow = Follow(change=change, previous=outcome.itinerary)
                outcome = await run(outcome.request, build_graph(deps), follow=follow)
        return outcome
    finally:
        await opened.aclose()
        await client.close()
        telemetry.close()


def _report(outcome: "Outcome", as_json: bool) -> None:
    from app.cli.asking import show
    from app.cli.paper import print_plan
    from app.cli.plain import printable_json

    if as_json:
        typer.echo(printable_json(outcome.model_dump_json(indent=2)))
    elif outcome.itinerary:
        print_plan(outcome.itinerary)
    if outcome.question:
        show(outcome.question)
        stop(Exit.ASKED, "Answer with --answer, once for each question.")
    if outcome.status == "refused":
        stop(Exit.REFUSED, outcome.why or "refused")
    if outcome.status == "failed":
        stop(Exit.FAILED, outcome.why or "failed")
