"""`triplab prompts pull`: the prompts with a tag, as files."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from app.cli.exits import Exit, stop
from app.cli.hub import in_hub, loaded

if TYPE_CHECKING:
    from evals.phoenix.hub import Hub


def pull(
    tag: Annotated[str, typer.Option(help="Of the versions that are wanted.")] = "production",
    out: Annotated[Path, typer.Option(help="Folder for the files; it can be TRIPLAB_PROMPTS.")] = Path("prompts"),
    force: Annotated[bool, typer.Option("--force", help="Replace files that say something else.")] = False,
) -> None:
    """Write the prompts with a tag into a folder, and the files of agents that have none beside them."""
    from agents.prompt import prompt_texts
    from evals.artifact.whole import write_whole

    settings = loaded()
    files = prompt_texts(settings.prompts)

    async def work(hub: "Hub") -> tuple[dict[str, str], dict[str, str]]:
        from evals.phoenix.prompts import merged
        from evals.phoenix.prompts import pull as fetch

        pulled = await fetch(hub, tag, files)
        return pulled, merged(pulled, files)

    pulled, texts = in_hub(settings, work)
    if not pulled:
        stop(Exit.FAILED, f"no prompt carries the tag {tag!r}: `triplab prompts push --tag {tag}` sets it")
    other = [
        name for name, text in texts.items() if (out / name).exists() and (out / name).read_bytes() != text.encode()
    ]
    if other and not force:
        stop(
            Exit.FAILED, f"{out} has other texts in {', '.join(other)}: give another --out, or --force to replace them"
        )
    try:
        out.mkdir(parents=True, exist_ok=True)
        for name, text in texts.items():
            write_whole(out / name, text.encode())
            typer.echo(f"{out / name}  {f'tag {tag}' if name in pulled else 'no such tag: the file'}")
    except OSError as error:
        stop(Exit.FAILED, f"cannot write to {out}: {error.strerror}")
