"""What each labelled item stands for: the inverse of its chance to be labelled.

The chance to be drawn is known. Of what was drawn some may not be labelled yet; orders are random, so those that are
stand for all that were drawn alike: shared items and each person's own are counted apart (weighting classes; Oh and
Scheuren, 1983). An item that several queues could have drawn has the chance that any of them did (Bankier, 1986).
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from evals.labels.label import Label
from evals.labels.queue import RELABEL, Queue


class Weighted(NamedTuple):
    """An item with its weight, the number of outputs that it stands for, and its labels by person."""

    item: str
    weight: float
    labels: Mapping[str, Label]


def weighted(labels: Iterable[Label], queues: Sequence[Queue]) -> list[Weighted]:
    """Items that somebody decided, pass or fail, with their weights, by item.

    A rate of all outputs is the mean of its values under these weights (Hajek, 1971), whichever mix was used.
    Items without a chance in any of the queues, such as those of an import, are left out: they stand for nobody else.

    Args:
        labels: that count, all of one version of a rubric.
        queues: that drew their items, of the same rubric.
    """
    decided = [label for label in labels if label.verdict in ("pass", "fail")]
    by_item: dict[str, dict[str, Label]] = {}
    for label in decided:
        by_item.setdefault(label.item, {})[label.person] = label
    drawing = [queue for queue in queues if queue.mix != RELABEL]
    shares = [_shares(queue, by_item.keys()) for queue in drawing]
    found: list[Weighted] = []
    for item in sorted(by_item):
        missed = 1.0
        for queue, share in zip(drawing, shares, strict=True):
            missed *= 1 - queue.chances.get(item, 0.0) * share.get(item, share[""])
        if missed < 1:
            found.append(Weighted(item, 1 / (1 - missed), by_item[item]))
    return found


def _shares(queue: Queue, labelled: Iterable[str]) -> dict[str, float]:
    """The share that is labelled of the class of each drawn item; under the empty name, of all."""
    labelled = {*labelled}
    owner = {item: person for person, items in queue.order.items() for item in items}
    classes = {place.item: "" if place.shared else owner[place.item] for place in queue.places}
    drawn, done = Counter(classes.values()), Counter(name for item, name in classes.items() if item in labelled)
    shares = {item: done[name] / drawn[name] for item, name in classes.items()}
    return shares | {"": done.total() / max(1, drawn.total())}
