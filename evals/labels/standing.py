"""Which labels count: of each person on each item, by one version of a rubric, the latest that is not withdrawn."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from evals.labels.label import Event, Label, Withdrawal, digest_of


class About(NamedTuple):
    """What a label is about; `digest` is that of the rubric's content."""

    item: str
    rubric: str
    digest: str
    person: str


def about(label: Label) -> About:
    """What this label is about."""
    return About(label.item, label.rubric, label.digest, label.person)


def standing(events: Iterable[Event]) -> dict[About, Label]:
    """The labels that count, in the order in which they were first given.

    Args:
        events: in the order in which they were kept. A withdrawal of a label that is not among them does nothing.
    """
    given: dict[About, list[Label]] = {}
    by_id: dict[object, Label] = {}
    for event in events:
        match event:
            case Label():
                if event.id not in by_id:
                    by_id[event.id] = event
                    given.setdefault(about(event), []).append(event)
            case Withdrawal():
                taken = by_id.get(event.withdraws)
                if taken and taken.person == event.person and taken in given[about(taken)]:
                    given[about(taken)].remove(taken)
    return {key: labels[-1] for key, labels in given.items() if labels}


class Parted(NamedTuple):
    """Labels by whether they are of the version in use. The two are never counted together."""

    current: Sequence[Label]
    outdated: Sequence[Label]


def part(labels: Iterable[Label], version: str) -> Parted:
    """Part labels of one rubric by its version in use, whose content decides."""
    labels, digest = list(labels), digest_of(version)
    current = [label for label in labels if label.digest == digest]
    return Parted(current, [label for label in labels if label.digest != digest])
