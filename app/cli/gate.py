"""`triplab gate`: may a variant ship?"""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from app.cli.exits import Exit, stop

if TYPE_CHECKING:
    from evals.gate import GateDecision

STDOUT = Path("-")


def gate(
    experiment: Annotated[str, typer.Argument(help="Name or folder of an experiment.")],
    policy: Annotated[Path | None, typer.Option(help="YAML file; without it, the one that ships.")] = None,
    variant: Annotated[str | None, typer.Option(help="What is to ship, where there are several.")] = None,
    junit: Annotated[Path | None, typer.Option(help="Write JUnit XML there.")] = None,
    markdown: Annotated[Path | None, typer.Option(help="Write Markdown there; - for standard output.")] = None,
    json: Annotated[Path | None, typer.Option(help="Write JSON there.")] = None,
    every: Annotated[
        bool, typer.Option("--all", help="Show demands that are held or ignored one by one, too.")
    ] = False,
) -> None:
    """Hold an experiment against a policy. Exit code 0: not worse, 1: worse, 2: cannot tell, or wrong input."""
    from app.cli.gate_paper import print_decision
    from app.cli.where import find
    from evals.gate.as_json import as_json
    from evals.gate.junit import junit as as_junit
    from evals.gate.markdown import markdown as as_markdown

    decision = _decided(find(experiment), policy, variant)
    print_decision(decision, every, beside=markdown == STDOUT)
    if markdown == STDOUT:
        typer.echo(as_markdown(decision), nl=False)
    elif markdown:
        _write(markdown, as_markdown(decision).encode())
    if junit:
        _write(junit, as_junit(decision))
    if json:
        _write(json, as_json(decision).encode())
    raise typer.Exit(decision.exit_code)


def _decided(folder: Path, policy: Path | None, variant: str | None) -> "GateDecision":
    """The decision; that input is wrong is one, so that CI shows it where it looks for it."""
    from app.cli.labelled import labels_for
    from app.settings import SettingsError
    from app.store.database import DatabaseError
    from evals.artifact import ArtifactError, read_artifact
    from evals.gate import PolicyError, decide_gate, read_policy, unread
    from evals.gate.policy import DEFAULT

    file = policy or DEFAULT
    try:
        artifact, said = read_artifact(folder), read_policy(file)
        return decide_gate(artifact, said, variant, labelled=labels_for(artifact))
    except (PolicyError, ArtifactError, SettingsError, DatabaseError) as error:
        return unread(folder.name, file.name, str(error))
    except OSError as error:
        return unread(folder.name, file.name, f"cannot read {folder}: {error.strerror}")


def _write(path: Path, content: bytes) -> None:
    from evals.artifact.whole import write_whole

    try:
        write_whole(path, content)
    except OSError as error:
        stop(Exit.USAGE, f"cannot write {path}: {error.strerror}")
