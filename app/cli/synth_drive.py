"""`triplab synth drive`: cases through the API of a running service."""

import asyncio
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from app.cli.exits import Exit, stop

if TYPE_CHECKING:
    from synthetic.case import Case
    from synthetic.driving.case_file import CaseFile
    from synthetic.driving.dataset import Dataset
    from synthetic.driving.journal import Journal
    from synthetic.driving.result import Result
    from synthetic.driving.service import Service

AGAIN = "run the same command again to go on"
DEADLINE = 180.0
"""Seconds that a trip may take: the service gives up on it after 90, unless it is set to more."""


@dataclass(frozen=True, slots=True)
class _Pace:
    concurrency: int
    rate: float | None
    turns: int
    seed: int


def drive(
    cases: Annotated[Path, typer.Argument(help="Cases, as `triplab synth word` writes them.")],
    out: Annotated[Path, typer.Option(help="Folder of the journal and of dataset.jsonl; the same again goes on.")],
    url: Annotated[str, typer.Option(help="Where the service is.")] = "http://127.0.0.1:8000",
    number: Annotated[int | None, typer.Option("-n", min=1, help="Only the first so many.")] = None,
    concurrency: Annotated[int, typer.Option(min=1, max=256, help="The most cases in flight.")] = 8,
    rate: Annotated[float | None, typer.Option(min=0.01, help="The most requests a second.")] = None,
    turns: Annotated[int, typer.Option(min=1, max=20, help="More than 1: a simulated traveller follows up.")] = 1,
    seed: Annotated[int, typer.Option(help="Of what the travellers choose.")] = 0,
    phoenix: Annotated[
        bool | None, typer.Option(help="Write the dataset to Phoenix too; by default where the service traces to one.")
    ] = None,
) -> None:
    """Post the forms of cases, answer what is asked, and write what came of each.

    Killed or stopped, it goes on where it was when it is run again with the same --out: no request is sent twice.
    Exit code 0: all cases have ended and the dataset is written, 1: calls failed, or Phoenix did not take the dataset
    (dataset.jsonl is there all the same), 2: wrong input.
    """
    from app.cli.drive_paper import print_drive

    file, service = _cases(cases), _service(url)
    chosen = file.cases[:number]
    results = _drive(chosen, file.digest, out, service, _Pace(concurrency, rate, turns, seed))
    dataset = _write(file, results, out)
    print_drive(dataset.lines)
    told = _to_phoenix(dataset, file, service, phoenix)
    left = sum(case.id not in results or results[case.id].ended == "call_failed" for case in chosen)
    if left:
        stop(Exit.FAILED, f"{left} of {len(chosen)} cases have no result: {AGAIN}")
    if not told:
        raise typer.Exit(Exit.FAILED)


def _cases(file: Path) -> "CaseFile":
    from synthetic.driving.case_file import CasesError, read_cases

    try:
        return read_cases(file)
    except CasesError as error:
        stop(Exit.USAGE, str(error))
    except OSError as error:
        stop(Exit.USAGE, f"cannot read {file}: {error.strerror}")


def _service(url: str) -> "Service":
    from synthetic.driving.service import BadAddress, NoService, find_service

    try:
        return find_service(url)
    except BadAddress as error:
        stop(Exit.USAGE, str(error))
    except NoService as error:
        stop(Exit.FAILED, str(error))


def _drive(
    cases: "tuple[Case, ...]", digest: str, out: Path, service: "Service", pace: _Pace
) -> "Mapping[str, Result]":
    """All results of the folder's journal, once the cases are through; a journal that does not fit ends the command."""
    from agents.data.database import TravelDataError
    from synthetic.driving.journal import JournalError, Opened, open_journal

    about = Opened(cases=digest, url=service.url, turns=pace.turns, seed=pace.seed)
    try:
        with open_journal(out, about) as journal:
            asyncio.run(_run(cases, journal, service, pace))
            return dict(journal.results)
    except JournalError as error:
        stop(Exit.USAGE, str(error))
    except TravelDataError as error:
        stop(Exit.FAILED, str(error))
    except OSError as error:
        stop(Exit.FAILED, f"cannot write to {out}: {error.strerror}")
    except KeyboardInterrupt:
        stop(Exit.FAILED, f"stopped: {AGAIN}")


async def _run(cases: "tuple[Case, ...]", journal: "Journal", service: "Service", pace: _Pace) -> None:
    from agents.data.tables import TravelData
    from app.cli.drive_paper import Bar
    from synthetic.driving.clock import WallClock
    from synthetic.driving.drive import Way, drive
    from synthetic.driving.people import people
    from synthetic.driving.service import connect
    from synthetic.driving.throttle import Throttle
    from synthetic.wording.changes import say_goal

    clock, data, done = WallClock(), TravelData.open(), sum(journal.done(case.id) for case in cases)
    who = people(data, say_goal, pace.turns, pace.seed)
    with Bar(len(cases), done) as bar:
        async with connect(service, pace.concurrency) as client:
            way = Way(client, Throttle(clock, pace.concurrency, pace.rate), clock, DEADLINE)
            await drive(cases, way, journal, who, lambda _, result: bar.show(result), pace.concurrency)
    data.close()


def _write(file: "CaseFile", results: "Mapping[str, Result]", out: Path) -> "Dataset":
    from synthetic.driving.dataset import NAME, lines_of, write_dataset

    try:
        dataset = write_dataset(out / NAME, lines_of(file.cases, results))
    except OSError as error:
        stop(Exit.FAILED, f"cannot write {out / NAME}: {error.strerror}")
    typer.echo(f"Wrote {len(dataset.lines)} results to {out / NAME}, version {dataset.version}", err=True)
    return dataset


def _to_phoenix(dataset: "Dataset", file: "CaseFile", service: "Service", wanted: bool | None) -> bool:
    """Whether all that was wanted of Phoenix was done."""
    from synthetic.driving.phoenix_dataset import PhoenixAway, name_of, upload
    from synthetic.driving.service import is_loopback

    url = service.phoenix_url
    if wanted is False or (wanted is None and url is None):
        return True
    if url is None:
        return _not_told("the service traces to no Phoenix: start it with one, or leave --phoenix out")
    if wanted is None and not is_loopback(url):
        return _not_told(f"Phoenix at {url} is not on this machine: say --phoenix to send it there, or --no-phoenix")
    try:
        done = upload(name_of(file.digest), dataset.lines, url)
    except PhoenixAway as error:
        return _not_told(str(error))
    said = f"Phoenix holds {done.examples} of them as dataset {done.name}, version {done.version}"
    typer.echo(said + (f"; {done.unlinked} without a link to their trace" if done.unlinked else ""), err=True)
    return True


def _not_told(why: str) -> bool:
    typer.secho(f"No dataset in Phoenix: {why}", err=True, fg="yellow")
    return False
