"""The files of rows in a folder: tuples, cases and datasets, as `triplab synth` writes them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple

from pydantic import BaseModel, ConfigDict, JsonValue, ValidationError

from synthetic.coverage.measure import OpenRow
from synthetic.dimensions import Dimensions, DimensionsError
from synthetic.rows_file import Outcome, RowsError, each_row

MOST_FILES = 100
MOST_ROWS = 10_000
LONGEST_TEXT = 280


class Unreadable(ValueError):
    """A file holds no rows that the page takes; the message says why, and what to do."""


class RowLine(BaseModel):
    """What a line says of its row beside the tuple: a case, or the result of one."""

    model_config = ConfigDict(extra="ignore", frozen=True)
    id: str | None = None
    case: str | None = None
    text: str | None = None
    words: dict[str, JsonValue] = {}
    result: dict[str, JsonValue] = {}
    why: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class RowNote:
    """A row's own name, the trip and the trace that it became, the person's words, and why it failed; shortened."""

    id: str | None = None
    trip: str | None = None
    trace: str | None = None
    text: str | None = None
    why: str | None = None


class _Read(NamedTuple):
    row: OpenRow
    outcome: Outcome | None
    digest: str | None
    note: RowNote


@dataclass(frozen=True, slots=True)
class RowsFile:
    """The rows of a file.

    `full` says whether each has a value in every dimension, `others` how many were made with other dimensions.
    """

    rows: tuple[OpenRow, ...]
    outcomes: tuple[Outcome | None, ...]
    notes: tuple[RowNote, ...]
    full: bool
    others: int


@dataclass(frozen=True, slots=True)
class Listed:
    """A file that is there. `version` changes when its content does."""

    name: str
    path: Path
    version: str
    modified: datetime


def listed(folder: Path) -> list[Listed]:
    """The files of rows in a folder, and the datasets one folder down; the newest first, at most a hundred."""
    paths = (*folder.glob("*.jsonl"), *folder.glob("*/dataset.jsonl"))
    found = [file for path in paths for file in _file(folder, path)]
    return sorted(found, key=lambda file: (-file.modified.timestamp(), file.name))[:MOST_FILES]


def read_file(path: Path, dimensions: Dimensions) -> RowsFile:
    """All rows of a file; raises `Unreadable`."""
    rows: list[_Read] = []
    try:
        for each in each_row(path, dimensions):
            rows.append(_Read(each.row, each.outcome, each.digest, _note(each.line)))
            if len(rows) > MOST_ROWS:
                raise Unreadable(
                    f"{path.name} holds more than {MOST_ROWS:,} rows, which this page takes."
                    " For more there is: triplab synth coverage FILE --html coverage.html"
                )
    except (RowsError, DimensionsError) as error:
        raise Unreadable(str(error)) from error
    except OSError as error:
        raise Unreadable(f"{path.name}: {error.strerror}") from error
    return RowsFile(
        tuple(each.row for each in rows),
        tuple(each.outcome for each in rows),
        tuple(each.note for each in rows),
        all(None not in each.row for each in rows),
        sum(each.digest not in (None, dimensions.digest) for each in rows),
    )


def _file(folder: Path, path: Path) -> Iterator[Listed]:
    try:
        found = path.stat()
    except OSError:
        return
    if path.is_file():
        name = path.relative_to(folder).as_posix()
        version = f"{found.st_ino}-{found.st_mtime_ns}-{found.st_size}"
        yield Listed(name, path, version, datetime.fromtimestamp(found.st_mtime, UTC))


def _note(line: str) -> RowNote:
    """What a case or a result says of itself beside its tuple."""
    try:
        says = RowLine.model_validate_json(line)
    except ValidationError:
        return RowNote()
    traces, words = says.result.get("trace_ids"), says.words.get("text")
    return RowNote(
        _short(says.case or says.id),
        _like(says.result.get("trip"), r"[A-Za-z0-9_-]{22}"),
        _like(traces[0] if isinstance(traces, list) and traces else None, r"[0-9a-f]{32}"),
        _short(says.text or words),
        _short("; ".join(says.why)),
    )


def _short(text: JsonValue) -> str | None:
    if not isinstance(text, str) or not text:
        return None
    return text if len(text) <= LONGEST_TEXT else f"{text[: LONGEST_TEXT - 1]}…"


def _like(value: JsonValue, pattern: str) -> str | None:
    return value if isinstance(value, str) and re.fullmatch(pattern, value) else None
