"""`triplab synth word`: cases from rows, in the words of invented people."""

import sys
from collections.abc import Callable, Generator, Iterator
from contextlib import contextmanager, nullcontext
from datetime import UTC, date, datetime
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from app.cli.exits import Exit, stop
from app.cli.pairing import names_of, with_pairs
from app.cli.rows import dimensions_of, rows_of, writable

if TYPE_CHECKING:
    from contextlib import AbstractContextManager

    from synthetic.case import Case
    from synthetic.dimensions import Dimensions
    from synthetic.wording.cases import Making
    from synthetic.wording.report import Report
    from synthetic.wording.writer import Writer


class By(StrEnum):
    """What writes."""

    GRAMMAR = "grammar"
    MODEL = "model"


def word(
    rows: Annotated[Path, typer.Argument(help="Rows, as `generate` writes them; they say every dimension.")],
    out: Annotated[Path, typer.Option(help="Where to write the cases, a JSON line each.")],
    seed: Annotated[int, typer.Option(help="The same seed and day give the same cases.")] = 0,
    on: Annotated[str | None, typer.Option(help="The day on which they ask, such as 2026-11-20; today.")] = None,
    limit: Annotated[int | None, typer.Option(min=1, help="Only the first rows.")] = None,
    writer: Annotated[By, typer.Option(help="model: the configured endpoint; several candidates, paid.")] = By.GRAMMAR,
    perturb: Annotated[str | None, typer.Option(help="Pairs, too: perturbations parted by commas, or all.")] = None,
) -> None:
    """Word rows, and read every text back; what lost its tuple is written again, or left out and reported.

    Stopped with --writer model, it goes on where it was when it is run again with the same --out.
    Exit code 0: done, 1: not all written, 2: wrong input.
    """
    from agents.data.tables import TravelData
    from synthetic.reading.fidelity import lost
    from synthetic.wording.cases import Making, make_cases
    from synthetic.wording.report import Report

    writable(out)
    dimensions, asked_on, names = dimensions_of(None), _day(on), names_of(perturb)
    tuples = _tuples(rows, dimensions)[:limit]
    data, report = TravelData.open(), Report()
    with _writer(writer) as writes:
        making = Making(data, asked_on, seed, dimensions.digest, writes, lost)
        kept = _kept(out, making) if writer is By.MODEL else []
        made = make_cases(tuples, making, report, [case for case in kept if case.pair is None])
        _run(with_pairs(made, names, making, dimensions, kept), len(tuples), report, out, kept)
    data.close()


def _run(cases: "Iterator[Case]", rows: int, report: "Report", out: Path, kept: "list[Case]") -> None:
    """Write each case at once, so that what is written stays whatever comes after it."""
    from synthetic.wording.writer import WriterError

    problem = ""
    try:
        with out.open("a" if kept else "w", encoding="utf-8") as file, _progress(rows, report) as show:
            for case in cases:
                file.write(case.model_dump_json(exclude_none=True) + "\n")
                file.flush()
                show()
    except WriterError as error:
        problem = f"{error}; run the same command again to go on"
    except OSError as error:
        problem = f"cannot write {out}: {error.strerror}"
    typer.echo("\n".join([*([f"{len(kept)} cases kept."] if kept else []), *report.lines()]), err=True)
    if problem:
        stop(Exit.FAILED, problem)


def _kept(out: Path, making: "Making") -> "list[Case]":
    from synthetic.wording.kept import KeptError, kept_cases

    try:
        return kept_cases(out, making)
    except KeptError as error:
        stop(Exit.USAGE, str(error))
    except OSError as error:
        stop(Exit.USAGE, f"cannot read {out}: {error.strerror}")


def _tuples(file: Path, dimensions: "Dimensions") -> list[dict[str, str]]:
    recorded = rows_of(file, dimensions)
    for number, each in enumerate(recorded, start=1):
        if each.full is None:
            silent = ", ".join(name for name, level in zip(dimensions.ids, each.row, strict=True) if level is None)
            stop(
                Exit.USAGE, f"{file.name}: row {number} says nothing of {silent}; to be worded, rows say all dimensions"
            )
    return [dimensions.decode(each.full) for each in recorded if each.full]


def _day(on: str | None) -> date:
    try:
        return date.fromisoformat(on) if on else datetime.now(UTC).date()
    except ValueError:
        stop(Exit.USAGE, f"--on {on!r} is no day; write it as 2026-11-20")


def _writer(by: By) -> "AbstractContextManager[Writer]":
    from synthetic.wording.writer import GrammarWriter

    if by is By.GRAMMAR:
        return nullcontext(GrammarWriter())
    from app.settings import Settings, SettingsError
    from synthetic.wording.model_writer import ModelWriter

    try:
        settings = Settings.load()
    except SettingsError as error:
        stop(Exit.USAGE, str(error))
    if settings.endpoint is None:
        stop(Exit.USAGE, "--writer model needs a language model, and the rehearsal engine is none: set OPENAI_API_KEY")
    return ModelWriter(settings.endpoint.connect, settings.agent_model, settings.endpoint.base_url or "its endpoint")


@contextmanager
def _progress(total: int, report: "Report") -> Generator[Callable[[], None]]:
    """On standard error, on a terminal."""
    from rich.console import Console
    from rich.progress import Progress

    with Progress(console=Console(stderr=True), transient=True, disable=not sys.stderr.isatty()) as bar:
        task = bar.add_task("Wording", total=total)
        yield lambda: bar.update(task, completed=report.cases + len(report.left_out))
