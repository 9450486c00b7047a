"""`triplab label sync`: labels to Phoenix and from there."""

from typing import TYPE_CHECKING, Annotated

import typer

from app.cli.exits import Exit, stop

if TYPE_CHECKING:
    from app.lab.label_sync import Synced
    from app.settings import Settings
    from app.store.label_stores import LabelStores


def sync(
    folder: Annotated[str, typer.Argument(help="Folder or name of an experiment whose runs were traced.")],
    rubric: Annotated[str, typer.Option(help="Name of a rubric; labels are its annotation `<rubric>.human`.")],
) -> None:
    """Take in labels that were given or changed in Phoenix, then send it those that count here."""
    from app.cli.labelling import artifact_of, rubric_of, with_stores
    from app.lab.label_sync import synchronise

    async def work(stores: "LabelStores", settings: "Settings") -> "Synced":
        if settings.phoenix_url is None:
            stop(Exit.USAGE, "TRIPLAB_PHOENIX is off; set it to the URL of a Phoenix, or to child")
        artifact = artifact_of(folder)
        return await synchronise(
            stores, artifact, rubric_of(rubric, settings.rubrics), settings.phoenix_url, settings.project
        )

    done = with_stores(work)
    typer.echo(f"{done.taken:,} from Phoenix, {done.sent:,} there; {done.untraced:,} runs left no trace.")
    if done.evaluated:
        typer.echo(f"{done.evaluated:,} runs of the mirror say what most people say of them.")
    for sentence in done.odd:
        typer.secho(f"left out: {sentence}", err=True, fg="yellow")
