"""`triplab discover mode`: a failure mode becomes a rubric or a check."""

import re
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from app.cli.exits import Exit, stop

if TYPE_CHECKING:
    from app.settings import Settings
    from app.store.label_stores import LabelStores
    from evals.discovery.modes import FailureMode


def mode(
    name: Annotated[str, typer.Argument(help="Failure mode, as it stands in the column `failure_mode`.")],
    as_: Annotated[Literal["rubric", "check"], typer.Option("--as", help="For judges and people, or code.")],
    means: Annotated[str | None, typer.Option(help="What it means, in a sentence; kept for the next time.")] = None,
    file: Annotated[str | None, typer.Option(help="Name of the file and label; made from the mode's.")] = None,
) -> None:
    """Write a rubric to TRIPLAB_HOME/rubrics, or a check that still has to be written to TRIPLAB_HOME/checks.

    A rubric quotes two outputs as examples, only from its train split, which the tuples that were read are given now.
    """
    from app.cli.labelling import with_stores
    from app.lab.discovery import find_mode
    from evals.discovery.note import DiscoveryError, word_of

    async def work(stores: "LabelStores", settings: "Settings") -> str:
        if file is not None and not re.fullmatch(r"[a-z]+(_[a-z]+)*", file[:41]):
            raise DiscoveryError(f"--file {file!r}; allowed: words of a to z, parted by _")
        found = find_mode(settings.discovery, name, means)
        word = word_of(file or found.name)
        return await (_rubric if as_ == "rubric" else _check)(stores, settings, found, word)

    typer.echo(with_stores(work))


async def _rubric(stores: "LabelStores", settings: "Settings", found: "FailureMode", word: str) -> str:
    from app.lab.discovery import draft_rubric
    from evals.judges.rubric_file import FOLDER, load_rubric, rubric_names

    folder = settings.home / "rubrics"
    if word in (*rubric_names(folder), *rubric_names(FOLDER)):
        stop(Exit.USAGE, f"there is a rubric {word!r} already; give another --file, or edit it")
    text, examples = await draft_rubric(stores, settings.discovery, found, word)
    path = _write(folder / f"{word}.v1.md", text)
    load_rubric(word, folder)
    return f"{path}: {len(found.notes)} notes, {examples} quoted as examples. Edit it, then label by it."


async def _check(_: "LabelStores", settings: "Settings", found: "FailureMode", word: str) -> str:
    from evals.discovery.check_draft import check_text

    path = settings.home / "checks" / f"{word}.py"
    if path.exists():
        stop(Exit.USAGE, f"there is {path} already; give another --file, or edit it")
    _write(path, check_text(found, word))
    return f"{path}: decides nothing yet; write it, then move it into evals/evaluators/."


def _write(path: Path, text: str) -> Path:
    from evals.artifact.whole import write_whole

    path.parent.mkdir(parents=True, exist_ok=True)
    write_whole(path, text.encode())
    return path
