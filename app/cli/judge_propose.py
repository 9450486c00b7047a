"""`triplab judge propose`: the next version of a rubric, from labels of train."""

from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from app.cli.judging import Bench
    from evals.judges.better.proposing import Proposal


def propose(
    rubric: Annotated[str, typer.Argument(help="What is to be made better: friendly, friendly@v2, friendly:MODEL.")],
    experiment: Annotated[str | None, typer.Argument(help="Name or folder of an experiment with labels.")] = None,
    practice: Annotated[str | None, typer.Option(help="A practice set that ships, such as friendly.")] = None,
    examples: Annotated[int, typer.Option(min=2, max=100, help="In place of those it has, half of either label.")] = 6,
    seed: Annotated[int, typer.Option(help="Decides between texts that would serve as well.")] = 0,
    definitions: Annotated[bool, typer.Option(help="Let the model draft definitions from where it errs.")] = True,
) -> None:
    """Choose examples from train, and let the model draft stricter definitions from where judge and people differ.

    What comes is a candidate: a file to be read and edited, that nothing uses until `triplab judge accept`.
    """
    from app.cli.judging import at_bench
    from evals.judges.better.proposing import propose as make

    async def work(bench: "Bench") -> "Proposal":
        drafts = definitions and not bench.settings.rehearsal
        if definitions and not drafts:
            typer.echo(
                "The rehearsal engine is no language model and cannot draft definitions: examples only.", err=True
            )
        return await make(bench.judge, bench.material, examples, bench.settings.rubrics, seed, drafts)

    _say(at_bench(rubric, experiment, practice, work))


def _say(found: "Proposal") -> None:
    name = f"{found.candidate.name}.v{found.candidate.version}"
    typer.echo(f"{name}, a candidate: {found.candidate.front.changed}.")
    typer.echo(f"On train, {found.base.label} differs from people on {len(found.wrong)} of {found.train} texts.")
    for one in found.examples:
        text = " ".join(" ".join(one.shown.values()).split())
        typer.echo(f"  {'pass' if one.passes else 'fail'}: {text[:90]}{'…' if len(text) > 90 else ''}")
    typer.echo(f"Read it, edit it if you like: {found.file}")
    typer.echo(f"Then hold it against what is in use: triplab judge accept {name}")
