"""`triplab label check`: whether a judge's prompt holds what it would be measured on."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from app.settings import Settings
    from app.store.label_stores import LabelStores


def check(
    rubric: Annotated[str, typer.Argument(help="Name of a rubric, such as friendly.v4.")],
    folder: Annotated[Path | None, typer.Option(help="Folder of rubrics, if not the packaged one.")] = None,
) -> None:
    """Hold a rubric's text against the items of dev and test. Exit code 2: it holds one of them, which is named."""
    from app.cli.labelling import with_stores
    from app.lab.label_splits import refuse_leaking
    from evals.judges.rubric_file import FOLDER, load_rubric

    async def work(stores: "LabelStores", _: "Settings") -> int:
        return await refuse_leaking(stores, load_rubric(rubric, folder or FOLDER))

    typer.echo(f"{rubric} holds none of the {with_stores(work):,} items of dev and test.")
