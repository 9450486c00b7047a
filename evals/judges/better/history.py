"""What became of candidates: one line each, only ever added."""

import difflib
import fcntl
import os
from collections.abc import Sequence
from pathlib import Path
from typing import Literal

from pydantic import AwareDatetime, BaseModel, ConfigDict, ValidationError

from evals.judges.better.deciding import Decision
from evals.judges.rubric import RubricError
from evals.labels.lock import Opening
from evals.statistics import Agreement


class OnTest(BaseModel):
    """The look at test of an accepted version."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    opening: Opening
    agreement: Agreement | None


class Entry(BaseModel):
    """A candidate that was held against dev.

    Attributes:
        rubric: its name.
        version: of the candidate, with its digest.
        base: what was in use, with its digest.
        model: that judged.
        source: of the labels.
        labels: the version of the rubric that they were given by, and their digest.
        decided: `accepted`, or `refused` as not better.
        dev: both on dev.
        test: of accepted ones.
        diff: of the files, unified.
        at: when.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)
    rubric: str
    version: str
    base: str
    model: str
    source: str
    labels: str
    decided: Literal["accepted", "refused"]
    dev: Decision
    test: OnTest | None
    diff: str
    at: AwareDatetime


def history_file(rubric: str, own: Path) -> Path:
    """Where the history of a rubric is kept."""
    return own / f"{rubric}.history.jsonl"


def remember(entry: Entry, own: Path) -> None:
    """Add a line; it is on the disk when this returns. Raises `OSError`."""
    own.mkdir(parents=True, exist_ok=True)
    with history_file(entry.rubric, own).open("ab") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        file.write(entry.model_dump_json().encode() + b"\n")
        file.flush()
        os.fsync(file.fileno())


def read_history(rubric: str, own: Path) -> list[Entry]:
    """All candidates of a rubric, the oldest first; none where there were none.

    Raises:
        RubricError: a line cannot be read.
    """
    path = history_file(rubric, own)
    lines: Sequence[str] = path.read_text(encoding="utf-8").split("\n")[:-1] if path.exists() else ()
    found: list[Entry] = []
    for number, line in enumerate(lines, 1):
        try:
            found.append(Entry.model_validate_json(line))
        except ValidationError as error:
            problem = error.errors(include_url=False, include_input=False)[0]
            raise RubricError(f"{path.name}, line {number}: {problem['msg']}") from error
    return found


def difference(before: str, after: str, names: tuple[str, str]) -> str:
    """The unified diff of two files."""
    lines = difflib.unified_diff(before.splitlines(), after.splitlines(), *names, lineterm="")
    return "\n".join(lines)
