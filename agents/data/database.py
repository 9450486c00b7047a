"""Opens the packaged travel tables, read-only."""

import sqlite3
from pathlib import Path

SCHEMA_VERSION = 3
PACKAGED = Path(__file__).with_name("travel.sqlite")


class TravelDataError(RuntimeError):
    """The travel tables are missing, or built for another version of this code."""


def connect(path: Path | None = None) -> sqlite3.Connection:
    """A read-only connection for use from one thread at a time.

    Raises:
        TravelDataError: no file at `path`, or not one that this code can read.
    """
    path = path or PACKAGED
    remedy = "build it with: python -m agents.data.build"
    if not path.is_file():
        raise TravelDataError(f"no travel tables at {path}; {remedy}")
    db = sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro&immutable=1", uri=True, check_same_thread=False)
    try:
        row = db.execute("SELECT value FROM meta WHERE key = 'schema_version'").fetchone()
    except sqlite3.DatabaseError as error:
        db.close()
        raise TravelDataError(f"{path} holds no travel tables ({error}); {remedy}") from error
    if row is None or row[0] != str(SCHEMA_VERSION):
        db.close()
        found = "none" if row is None else row[0]
        raise TravelDataError(f"{path} has schema version {found}, this code reads {SCHEMA_VERSION}; {remedy}")
    return db
