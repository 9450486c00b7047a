"""Labelled texts of one rubric with their splits: what judges are made better with, and measured by."""

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from evals.judges.rubric import Rubric
from evals.judges.shown import show
from evals.labels.item import Item
from evals.labels.label import Label
from evals.labels.leaks import HeldItem
from evals.labels.practice import PracticeSet
from evals.labels.queue import Queue
from evals.labels.splits import LabelSplit


class LabelledText(NamedTuple):
    """What a judge is shown of an item, by part, and what people say of it; only labels that pass or fail."""

    item: str
    cluster: str
    split: LabelSplit
    shown: Mapping[str, str]
    labels: tuple[Label, ...]

    @property
    def passes(self) -> bool | None:
        """What most people say; None where they are divided evenly, or nobody decided."""
        more = sum(1 if label.verdict == "pass" else -1 for label in self.labels)
        return more > 0 if more else None

    @property
    def agreed(self) -> bool:
        """Whether all who decided say the same."""
        return len({label.verdict for label in self.labels}) == 1


@dataclass(frozen=True, slots=True)
class Material:
    """Texts with their labels.

    Attributes:
        source: where they come from, in words.
        ledger: under which name looks at its test are kept.
        rubric: its name.
        version: by which people labelled; labels by another are not in it.
        texts: those that somebody decided.
        held: all items that have a split, labelled or not, to look whether a prompt holds one.
        queues: that drew them; none where nobody knows how they were drawn.
    """

    source: str
    ledger: str
    rubric: str
    version: str
    texts: tuple[LabelledText, ...]
    held: tuple[HeldItem, ...]
    queues: tuple[Queue, ...] = ()

    def of(self, split: LabelSplit) -> "Material":
        """The texts of one split; `held` stays whole."""
        return replace(self, texts=tuple(one for one in self.texts if one.split == split))

    @property
    def decided(self) -> list[LabelledText]:
        """Texts on which people are not divided evenly."""
        return [one for one in self.texts if one.passes is not None]

    @property
    def labels(self) -> list[Label]:
        """All of them."""
        return [label for one in self.texts for label in one.labels]

    @property
    def people(self) -> list[str]:
        """Who labelled."""
        return sorted({label.person for label in self.labels})

    @property
    def digest(self) -> str:
        """Of who said what of which item."""
        said = sorted(f"{label.item} {label.person} {label.verdict}" for label in self.labels)
        return hashlib.sha256("\n".join(said).encode()).hexdigest()[:8]


def practice_material(practice: PracticeSet) -> Material:
    """A practice set. Looks at its test are none at the test of one's own labels."""
    given = _deciding(practice.labels)
    texts = (
        LabelledText(one.item, one.trip, one.split, {"message": one.text}, tuple(given.get(one.item, ())))
        for one in practice.messages
    )
    return Material(
        f"practice {practice.rubric}",
        f"practice_{practice.rubric}",
        practice.rubric,
        practice.labels[0].version,
        tuple(one for one in texts if one.labels),
        tuple(practice.held()),
    )


def items_material(
    source: str,
    rubric: Rubric,
    items: Iterable[Item],
    labels: Iterable[Label],
    splits: Mapping[str, LabelSplit],
    queues: Sequence[Queue] = (),
) -> Material:
    """Items of experiments and trips.

    Args:
        source: where they come from, in words.
        rubric: by whose very version people labelled; labels by other versions are left out.
        items: all that are there, labelled or not.
        labels: that count. Those by people who had seen a verdict before are left out.
        splits: by cluster; items without one are left out.
        queues: of the rubric.
    """
    given = _deciding(label for label in labels if label.digest == rubric.digest and not label.informed)
    texts: list[LabelledText] = []
    for item in items:
        split, plan = splits.get(item.case.cluster), item.output.itinerary
        if split and plan:
            shown = show(item.sample, plan, rubric.parts)
            texts.append(LabelledText(item.id, item.case.cluster, split, shown, tuple(given.get(item.id, ()))))
    texts.sort(key=lambda one: one.item)
    return Material(
        source,
        rubric.name,
        rubric.name,
        f"v{rubric.version}+{rubric.digest}",
        tuple(one for one in texts if one.labels),
        tuple(HeldItem(one.item, one.split, one.shown) for one in texts),
        tuple(queue for queue in queues if queue.rubric.digest == rubric.digest),
    )


def _deciding(labels: Iterable[Label]) -> dict[str, list[Label]]:
    """Those that pass or fail, by item."""
    found: dict[str, list[Label]] = {}
    for label in labels:
        if label.outcome != "unscored":
            found.setdefault(label.item, []).append(label)
    return found
