"""Labelled outputs with what each stands for."""

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from evals.labels import Label, Queue, Weighted, weighted


class Sampled(NamedTuple):
    """Labelled outputs by item. Where they were not `drawn`, nobody knows what they stand for: all count alike.

    `informed` labels were given by people who had seen a verdict of the judge or another label; they are left out.
    """

    items: Mapping[str, Weighted]
    drawn: bool
    informed: int = 0


def sampled(labels: Iterable[Label], queues: Sequence[Queue]) -> Sampled:
    """Those that somebody decided, weighted by the queues that drew them.

    With queues, outputs that none of them could have drawn are left out (see `weighted`). Without any, as for labels
    from a table, every output is in with the same weight: what is found then holds for these outputs alone.

    Args:
        labels: that count, all of one version of a rubric.
        queues: of the same rubric.
    """
    every = list(labels)
    labels = [label for label in every if not label.informed]
    informed = len(every) - len(labels)
    found = weighted(labels, queues)
    if found or queues:
        return Sampled({one.item: one for one in found}, True, informed)
    by_item: dict[str, dict[str, Label]] = {}
    for label in labels:
        if label.outcome != "unscored":
            by_item.setdefault(label.item, {})[label.person] = label
    return Sampled({item: Weighted(item, 1.0, given) for item, given in sorted(by_item.items())}, False, informed)


def passing(labels: Mapping[str, Label]) -> float:
    """The share of people that pass an output."""
    return sum(label.verdict == "pass" for label in labels.values()) / len(labels)
