"""Which labels a judge is held against: never those of test, unless it is opened."""

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from typing import Literal

from app.store.label_locks import LockStore
from evals.labels.lock import FrozenJudge, opening
from evals.labels.splits import ClusterSplit, LabelSplit

Part = Literal["train and dev", "dev", "test"]
PARTS: Mapping[Part, tuple[LabelSplit, ...]] = {
    "train and dev": ("train", "dev"),
    "dev": ("dev",),
    "test": ("test",),
}


class NoTest(ValueError):
    """Nothing is set apart as dev or test yet; the message says how to."""


def kept(part: Part, cluster: str, splits: Mapping[str, ClusterSplit]) -> bool:
    """Whether a tuple belongs to a part; one that has no split yet is no part of test, and counts with train."""
    found = splits.get(cluster)
    return (found.split if found else "train") in PARTS[part]


async def open_all(locks: LockStore, judges: Sequence[FrozenJudge], reason: str | None) -> None:
    """Record a look at test by each judge, before anything of it is looked at: all of them, or none.

    Raises:
        TestOpened: one has looked before, and no reason is given.
    """
    now = datetime.now(UTC)
    for judge in judges:
        opening(await locks.openings(judge.rubric), judge, now, reason)
    for judge in judges:
        await locks.open_test(judge, reason)
