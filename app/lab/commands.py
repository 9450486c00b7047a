"""The commands that a page offers: they work where the service was started."""

import shlex
import sys
from pathlib import Path

from app.lab.coverage_shapes import CommandView

USUAL_PORT = 8000


def first_ones(folder: Path, port: int) -> list[CommandView]:
    """From nothing to rows with outcomes, through the service on this port."""
    tuples, cases, out = (shown(folder / name) for name in ("tuples.jsonl", "cases.jsonl", "first"))
    ours = "" if port == USUAL_PORT else f" --url http://127.0.0.1:{port}"
    return [
        CommandView(
            does="Make tuples that cover every pair of values",
            command=f"{_made(folder)}{triplab()} synth generate --out {tuples}",
        ),
        CommandView(does="Put them into people's words", command=f"{triplab()} synth word {tuples} --out {cases}"),
        CommandView(
            does="Send them through this service", command=f"{triplab()} synth drive {cases} --out {out}{ours}"
        ),
    ]


def first_experiment(cases: Path, folder: Path, port: int) -> list[CommandView]:
    """From nothing to two variants compared."""
    run = f"--variants baseline,friendly --judges friendly,grounded --out {shown(folder / 'first')}"
    return [
        *first_ones(cases, port)[:2],
        CommandView(
            does="Run two variants on them, and compare",
            command=f"{triplab()} experiment run --cases {shown(cases / 'cases.jsonl')} {run}",
        ),
    ]


def first_queue(experiments: Path, cases: Path, port: int) -> list[CommandView]:
    """A queue of the newest experiment; without one, from nothing to an experiment and its queue."""
    found = sorted(experiments.glob("*/experiment.json"), key=lambda path: path.stat().st_mtime)
    name = shlex.quote(found[-1].parent.name if found else "first")
    make = CommandView(
        does="Draw a hundred of its plans for two people, twenty of them for both",
        command=f"{triplab()} label make {name} --rubric friendly --people ana,ben --overlap 20",
    )
    return [make] if found else [*first_experiment(cases, experiments, port), make]


def fill(path: Path, folder: Path, strength: int) -> CommandView:
    """Tuples that try what the rows of a file never did."""
    name = path.stem if path.parent == folder else path.parent.name
    out = shown(folder / f"{name}-more.jsonl")
    return CommandView(
        does="Make the tuples that are missing",
        command=f"{triplab()} synth extend {shown(path)} --strength {strength} --out {out}",
    )


def cover(folder: Path, strength: int) -> CommandView:
    """Tuples that try everything, for rows that cannot be added to."""
    out = shown(folder / "tuples.jsonl")
    return CommandView(
        does="Make tuples that try all of it",
        command=f"{_made(folder)}{triplab()} synth generate --strength {strength} --out {out}",
    )


def _made(folder: Path) -> str:
    return "" if folder.is_dir() else f"mkdir -p {shown(folder)} && "


def shown(path: Path) -> str:
    """A path for a shell, from the folder that the service was started in if it is below."""
    here = Path.cwd()
    return shlex.quote(str(path.relative_to(here) if path.is_relative_to(here) else path))


def triplab() -> str:
    """The command that belongs to this service."""
    ours = Path(sys.executable).parent / "triplab"
    return shown(ours) if ours.is_file() and ours.is_relative_to(Path.cwd()) else "triplab"
