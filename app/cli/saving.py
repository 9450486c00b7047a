"""`--save FILE`: the ending says what is written."""

from pathlib import Path
from typing import TYPE_CHECKING

import typer

from app.cli.exits import Exit, stop

if TYPE_CHECKING:
    from agents.run import Outcome

ENDINGS = (".ics", ".md", ".json")


def refuse_what_cannot_be_saved(file: Path) -> None:
    """End with a usage error before any planning when the ending or the folder is wrong."""
    if file.suffix.lower() not in ENDINGS:
        stop(Exit.USAGE, f"cannot save as {file.name!r}; allowed endings: {', '.join(ENDINGS)}")
    if not file.parent.is_dir():
        stop(Exit.USAGE, f"cannot save to {file}: there is no folder {str(file.parent)!r}")


def save(outcome: "Outcome", file: Path) -> None:
    """Write the plan; the same request makes the same ids in a calendar."""
    from datetime import UTC, datetime

    from app.exports.calendar import calendar
    from app.exports.finished import FinishedPlan
    from app.exports.markdown import markdown

    if outcome.itinerary is None:
        return
    finished = FinishedPlan(outcome.itinerary, outcome.request.model_dump_json(), datetime.now(UTC), outcome.model)
    match file.suffix.lower():
        case ".ics":
            content = calendar(finished)
        case ".md":
            content = markdown(finished).encode()
        case _:
            content = outcome.itinerary.model_dump_json(indent=2).encode()
    try:
        file.write_bytes(content)
    except OSError as error:
        stop(Exit.FAILED, f"cannot save to {file}: {error.strerror}")
    typer.echo(f"Saved {file}", err=True)
