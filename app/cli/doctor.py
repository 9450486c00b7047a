"""`triplab doctor`: what is configured, and what answers."""

import asyncio
import sys
from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

import typer

from app.cli.exits import Exit, stop

if TYPE_CHECKING:
    from app.settings import Settings


class Finding(NamedTuple):
    """One line of the report. What is not `needed` may be absent."""

    name: str
    ok: bool
    needed: bool
    says: str


def doctor() -> None:
    """Report settings, data, model endpoint, database and Phoenix. Exit code 1 when something needed is missing."""
    from app.settings import Settings, SettingsError

    try:
        settings = Settings.load()
    except SettingsError as error:
        stop(Exit.USAGE, str(error))
    findings = asyncio.run(_examine(settings))
    for finding in findings:
        mark, colour = ("ok", "green") if finding.ok else ("missing", "red") if finding.needed else ("absent", "yellow")
        typer.secho(f"{mark:8}", fg=colour, nl=False)
        typer.echo(f"{finding.name:10}{finding.says}")
    if any(finding.needed and not finding.ok for finding in findings):
        raise typer.Exit(Exit.FAILED)


async def _examine(settings: "Settings") -> list[Finding]:
    return [
        _python(),
        *_data(),
        _prompts(settings),
        await _model(settings),
        await _database(settings),
        await _phoenix(settings),
        _live(settings),
    ]


def _python() -> Finding:
    found = ".".join(map(str, sys.version_info[:3]))
    return Finding("Python", sys.version_info >= (3, 11), True, f"{found}; wanted: 3.11 or newer")


def _data() -> Iterator[Finding]:
    from agents.data.database import TravelDataError
    from agents.data.tables import TravelData

    try:
        data = TravelData.open()
    except TravelDataError as error:
        yield Finding("Data", False, True, str(error))
        return
    cities = data.curated()
    places = sum(data.place_count(city.id) for city in cities)
    yield Finding("Data", bool(cities), True, f"{len(cities)} destinations with {places} places")


def _prompts(settings: "Settings") -> Finding:
    from agents.prompt import PromptError, load_prompt
    from agents.specialists.registry import all_specialists

    try:
        labels = [load_prompt(agent, settings.prompts).label for agent in (*all_specialists(), "itinerary")]
    except PromptError as error:
        return Finding("Prompts", False, True, str(error))
    return Finding("Prompts", True, True, ", ".join(labels))


def _live(settings: "Settings") -> Finding:
    """Only what is turned on: asking would cost the owner a search."""
    forecast = "weather forecast on" if settings.forecast else "weather forecast off (TRIPLAB_FORECAST=on)"
    search = "web search on" if settings.tavily_api_key else "web search off (TAVILY_API_KEY)"
    return Finding("Live data", True, False, f"{forecast}, {search}")


async def _model(settings: "Settings") -> Finding:
    import openai

    from agents.llm.errors import translate

    if settings.endpoint is None:
        says = "rehearsal engine, not a language model; set OPENAI_API_KEY or OPENAI_BASE_URL for one"
        says += f"; it fails on purpose: {settings.rehearsal_faults}" if settings.rehearsal_faults else ""
        return Finding("Model", True, True, says)
    client = settings.endpoint.connect().with_options(max_retries=0, timeout=10)
    where = f"{settings.agent_model} at {client.base_url}"
    try:
        await client.models.list()
    except openai.NotFoundError:
        return Finding("Model", True, True, f"{where} answers, without a list of its models")
    except (openai.APIError, AttributeError, TypeError, ValueError) as error:  # the SDK trips over what is no JSON
        return Finding("Model", False, True, f"{where}: {translate(error)}")
    finally:
        await client.close()
    return Finding("Model", True, True, f"{where} answers")


async def _database(settings: "Settings") -> Finding:
    from app.store.database import DatabaseError, open_database

    try:
        engine = await open_database(settings.database)
    except DatabaseError as error:
        return Finding("Database", False, True, str(error))
    says = f"{engine.dialect.name}, {engine.url.render_as_string(hide_password=True)}"
    await engine.dispose()
    return Finding("Database", True, True, says)


async def _phoenix(settings: "Settings") -> Finding:
    from app.phoenix import ready

    if settings.phoenix_url is None:
        return Finding("Phoenix", True, False, "off: nothing is traced")
    if await ready(settings.phoenix_url):
        return Finding("Phoenix", True, False, f"answers at {settings.phoenix_url}")
    says = f"does not answer at {settings.phoenix_url}; plans work without it"
    installed = settings.phoenix != "child" or settings.phoenix_python.exists()
    return Finding("Phoenix", False, False, says if installed else f"{says}; not installed: run `make setup`")
