"""The rubrics as a Markdown table, for `docs/rubrics.md`."""

from collections.abc import Mapping
from pathlib import Path

from agents.prompt import versions
from evals.judges.rubric import Label, Rubric
from evals.judges.rubric_file import FOLDER, load_rubric, rubric_names

HEAD = "| rubric | for | labels | history |\n|---|---|---|---|"


def table(folder: Path = FOLDER) -> str:
    """One row a rubric: what it is for, its labels with what they count as, what changed in each version."""
    return "\n".join([HEAD, *(_row(name, folder) for name in rubric_names(folder))])


def _row(name: str, folder: Path) -> str:
    history = [load_rubric(f"{name}.v{number}", folder) for number in sorted(versions(name, folder))]
    newest = history[-1]
    return f"| `{name}` | {_cases(newest)} | {_labels(newest.front.labels)} | {'<br>'.join(map(_change, history))} |"


def _cases(rubric: Rubric) -> str:
    values = [f"{dimension} {' or '.join(values)}" for dimension, values in rubric.front.when.items()]
    return ", ".join(values) or "every case"


def _labels(labels: Mapping[str, Label]) -> str:
    return ", ".join(f"{name} ({label.counts})" for name, label in labels.items())


def _change(rubric: Rubric) -> str:
    return f"v{rubric.version}: {rubric.front.changed}"
