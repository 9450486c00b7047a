"""Judges beside people's labels, worked out beside the event loop and kept until labels or files change.

What works them out is imported with the first one: the service starts without.
"""

import asyncio
from pathlib import Path
from typing import TYPE_CHECKING

from app.lab.experiments_folder import Listed, listed
from app.lab.kept import Kept
from app.store.label_stores import LabelStores
from evals.artifact import Artifact, ArtifactError, read_artifact
from evals.artifact.folder import read_experiment

if TYPE_CHECKING:
    from evals.alignment.study import Study
    from evals.comparison.corrected import Labelled

SEED = "friendly"
"""The practice set that is shown first: it is there before anybody has labelled anything."""
MOST_KEPT = 24


class AlignmentDesk:
    """Answers one question at a time: a second one waits, and finds what the first has worked out."""

    def __init__(self, stores: LabelStores, folder: Path, own: Path | None = None) -> None:
        self._stores, self._folder, self._own = stores, folder, own
        self._turn = asyncio.Lock()
        self._studies: Kept[tuple[str, ...], list[Study]] = Kept(MOST_KEPT)

    async def labelled(self, artifact: Artifact) -> "Labelled | None":
        """What people say of an experiment's outputs, to correct comparisons by."""
        from app.lab.align_experiment import labelled_of

        return await labelled_of(self._stores, artifact)

    async def practice(self) -> "Study":
        """The seed case: every version of a judge on practice messages, but for those of test."""
        from app.lab.align_practice import ledger, practice_study
        from evals.judges.rubric_file import rubric_versions

        async with self._turn:
            looks = await self._stores.locks.openings(ledger(SEED))
            versions = rubric_versions(SEED, own=self._own)
            key = (
                "practice",
                SEED,
                str(len(looks)),
                *(f"{number} {path.stat().st_mtime_ns}" for number, path in sorted(versions.items())),
            )
            known = self._studies.known(key) or [
                await practice_study(self._stores.locks, SEED, "train and dev", own=self._own)
            ]
            return self._studies.get(key, lambda: known)[0]

    async def names(self) -> list[str]:
        """Experiments with a judge by whose rubric somebody has labelled."""
        found = await asyncio.to_thread(listed, self._folder)
        rubrics = {name: await asyncio.to_thread(_rubrics, one) for name, one in found.items()}
        labelled = {rubric for rubric in set[str]().union(*rubrics.values()) if await self._any(rubric)}
        return [name for name, mine in rubrics.items() if mine & labelled]

    async def experiment(self, name: str) -> "list[Study]":
        """The judges of an experiment; empty where no output of it is labelled by their versions.

        Raises:
            ValueError: the experiment is broken, a judge has seen what it is measured on, or its rubric is gone.
        """
        from app.lab.align_experiment import experiment_studies

        async with self._turn:
            one = (await asyncio.to_thread(listed, self._folder))[name]
            key = ("experiment", name, one.version, *await self._stamps(one))
            known = self._studies.known(key)
            if known is None:
                artifact = await asyncio.to_thread(read_artifact, one.folder)
                known = await experiment_studies(self._stores, artifact, "train and dev", own=self._own)
            return self._studies.get(key, lambda: known)

    async def _any(self, rubric: str) -> bool:
        return bool(await self._stores.labels.standing(rubric))

    async def _stamps(self, one: Listed) -> list[str]:
        """What changes when a label, a queue, a split or a look at test does."""
        found: list[str] = []
        for rubric in sorted(await asyncio.to_thread(_rubrics, one)):
            labels = await self._stores.labels.standing(rubric)
            queues = await self._stores.queues.of_rubric(rubric)
            splits = await self._stores.locks.splits(rubric)
            looks = await self._stores.locks.openings(rubric)
            found += [rubric, " ".join(str(label.id) for label in labels.values())]
            found.append(f"{len(queues)} {len(splits)} {len(looks)}")
        return found


def _rubrics(one: Listed) -> set[str]:
    """Of the judges; a broken experiment has none."""
    try:
        asked = read_experiment(one.folder)
    except (ArtifactError, OSError):
        return set()
    return {judge.name.partition(".")[0] for judge in asked.judges}
