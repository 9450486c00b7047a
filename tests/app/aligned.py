"""An experiment whose outputs are labelled, kept in a home."""

import asyncio
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from uuid import UUID

from agents.data.tables import TravelData
from app.store.database import open_database
from app.store.label_stores import LabelStores
from evals.artifact import Artifact
from evals.labels import Item, Label, items_of
from evals.row import Key
from tests.evals.labels.support import NOON, experiment

V3 = "v3+b457e308"
"""Of the rubric that ships; a change to it needs new labels, here too."""
Says = Callable[[int], str]


def labels_of(
    artifact: Artifact, says: Says, version: str = V3, people: Sequence[str] = ("ana",), comment: str = ""
) -> list[Label]:
    """A label by each person of every output, by the number of its case."""
    items: dict[Key, Item] = items_of(artifact)
    return [
        Label.model_validate(
            {
                "id": UUID(int=1000 * place + at + 1), "item": item.id, "rubric": "friendly", "version": version,
                "person": person, "verdict": says(int(key.case[1:])), "comment": comment, "at": NOON,
            }
        )
        for place, person in enumerate(people)
        for at, (key, item) in enumerate(sorted(items.items()))
    ]  # fmt: skip


def keep(home: Path, labels: Sequence[Label], clusters: Sequence[str] = ()) -> dict[str, str]:
    """Put labels into the home's database, and give clusters a split; returns these."""

    async def work() -> dict[str, str]:
        engine = await open_database(f"sqlite+aiosqlite:///{home / 'triplab.db'}")
        try:
            stores = LabelStores.of(engine)
            await stores.labels.add(labels)
            found = await stores.locks.split("friendly", dict.fromkeys(clusters, "mixed")) if clusters else {}
            return {name: one.split for name, one in found.items()}
        finally:
            await engine.dispose()

    home.mkdir(parents=True, exist_ok=True)
    with ThreadPoolExecutor(1) as thread:  # Playwright keeps a loop running in this one
        return thread.submit(lambda: asyncio.run(work())).result()


def labelled_experiment(
    home: Path, data: TravelData, says: Says, split: bool = True, version: str = V3, comment: str = ""
) -> Artifact:
    """`first`, with labels by two people, and splits where wanted."""
    artifact = experiment(home / "experiments/first", data)
    clusters = sorted({case.cluster for case in artifact.cases.values()}) if split else []
    keep(home, labels_of(artifact, says, version, ("ana", "ben"), comment), clusters)
    return artifact
