"""What notes came to, on a terminal and as a page."""

from pathlib import Path
from typing import TYPE_CHECKING

import typer
from rich.console import Console
from rich.table import Table

from app.cli.exits import Exit, stop
from app.cli.plain import plain
from app.settings import Settings, SettingsError
from evals.discovery.curve import discovery, sentence
from evals.discovery.kept import MEANINGS, file_of, read_kept
from evals.discovery.modes import Counts, count
from evals.discovery.note import DiscoveryError, standing
from evals.discovery.suggestions import suggest

if TYPE_CHECKING:
    from evals.discovery.suggestions import Suggestion

MOST_QUOTED = 3
LONGEST = 100


def found_in(experiment: str, html: Path | None) -> None:
    """Print what the notes on an experiment come to, and write the page; what is wrong ends the command."""
    try:
        folder = Settings.load().discovery
        entries = read_kept(file_of(folder, experiment)) + read_kept(folder / MEANINGS)
    except (SettingsError, DiscoveryError) as error:
        stop(Exit.USAGE, str(error))
    notes = standing(entries)
    if not notes:
        stop(Exit.USAGE, f"there are no notes on {experiment!r}; `triplab discover notes` makes a table for them")
    counts, curve = count(entries), discovery(notes)
    said = sentence(curve, len(counts.open))
    _print(counts, suggest(notes), said)
    if html:
        from evals.artifact.whole import write_whole
        from evals.discovery.page import page

        try:
            write_whole(html, page(experiment, counts, curve, said, _made_by(experiment)).encode())
        except OSError as error:
            stop(Exit.FAILED, f"cannot write {html}: {error.strerror}")
        typer.echo(f"Wrote {html}", err=True)


def _made_by(experiment: str) -> str:
    """Who wrote what was read, as far as it is known here."""
    from app.cli.where import find
    from evals.artifact import ArtifactError
    from evals.artifact.folder import read_experiment
    from evals.report.report import REHEARSAL

    try:
        models = read_experiment(find(experiment)).models
    except (ArtifactError, OSError):
        return "Model not known here"
    if any(one.digest.startswith(REHEARSAL) for one in models):
        return "Rehearsal engine: not a language model"
    return f"Model: {', '.join(one.name for one in models) or 'not stated'}"


def _print(counts: Counts, suggestions: "list[Suggestion]", said: str) -> None:
    console = Console(emoji=False, highlight=False)
    console.print(f"{counts.read:,} outputs read, nothing wrong in {counts.fine:,}.")
    if counts.modes:
        console.print(_table(counts))
    if suggestions:
        console.print("\nNotes without a mode, by their words:")
    for one in suggestions:
        like = f"; like those of {one.mode!r}" if one.mode else ""
        console.print(plain(f"- {', '.join(one.terms) or 'no words of their own'} ({len(one.notes)}{like})"))
        for note in one.notes[:MOST_QUOTED]:
            console.print(plain(f"    {note.item}: {' '.join(note.text.split()):.{LONGEST}}"), soft_wrap=True)
    console.print(plain(f"\n{said}"), soft_wrap=True)


def _table(counts: Counts) -> Table:
    table = Table(box=None, padding=(0, 2, 0, 0))
    for column in ("Failure mode", "Outputs", "Share", "95 %"):
        table.add_column(column, justify="left" if column == "Failure mode" else "right")
    for one in counts.modes:
        rate = one.rate
        bounds = f"{rate.low:.0%} to {rate.high:.0%}" if rate else "one tuple: no interval"
        table.add_row(plain(one.mode.name), str(one.mode.items), f"{one.mode.items / counts.read:.0%}", bounds)
    return table
