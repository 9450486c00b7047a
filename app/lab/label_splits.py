"""Splits of what is labelled, and the check that a judge has seen none of dev and test."""

from collections.abc import Sequence

from app.lab.label_views import shown
from app.store.label_stores import LabelStores
from evals.judges.judge import Judge
from evals.judges.rubric import Rubric
from evals.labels.item import Item
from evals.labels.label import Label
from evals.labels.leaks import HeldItem, refuse_leaks
from evals.labels.lock import FrozenJudge, Opening
from evals.labels.queue import RubricText
from evals.labels.splits import ClusterSplit, stratum_of


async def split_all(stores: LabelStores, rubric: str, seed: int = 0) -> dict[str, ClusterSplit]:
    """Give every cluster of the rubric's queues a split and record it; returns all by cluster."""
    queues = await stores.queues.of_rubric(rubric)
    judged = {place.item: place.said[0].outcome for queue in queues for place in queue.places if place.said}
    items = await _items(stores, rubric)
    by_item: dict[str, list[Label]] = {}
    for key, label in (await stores.labels.standing(rubric)).items():
        by_item.setdefault(key.item, []).append(label)
    clusters: dict[str, list[Item]] = {}
    for item in items:
        clusters.setdefault(item.case.cluster, []).append(item)
    strata = {
        cluster: stratum_of(
            [label for item in members for label in by_item.get(item.id, [])],
            [judged[item.id] for item in members if item.id in judged],
        )
        for cluster, members in clusters.items()
    }
    return await stores.locks.split(rubric, strata, seed)


async def held_items(stores: LabelStores, rubric: RubricText) -> list[HeldItem]:
    """All items of the rubric's queues that have a split, with the texts that it shows."""
    splits = await stores.locks.splits(rubric.name)
    found: list[HeldItem] = []
    for item in await _items(stores, rubric.name):
        if split := splits.get(item.case.cluster):
            texts = {name: text for name, text in shown(item, rubric).items() if name in rubric.parts}
            found.append(HeldItem(item.id, split.split, texts))
    return found


async def refuse_leaking(stores: LabelStores, rubric: Rubric) -> int:
    """Raises `LeakError` when a rubric holds an item of its dev or test; returns how many it was held against."""
    items = await held_items(stores, RubricText.of(rubric))
    refuse_leaks(rubric, items)
    return sum(held.split != "train" for held in items)


async def open_test(stores: LabelStores, judge: Judge, reason: str | None = None) -> Opening:
    """The only door to test: the judge is held against it, and the look is in the ledger before anybody looks.

    Raises:
        LeakError: the judge has seen an item of dev or test.
        TestOpened: it has looked before, and no reason is given for another look.
    """
    await refuse_leaking(stores, judge.rubric)
    return await stores.locks.open_test(FrozenJudge.of(judge), reason)


async def _items(stores: LabelStores, rubric: str) -> Sequence[Item]:
    queues = await stores.queues.of_rubric(rubric)
    return await stores.queues.items(sorted({place.item for queue in queues for place in queue.places}))
