"""Labels of an older version of a rubric, offered again, those first that the change likely affects.

An item is likely affected, in this order, when the judge's verdict changed between the versions, when the words that
the change adds or takes away stand in what a person marked or wrote, and when they stand in the text that was labelled.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from evals.judges.shown import show
from evals.labels.candidate import Candidate
from evals.labels.item import Item
from evals.labels.label import Label, digest_of
from evals.labels.leaks import words
from evals.labels.queue import RELABEL, Place, Queue, RubricText

LIKELY = "the change is likely to matter here"
"""Not why: that would tell what the judge says, to a person who has not labelled the item by this version."""
SHORTEST = 5
"""Letters of a word, below which it says nothing of what a text is about."""
_DIGEST = re.compile(r"@v\d+\+([0-9a-f]{8})$")


@dataclass(frozen=True, slots=True)
class Affected:
    """An outdated label, how likely the change affects it (0: nothing points to it), and why in words."""

    label: Label
    rank: float
    why: str


def changed_words(old: RubricText, new: RubricText) -> frozenset[str]:
    """Words of the sentences that stand in one version and not in the other, but for short ones; examples apart."""
    before, after = (set(_sentences(text)) for text in (old, new))
    return frozenset(word for sentence in before ^ after for word in words(sentence) if len(word) >= SHORTEST)


def _sentences(rubric: RubricText) -> list[str]:
    """What the rubric says, without its examples: their words are those of single texts."""
    said = " ".join(rubric.system.partition("<examples>")[0].split())
    return re.split(r"(?<=[.:;,]) ", said)


def affected(
    labels: Sequence[Label],
    old: RubricText,
    new: RubricText,
    items: Mapping[str, Item],
    candidates: Mapping[str, Candidate],
) -> list[Affected]:
    """Outdated labels in the order in which to look at them again; equal ones by item.

    Args:
        labels: of the version `old`.
        old: the version that they were given by.
        new: the version in use.
        items: what was labelled, by id.
        candidates: what judges said of both versions, by item, as far as they were asked.
    """
    changed = changed_words(old, new)
    found = [_affected(label, old, new, items.get(label.item), candidates.get(label.item), changed) for label in labels]
    return sorted(found, key=lambda one: (-one.rank, one.label.item))


def _affected(
    label: Label,
    old: RubricText,
    new: RubricText,
    item: Item | None,
    candidate: Candidate | None,
    changed: frozenset[str],
) -> Affected:
    before, after = (_said(candidate, text.version) for text in (old, new))
    if before and after and before != after:
        return Affected(label, 3, LIKELY)
    marked = " ".join([label.comment, *(quote.text for quote in label.evidence)])
    if touched := sorted(changed & {*words(marked)}):
        return Affected(label, 2, f"what was marked or written holds {_listed(touched)}, which the change is about")
    if item and (touched := sorted(changed & {*words(_text(item, new))})):
        share = len(touched) / (len(touched) + 10)
        return Affected(label, share, f"the text holds {_listed(touched)}, which the change is about")
    return Affected(label, 0, "nothing points to the change")


def _said(candidate: Candidate | None, version: str) -> str | None:
    """The first verdict of a judge of this content."""
    for evaluator, outcomes in (candidate.outcomes if candidate else {}).items():
        if (found := _DIGEST.search(evaluator)) and found[1] == digest_of(version):
            return outcomes[0]
    return None


def _text(item: Item, rubric: RubricText) -> str:
    plan = item.output.itinerary
    return "\n".join(show(item.sample, plan, rubric.parts).values()) if plan else ""


def _listed(touched: Sequence[str]) -> str:
    more = f" and {len(touched) - 3} more" if len(touched) > 3 else ""
    return ", ".join(map(repr, touched[:3])) + more


def relabel_queue(
    name: str,
    found: Sequence[Affected],
    rubric: RubricText,
    candidates: Mapping[str, Candidate],
    made_at: datetime,
) -> Queue:
    """A queue of outdated labels: each person their own, the likely affected first.

    The chances are those of the first draw; they hold for rates once the queue is done, since its order is not random.
    """
    order: dict[str, list[str]] = {}
    places: dict[str, Place] = {}
    for one in found:
        label = one.label
        order.setdefault(label.person, []).append(label.item)
        said = tuple(candidates[label.item].said) if label.item in candidates else ()
        known = places.get(label.item)
        places[label.item] = Place(
            item=label.item,
            strategy=RELABEL,
            probability=label.probability,
            shared=known is not None,
            why=known.why if known else one.why,
            said=said,
        )
    return Queue(
        name=name,
        source=f"labels by other versions of {rubric.name}",
        rubric=rubric,
        mix=RELABEL,
        seed=0,
        overlap=sum(place.shared for place in places.values()),
        places=tuple(places.values()),
        order={person: tuple(items) for person, items in order.items()},
        chances={place.item: place.probability for place in places.values() if place.probability},
        made_at=made_at,
    )
