"""`triplab judge accept`: a candidate, if it is better on dev."""

from typing import TYPE_CHECKING, Annotated

import typer

from app.cli.exits import Exit

if TYPE_CHECKING:
    from app.cli.judging import Bench
    from app.settings import Settings
    from evals.judges.better.history import Entry


def accept(
    candidate: Annotated[str, typer.Argument(help="As proposed: friendly.v4, or friendly.v4:MODEL.")],
    experiment: Annotated[str | None, typer.Argument(help="Name or folder of an experiment with labels.")] = None,
    practice: Annotated[str | None, typer.Option(help="A practice set that ships, such as friendly.")] = None,
    reason: Annotated[str | None, typer.Option(help="Why test is looked at again; it is printed for good.")] = None,
) -> None:
    """Hold a candidate against the version in use: on dev by paired tests, and on test, once, if it is better there.

    Exit code 0: accepted and in use, 1: not better, 2: wrong input, or a prompt that holds what it is measured on.
    """
    from datetime import UTC, datetime

    from app.cli.better_paper import print_entry
    from app.cli.judging import at_bench
    from app.lab.judge_material import door_to_test
    from evals.judges import load_rubric
    from evals.judges.better.accepting import accept as decide
    from evals.judges.better.candidate import CANDIDATES
    from evals.judges.better.history import read_history

    name, colon, model = candidate.partition(":")
    tried: list[int] = []

    async def work(bench: "Bench") -> "Entry":
        own = bench.settings.rubrics
        rubric = load_rubric(name, own / CANDIDATES)
        door = door_to_test(bench.stores, bench.material, rubric, bench.judge.model, reason)
        entry = await decide(bench.beside(rubric), bench.judge, bench.material, door, own, datetime.now(UTC))
        tried.append(len(read_history(rubric.name, own)))
        if entry.decided == "accepted":
            await _push(name, bench.judge.model, bench.settings)
        return entry

    entry = at_bench(f"{name.partition('.')[0]}{colon}{model}", experiment, practice, work)
    print_entry(entry, tried[0])
    if entry.decided == "refused":
        raise typer.Exit(Exit.FAILED)


async def _push(name: str, model: str, settings: "Settings") -> None:
    """To the prompt hub, where that answers; that it does not is a line."""
    from evals.phoenix.errors import PhoenixAway, PhoenixRefused
    from evals.phoenix.hub import open_hub
    from evals.phoenix.prompts import judge_prompt

    if settings.phoenix_url is None:
        return
    prompt = judge_prompt(name, model, settings.rubrics)
    try:
        async with open_hub(settings.phoenix_url, settings.engine_url) as hub:
            await hub.push(prompt)
        typer.echo(f"Phoenix's prompt hub holds it as {prompt.name}.", err=True)
    except (PhoenixAway, PhoenixRefused) as error:
        typer.echo(f"It is not in Phoenix's prompt hub: {error}. Later: triplab prompts push", err=True)
