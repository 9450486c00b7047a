"""`triplab synth relations`: do pairs of requests get the plans that they should, beside each other?"""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from app.cli.exits import Exit, stop

if TYPE_CHECKING:
    from synthetic.perturbations.verdicts import Verdict


def relations(
    folder: Annotated[Path, typer.Argument(help="A drive's folder, with dataset.jsonl in it.")],
    html: Annotated[Path | None, typer.Option(help="Write a page with both plans of broken pairs there.")] = None,
) -> None:
    """Check the relations of perturbed requests. Exit code 0: all hold, 1: one is broken, 2: wrong input."""
    from app.cli.relations_paper import print_relations
    from synthetic.perturbations.page import relations_page

    verdicts = _judged(folder)
    if not verdicts:
        stop(Exit.USAGE, f"{folder}: no pair in it; `triplab synth word --perturb all` makes some")
    print_relations(verdicts)
    if html:
        _write(relations_page(verdicts, f"Results of {folder.resolve().name}."), html)
        typer.echo(f"Wrote {html}", err=True)
    if any(each.outcome == "broken" for each in verdicts):
        raise typer.Exit(Exit.FAILED)


def _judged(folder: Path) -> "list[Verdict]":
    from agents.data.database import TravelDataError
    from agents.data.tables import TravelData
    from synthetic.perturbations.dataset import DatasetError, read_dataset
    from synthetic.perturbations.verdicts import judge_all

    try:
        return judge_all(read_dataset(folder, TravelData.open()))
    except DatasetError as error:
        stop(Exit.USAGE, str(error))
    except OSError as error:
        stop(Exit.USAGE, f"cannot read {error.filename}: {error.strerror}")
    except TravelDataError as error:
        stop(Exit.FAILED, str(error))


def _write(text: str, file: Path) -> None:
    try:
        file.write_text(text, encoding="utf-8")
    except OSError as error:
        stop(Exit.FAILED, f"cannot write {file}: {error.strerror}")
