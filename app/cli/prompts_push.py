"""`triplab prompts push`: the prompts of a variant, and the judges' rubrics, to Phoenix's prompt hub."""

from typing import TYPE_CHECKING, Annotated

import typer

from app.cli.exits import Exit, stop
from app.cli.hub import in_hub, loaded

if TYPE_CHECKING:
    from app.settings import Settings
    from evals.phoenix.hub import Hub
    from evals.phoenix.prompt_version import HubPrompt


def push(
    variant: Annotated[str, typer.Option(help="Name or file of the variant whose prompts are pushed.")] = "baseline",
    tag: Annotated[str | None, typer.Option(help="Moves to these versions: production, for example.")] = None,
    judges: Annotated[bool, typer.Option(help="Every version of every rubric, too; without the tag.")] = True,
) -> None:
    """Push prompts; what is there already stays the version that it is."""
    settings = loaded()
    agents = _agents(variant, settings)

    async def work(hub: "Hub") -> None:
        from evals.phoenix.links import Links
        from evals.phoenix.prompts import all_judge_prompts

        model = settings.model if settings.rehearsal else settings.judge_model
        rubrics = all_judge_prompts(model, settings.rubrics) if judges else []
        for prompt, label in [*((agent, tag) for agent in agents), *((rubric, None) for rubric in rubrics)]:
            place, new = await hub.push(prompt, label)
            links = Links(url=hub.url, dataset_id="", prompts={prompt.name: place})
            marks = ["new version" if new else "as it was", *([f"now {label}"] if label else [])]
            typer.echo(
                f"{prompt.name}  {prompt.about.partition(': ')[0]}  {', '.join(marks)}  {links.prompt(prompt.name)}"
            )

    in_hub(settings, work)


def _agents(variant: str, settings: "Settings") -> "list[HubPrompt]":
    from evals.phoenix.prompts import agent_prompt
    from evals.variant import VariantError, load_variant

    try:
        chosen = load_variant(variant, settings.prompts)
    except VariantError as error:
        stop(Exit.USAGE, str(error))
    model = chosen.model or settings.model
    return [agent_prompt(file, text, model, chosen.name) for file, text in sorted(chosen.prompts.items())]
