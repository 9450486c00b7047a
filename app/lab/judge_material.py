"""Labelled texts for the commands that make judges better."""

from collections.abc import Awaitable, Callable
from dataclasses import replace

from app.lab.label_splits import held_items
from app.store.label_stores import LabelStores
from evals.artifact import Artifact
from evals.judges.rubric import Rubric, RubricError
from evals.labels.item import items_of
from evals.labels.lock import FrozenJudge, Opening
from evals.labels.material import Material, items_material, practice_material
from evals.labels.practice import read_practice
from evals.labels.queue import RubricText
from evals.labels.splits import LabelSplit


class NoLabels(ValueError):
    """There is nothing to learn from; the message says how to get labels."""


def of_practice(name: str, rubric: Rubric) -> Material:
    """A practice set. Raises `PracticeError`: there is none; `RubricError`: it is of another rubric."""
    practice = read_practice(name)
    if practice.rubric != rubric.name:
        raise RubricError(f"practice {name!r} is for {practice.rubric!r}, not {rubric.name!r}")
    return practice_material(practice)


async def of_experiment(stores: LabelStores, artifact: Artifact, rubric: Rubric) -> Material:
    """The outputs of an experiment with their labels by this very version; all queues count for leaks.

    Raises:
        NoLabels: none of them is labelled by it, or nothing has a split.
    """
    name, source = rubric.name, artifact.folder.resolve().name
    splits: dict[str, LabelSplit] = {cluster: one.split for cluster, one in (await stores.locks.splits(name)).items()}
    labels = list((await stores.labels.standing(name)).values())
    items = {item.id: item for item in items_of(artifact).values()}
    queues = await stores.queues.of_rubric(name)
    found = items_material(f"experiment {source}", rubric, items.values(), labels, splits, queues)
    if not found.texts:
        split = "" if splits else f", or they have no split: triplab label split --rubric {name}"
        raise NoLabels(f"nobody has labelled outputs of {source} by {rubric.label}{split}")
    known = {held.item for held in found.held}
    more = [held for held in await held_items(stores, RubricText.of(rubric)) if held.item not in known]
    return replace(found, held=(*found.held, *more))


def door_to_test(
    stores: LabelStores, material: Material, rubric: Rubric, model: str, reason: str | None
) -> Callable[[], Awaitable[Opening]]:
    """What records the look of a judge at test; its prompt has been held against test before."""
    version = f"v{rubric.version}+{rubric.digest}"
    frozen = FrozenJudge(rubric=material.ledger, version=version, model=model)
    return lambda: stores.locks.open_test(frozen, reason)
