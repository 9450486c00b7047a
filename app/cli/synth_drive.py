"""`triplab synth drive`: cases through the API of a running service."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from app.cli.exits import Exit, stop

if TYPE_CHECKING:
    from synthetic.driving.case_file import CaseFile
    from synthetic.driving.dataset import Dataset
    from synthetic.driving.service import Service

AGAIN = "run the same command again to go on"


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
    Exit code 0: all cases have ended and the dataset is written; 1: calls failed, or Phoenix did not take the dataset
    (dataset.jsonl is there all the same); 2: wrong input.
    """
    from synthetic.driving.dataset import NAME, lines_of, write_dataset

    file, service = _cases(cases), _service(url)
    chosen = file.cases[:number]
    results = _drive(file, number, out, service, concurrency=concurrency, rate=rate, turns=turns, seed=seed)
    try:
        dataset = write_dataset(out / NAME, lines_of(chosen, results))
    except OSError as error:
        stop(Exit.FAILED, f"cannot write {out / NAME}: {error.strerror}")
    _say(dataset, out / NAME)
    told = _to_phoenix(dataset, file, service, phoenix)
    left = sum(case.id not in results or results[case.id].ended == "call_failed" for case in chosen)
    if left:
        typer.secho(f"{left} of {len(chosen)} cases have no result: {AGAIN}.", err=True, fg="red")
    if left or not told:
        raise typer.Exit(Exit.FAILED)
