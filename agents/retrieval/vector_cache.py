"""Vectors that were asked for once, kept in a file by model and text."""

import hashlib
import sqlite3
from array import array
from collections.abc import Generator, Mapping, Sequence
from contextlib import closing, contextmanager
from pathlib import Path
from typing import TypeAlias

Unit: TypeAlias = "array[float]"
"""A vector of length 1 in single precision."""

_SCHEMA = """CREATE TABLE IF NOT EXISTS vector (
  model TEXT NOT NULL, digest BLOB NOT NULL, vector BLOB NOT NULL, PRIMARY KEY (model, digest)) WITHOUT ROWID"""
_SELECT = "SELECT vector FROM vector WHERE model = ? AND digest = ?"
_INSERT = "INSERT OR REPLACE INTO vector VALUES (?, ?, ?)"


class VectorCache:
    """One SQLite file, which several processes may share. What was read or written once is held in memory, too.

    Both methods raise `sqlite3.Error` or `OSError` when the file cannot be read or written.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._held: dict[tuple[str, bytes], Unit] = {}

    def get(self, model: str, texts: Sequence[str]) -> dict[str, Unit]:
        """The vectors that are there, by text."""
        keys = {text: (model, _digest(text)) for text in texts}
        new = [key for key in keys.values() if key not in self._held]
        if new:
            with self._open() as db:
                found = {key: db.execute(_SELECT, key).fetchone() for key in new}
            self._held |= {key: array("f", row[0]) for key, row in found.items() if row}
        return {text: self._held[key] for text, key in keys.items() if key in self._held}

    def put(self, model: str, vectors: Mapping[str, Unit]) -> None:
        """Keep vectors by text."""
        rows = {(model, _digest(text)): vector for text, vector in vectors.items()}
        with self._open() as db, db:
            db.executemany(_INSERT, [(*key, vector.tobytes()) for key, vector in rows.items()])
        self._held |= rows

    @contextmanager
    def _open(self) -> Generator[sqlite3.Connection]:
        self._path.parent.mkdir(parents=True, exist_ok=True)
        with closing(sqlite3.connect(self._path, timeout=1.0)) as db:
            db.execute(_SCHEMA)
            yield db


def _digest(text: str) -> bytes:
    return hashlib.sha256(text.encode()).digest()
