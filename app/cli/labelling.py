"""What the commands of `triplab label` share: the database, and how they end when something is wrong."""

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from pathlib import Path
from typing import TypeVar

from app.cli.exits import Exit, stop
from app.cli.where import find
from app.settings import Settings, SettingsError
from app.store.database import DatabaseError, open_database
from app.store.label_stores import LabelStores
from app.store.labels import KnownOtherwise, NotTheirs
from evals.artifact import Artifact, ArtifactError, read_artifact
from evals.discovery.note import DiscoveryError
from evals.judges.rubric import Rubric, RubricError
from evals.judges.rubric_file import load_rubric
from evals.labels.csv_table import TableError
from evals.labels.leaks import LeakError
from evals.labels.mix import MixError
from evals.labels.queue import QueueError
from evals.phoenix.errors import PhoenixAway, PhoenixRefused

T = TypeVar("T")
WRONG = (
    SettingsError, ArtifactError, RubricError, TableError, LeakError, MixError, QueueError, KnownOtherwise, NotTheirs,
    DiscoveryError,
)  # fmt: skip


def with_stores(work: Callable[[LabelStores, Settings], Awaitable[T]]) -> T:
    """Do something with the labels of this home; everything that is wrong ends the command in one line."""
    try:
        return asyncio.run(_open(work, Settings.load()))
    except WRONG as error:
        stop(Exit.USAGE, str(error))
    except (DatabaseError, PhoenixAway, PhoenixRefused) as error:
        stop(Exit.FAILED, str(error))
    except OSError as error:
        stop(Exit.FAILED, f"cannot read or write {error.filename}: {error.strerror}")


async def _open(work: Callable[[LabelStores, Settings], Awaitable[T]], settings: Settings) -> T:
    engine = await open_database(settings.database)
    try:
        return await work(LabelStores.of(engine), settings)
    finally:
        await engine.dispose()


def artifact_of(said: str) -> Artifact:
    """An experiment by its name among those of this home, or by its folder. Raises `ArtifactError`."""
    return read_artifact(find(said))


def rubric_of(name: str, own: Path) -> Rubric:
    """A rubric about one plan, also of those that were accepted in `own`. Raises `RubricError`."""
    rubric = load_rubric(name, own=own)
    if rubric.compares:
        raise RubricError(f"{rubric.label} compares two plans; allowed here: rubrics about one")
    return rubric


def people_of(text: str) -> Sequence[str]:
    """Names, parted by commas. Raises `QueueError`."""
    from pydantic import TypeAdapter, ValidationError

    from evals.labels.text import Person

    try:
        return TypeAdapter(list[Person]).validate_python([name for name in text.split(",") if name.strip()])
    except ValidationError as error:
        given = error.errors(include_url=False)[0]["input"]
        raise QueueError(
            f"person {given!r}; allowed: letters, digits, spaces and _ . ' -, beginning with a letter, at most 40"
        ) from error
