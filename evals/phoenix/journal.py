"""`mirrored.jsonl`: how far an experiment is in Phoenix; only appended to, by one mirror at a time."""

import fcntl
import os
from collections.abc import Generator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Annotated, Literal, NamedTuple

from pydantic import BaseModel, ConfigDict, Field, RootModel

from evals.artifact import ArtifactError
from evals.artifact.appending import append
from evals.artifact.folder import ROWS, VERDICTS
from evals.artifact.lines import read_lines
from evals.artifact.locked import cut_torn
from evals.row import Key

NAME = "mirrored.jsonl"


class _Frozen(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Began(_Frozen):
    """Phoenix's ids of the experiments by variant; all that was sent before went elsewhere."""

    kind: Literal["began"] = "began"
    url: str
    experiments: dict[str, str]


class Run(NamedTuple):
    """A row, and the id of its run in Phoenix."""

    key: Key
    id: str


class Mark(_Frozen):
    """Up to which byte `rows.jsonl` and `verdicts.jsonl` are in Phoenix, and the runs that came since the last mark."""

    kind: Literal["mark"] = "mark"
    rows: int
    verdicts: int
    runs: tuple[Run, ...] = ()


class _Line(RootModel[Annotated[Began | Mark, Field(discriminator="kind")]]):
    pass


@dataclass(slots=True)
class Journal:
    """What is in Phoenix. `rows` and `verdicts` are bytes of the two files; `runs` ids by row."""

    file: int
    experiments: Mapping[str, str] = field(default_factory=dict[str, str])
    rows: int = 0
    verdicts: int = 0
    runs: dict[Key, str] = field(default_factory=dict[Key, str])

    def begin(self, url: str, experiments: Mapping[str, str]) -> None:
        """Forget all and begin with these experiments. Raises `WriteFailed`."""
        self._take(Began(url=url, experiments=dict(experiments)), keep=True)

    def mark(self, rows: int, verdicts: int, runs: Mapping[Key, str] | None = None) -> None:
        """Keep that all up to here is sent. Raises `WriteFailed`."""
        sent = tuple(Run(key, id) for key, id in (runs or {}).items())
        self._take(Mark(rows=rows, verdicts=verdicts, runs=sent), keep=True)

    def _take(self, line: Began | Mark, keep: bool) -> None:
        if keep:
            append(self.file, line.model_dump_json().encode() + b"\n")
        match line:
            case Began():
                self.experiments, self.rows, self.verdicts, self.runs = line.experiments, 0, 0, {}
            case Mark():
                self.rows, self.verdicts = line.rows, line.verdicts
                self.runs |= {run.key: run.id for run in line.runs}

    def read(self, path: Path) -> None:
        """Take in what has been kept."""
        for line, *_ in read_lines(path, _Line):
            self._take(line.root, keep=False)


@contextmanager
def open_journal(folder: Path) -> Generator[Journal]:
    """Open the journal of a folder; nobody else can, as long as the block runs.

    Raises:
        ArtifactError: another mirror is at work there, or a line is broken.
        OSError: it cannot be written.
    """
    path = folder / NAME
    file = os.open(path, os.O_RDWR | os.O_CREAT | os.O_APPEND, 0o600)
    try:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            raise ArtifactError(f"another mirror is at work in {folder}: wait for it") from error
        cut_torn(file)
        journal = Journal(file)
        journal.read(path)
        yield journal
    finally:
        os.close(file)


def share_sent(folder: Path) -> float:
    """How much of what stands in the folder is in Phoenix, 0 to 1."""
    journal = Journal(-1)
    journal.read(folder / NAME)
    there = sum(path.stat().st_size for name in (ROWS, VERDICTS) if (path := folder / name).exists())
    return (journal.rows + journal.verdicts) / there if there else 0.0
