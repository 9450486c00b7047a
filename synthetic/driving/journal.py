"""What a driver has done, in a file that outlives it: written and synced before and after everything that counts.

A line before a case's first request holds the session that it is sent in; so whoever takes the journal up after a kill
can ask the application what became of it, and need not send it twice.
"""

import fcntl
import json
import os
from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import dataclass, field
from io import BufferedRandom
from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ConfigDict, TypeAdapter, ValidationError

from synthetic.driving.result import Result

NAME = "journal.jsonl"
VERSION = 1


class JournalError(ValueError):
    """The journal is in use, is of something else, or cannot be read; the message says what to do."""


class _Entry(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Opened(_Entry):
    """What all that follows is about. `cases` is the digest of the file of cases."""

    kind: Literal["opened"] = "opened"
    version: Literal[1] = VERSION
    cases: str
    url: str
    turns: int
    seed: int


class Begun(_Entry):
    """A case is about to be sent, in this session. Its id is a secret: it opens the session's trips."""

    kind: Literal["begun"] = "begun"
    case: str
    session: str


class Posted(_Entry):
    """The application has taken a request of a case as this trip."""

    kind: Literal["posted"] = "posted"
    case: str
    trip: str


class Ended(_Entry):
    """What came of a case. One that was not to be reached may be tried again, and end again."""

    kind: Literal["ended"] = "ended"
    case: str
    result: Result


Entry = Opened | Begun | Posted | Ended
_ENTRY: TypeAdapter[Entry] = TypeAdapter(Entry)


@dataclass(slots=True)
class Journal:
    """An open journal, and what stands in it by case."""

    file: BufferedRandom
    sessions: dict[str, str] = field(default_factory=dict[str, str])
    results: dict[str, Result] = field(default_factory=dict[str, Result])

    def done(self, case: str) -> bool:
        """Whether nothing is left to do for a case."""
        result = self.results.get(case)
        return result is not None and result.ended != "call_failed"

    def write(self, entry: Entry) -> None:
        """Append an entry; it is on the disk when this returns."""
        self.file.write(entry.model_dump_json().encode() + b"\n")
        self.file.flush()
        os.fsync(self.file.fileno())
        self._note(entry)

    def take_up(self, entries: list[Entry]) -> None:
        """Note what an earlier driver has written."""
        for entry in entries:
            self._note(entry)

    def _note(self, entry: Entry) -> None:
        if isinstance(entry, Begun):
            self.sessions[entry.case] = entry.session
        elif isinstance(entry, Ended):
            self.results[entry.case] = entry.result


@contextmanager
def open_journal(folder: Path, about: Opened) -> Generator[Journal]:
    """Begin or take up the journal of a folder; nobody else can, as long as the block runs.

    Raises:
        JournalError: another driver is at work there, or the journal is about something else.
        OSError: the folder cannot be written.
    """
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / NAME
    with open(os.open(path, os.O_RDWR | os.O_CREAT, 0o600), "r+b") as file:
        _lock(file, folder)
        entries = _read(file, path)
        journal = Journal(file)
        if entries:
            _same(entries[0], about, path)
            journal.take_up(entries)
        else:
            journal.write(about)
            _sync(folder)
        yield journal


def _lock(file: BufferedRandom, folder: Path) -> None:
    """The lock goes when the process goes, however it ends."""
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError as error:
        raise JournalError(f"another driver is at work in {folder}: wait for it, or give another --out") from error


def _read(file: BufferedRandom, path: Path) -> list[Entry]:
    """All whole lines. A last line without its end was being written when the driver was killed: it is cut off."""
    whole, end, _ = file.read().rpartition(b"\n")
    file.truncate(len(whole) + len(end))
    file.seek(0, os.SEEK_END)
    return [_entry(line, f"{path}:{number}") for number, line in enumerate(whole.splitlines(), start=1)]


def _entry(line: bytes, where: str) -> Entry:
    try:
        return _ENTRY.validate_python(json.loads(line))
    except (ValidationError, ValueError) as error:
        raise JournalError(f"{where}: no entry of a journal: {line[:80]!r}") from error


def _same(first: Entry, about: Opened, path: Path) -> None:
    if not isinstance(first, Opened):
        raise JournalError(f"{path}:1: begins with {first.kind!r}; a journal begins with 'opened'")
    for name in ("cases", "url", "turns", "seed"):
        was, wanted = getattr(first, name), getattr(about, name)
        if was != wanted:
            raise JournalError(
                f"{path} is about {name} {was!r}, not {wanted!r}: give another --out, or what it began with"
            )


def _sync(folder: Path) -> None:
    """Have the new name itself on the disk."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
