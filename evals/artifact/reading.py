"""An experiment as those see it who only read: statistics, report, gate."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from pydantic import ValidationError

from evals.artifact.errors import ArtifactError
from evals.artifact.experiment import NAME as EXPERIMENT
from evals.artifact.experiment import Experiment
from evals.artifact.folder import CASES, ROWS, count, read_experiment
from evals.artifact.heads import Counted, RowHead
from evals.artifact.lines import line_at, read_lines
from evals.artifact.summary import NAME, Summary
from evals.case import EvalCase
from evals.row import Key, Row, Verdict

NULLS = "nulls"
"""Folder within an experiment's, of its null baselines."""


@dataclass(frozen=True, slots=True)
class Artifact:
    """What was asked, its cases by id in their order, and the lines that count.

    Rows come without their outputs, of which there may be more than fits in memory; `row` reads one with it.
    """

    folder: Path
    experiment: Experiment
    cases: Mapping[str, EvalCase]
    counted: Counted

    @property
    def variants(self) -> list[str]:
        """Names; the first is what the others are compared with."""
        return [variant.name for variant in self.experiment.variants]

    @property
    def heads(self) -> dict[Key, RowHead]:
        """The last row of each key, done or not, without its output."""
        return {key: place.head for key, place in self.counted.rows.items()}

    @property
    def verdicts(self) -> Iterator[Verdict]:
        """The last verdict of each evaluator on each row."""
        return (verdict for said in self.counted.verdicts.values() for verdict in said.values())

    def row(self, key: Key) -> Row:
        """A row with its output. Raises `KeyError`."""
        _, start, end = self.counted.rows[key]
        return line_at(self.folder / ROWS, start, end, Row)


def read_artifact(folder: Path) -> Artifact:
    """Read a folder, while a run is at work in it too.

    Raises:
        ArtifactError: it holds no experiment, or a line is broken.
        OSError: it cannot be read.
    """
    experiment = read_experiment(folder)
    cases = {line.id: line for line, *_ in read_lines(folder / CASES, EvalCase)}
    if len(cases) != experiment.cases.count:
        raise ArtifactError(f"{folder / CASES} holds {len(cases)} cases, not {experiment.cases.count}")
    return Artifact(folder, experiment, cases, count(folder))


def read_summary(folder: Path) -> Summary | None:
    """How the last run ended; None while one is at work, or when it was killed. Raises `ArtifactError`, `OSError`."""
    path = folder / NAME
    try:
        return Summary.model_validate_json(path.read_bytes()) if path.exists() else None
    except ValidationError as error:
        raise ArtifactError(f"{path} is no summary of ours; take it away, then go on with the run") from error


def read_nulls(artifact: Artifact) -> Artifact | None:
    """The null baselines beside an experiment, an artifact of their own: its counts are of what was asked alone.

    Raises: as `read_artifact`.
    """
    folder = artifact.folder / NULLS
    return read_artifact(folder) if (folder / EXPERIMENT).exists() else None
