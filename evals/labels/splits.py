"""Train, dev and test of a rubric's labels: whole tuples, alike in verdicts, once given never changed.

They are of the judge, not of the agents: `EvalCase.split` says what the agents may be tuned on.
"""

import hashlib
from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Literal

from pydantic import BaseModel, ConfigDict

from evals.labels.label import Label

LabelSplit = Literal["train", "dev", "test"]
SHARES: Mapping[LabelSplit, float] = {"train": 0.2, "dev": 0.4, "test": 0.4}
"""As for synthetic cases: examples are few, and what is measured wants the rest."""


class ClusterSplit(BaseModel):
    """The split of a cluster, and what it was counted as when it was given."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    cluster: str
    split: LabelSplit
    stratum: str
    seed: int


def stratum_of(labels: Iterable[Label], judged: Iterable[str] = ()) -> str:
    """`pass`, `fail` or `mixed` by people's labels, else by the judge's outcomes, else `unlabelled`."""
    human = {label.verdict for label in labels} & {"pass", "fail"}
    said = human or ({*judged} & {"pass", "fail"})
    source = "" if human or not said else "judge "
    return source + (said.pop() if len(said) == 1 else "mixed") if said else "unlabelled"


def assign(strata: Mapping[str, str], recorded: Iterable[ClusterSplit] = (), seed: int = 0) -> list[ClusterSplit]:
    """Splits of the clusters that have none yet.

    Clusters come in the order of a hash of their name and the seed; each goes to the split that its stratum lacks most.
    So every stratum is shared out as evenly as whole clusters allow, on any machine, in whatever order they are given.

    Args:
        strata: stratum by cluster.
        recorded: splits that were given before; they stay.
        seed: of the order.
    """
    known = {one.cluster: one for one in recorded}
    counts: dict[str, Counter[LabelSplit]] = {}
    for one in known.values():
        counts.setdefault(one.stratum, Counter())[one.split] += 1
    found: list[ClusterSplit] = []
    for cluster in sorted(strata.keys() - known.keys(), key=lambda name: _hash(name, seed)):
        stratum = strata[cluster]
        count = counts.setdefault(stratum, Counter())
        split = _lacking(count, _hash(f"{stratum} {cluster}", seed))
        count[split] += 1
        found.append(ClusterSplit(cluster=cluster, split=split, stratum=stratum, seed=seed))
    return found


def _lacking(count: Counter[LabelSplit], tie: str) -> LabelSplit:
    """The split furthest below its share; where several are, as the hash falls."""
    after = count.total() + 1
    lacks: dict[LabelSplit, float] = {split: round(share * after - count[split], 9) for split, share in SHARES.items()}
    most: list[LabelSplit] = [split for split, lack in lacks.items() if lack == max(lacks.values())]
    return most[int(tie[:8], 16) % len(most)]


def _hash(text: str, seed: int) -> str:
    return hashlib.sha256(f"{seed}\0{text}".encode()).hexdigest()
