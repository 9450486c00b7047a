"""`triplab data`: what the packaged travel data holds."""

import json
from dataclasses import asdict
from typing import Annotated

import typer

from app.cli.exits import Exit, stop

app = typer.Typer(no_args_is_help=True)


@app.callback()
def data() -> None:
    """Look into the packaged travel data."""


@app.command("report")
def show_report(
    city: Annotated[str | None, typer.Argument(help="A city of any size; without it, all that have places.")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False,
) -> None:
    """Say what is known, layer by layer. Exit code 0: done, 1: no data, 2: an unknown city."""
    from agents.data.database import TravelDataError
    from agents.data.report import report
    from agents.data.tables import TravelData
    from app.cli import data_paper

    try:
        data = TravelData.open()
    except TravelDataError as error:
        stop(Exit.FAILED, str(error))
    if city is not None:
        matches = data.resolve(city)
        if not matches:
            stop(Exit.USAGE, f"city {city!r} is not known; allowed: a city's name, alone or with its country")
        found = report(matches[0].destination.id, data)
        if as_json:
            typer.echo(_json(asdict(found)))
        else:
            data_paper.print_city(found)
        return
    found = [report(destination.id, data) for destination in data.curated()]
    if as_json:
        sources = [{"source": source, "licence": licence} for source, licence in data.licences()]
        typer.echo(_json({"cities": [asdict(row) for row in found], "sources": sources}))
    else:
        data_paper.print_cities(found, data.licences())


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, indent=2)
