"""Rows and verdicts of earlier experiments, by all that decides on them."""

import hashlib
import json
import logging
import sqlite3
from collections.abc import Sequence
from pathlib import Path
from typing import Self, TypeVar

from pydantic import JsonValue, ValidationError

from evals.row import Row, Verdict

Line = TypeVar("Line", Row, Verdict)
log = logging.getLogger(__name__)


def content_key(*content: JsonValue | Sequence[str]) -> str:
    """A key that no other content has."""
    text = json.dumps(content, sort_keys=True, ensure_ascii=False)
    return hashlib.sha256(text.encode()).hexdigest()


class Cache:
    """A file that experiments share. It may be lost at any time, and a run goes on without it when it fails.

    Keys hold the repetition and the variant's name: no two runs within an experiment ever share an entry, so that
    repetitions and A/A runs are what they say they are.
    """

    def __init__(self, database: sqlite3.Connection | None) -> None:
        """Take an open database; None keeps nothing."""
        self._database = database

    @property
    def works(self) -> bool:
        """Whether it keeps anything: keys need not be made for one that does not."""
        return self._database is not None

    @classmethod
    def open(cls, path: Path) -> Self:
        """Open a file, or make it; one that cannot be used is said in the log and left."""
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            database = sqlite3.connect(path, isolation_level=None, timeout=1.0)
            database.execute("PRAGMA journal_mode = WAL")
            database.execute("PRAGMA synchronous = OFF")
            database.execute("CREATE TABLE IF NOT EXISTS lines (key TEXT PRIMARY KEY, line BLOB) WITHOUT ROWID")
        except (OSError, sqlite3.Error) as error:
            log.warning("no cache: %s: %s", path, error)
            return cls(None)
        return cls(database)

    def get(self, key: str, shape: type[Line]) -> Line | None:
        """The line kept under a key, marked as cached."""
        try:
            found = self._database and self._database.execute("SELECT line FROM lines WHERE key = ?", [key]).fetchone()
            line = shape.model_validate_json(found[0]) if found else None
        except sqlite3.Error as error:
            self._leave(error)
            return None
        except ValidationError:
            return None
        return line.model_copy(update={"cached": True}) if line else None

    def put(self, key: str, line: Row | Verdict) -> None:
        """Keep a line."""
        try:
            if self._database:
                kept = line.model_dump_json().encode()
                self._database.execute("INSERT OR REPLACE INTO lines VALUES (?, ?)", [key, kept])
        except sqlite3.Error as error:
            self._leave(error)

    def close(self) -> None:
        """Close the file."""
        if self._database:
            self._database.close()
            self._database = None

    def _leave(self, error: sqlite3.Error) -> None:
        log.warning("the cache is left aside from here on: %s", error)
        self.close()


NO_CACHE = Cache(None)
