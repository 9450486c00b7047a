"""A queue: what is to be labelled, by whom, in which order. Once made it never changes."""

import random
from collections.abc import Mapping, Sequence
from typing import Annotated, NamedTuple

from pydantic import AwareDatetime, BaseModel, ConfigDict, Field

from evals.judges.rubric import Example, Label, Rubric, Worse
from evals.labels.candidate import JudgeSaid
from evals.labels.drawing import Drawn
from evals.labels.label import ItemId, RubricName, RubricVersion, digest_of
from evals.labels.text import Person

QueueName = Annotated[str, Field(pattern=r"^[a-z0-9][a-z0-9_.-]{0,63}$")]
RELABEL = "relabel"
"""Stands for a strategy where every outdated label of a person is offered again."""


class QueueError(ValueError):
    """A queue cannot be made as asked; the message names the value and what is allowed."""


class _Frozen(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class RubricText(_Frozen):
    """A rubric as it was when it was labelled by: people and judges read the same words."""

    name: RubricName
    version: RubricVersion
    changed: str
    labels: dict[str, Label]
    worse: Worse | None = None
    examples: tuple[Example, ...] = ()
    system: str
    parts: tuple[str, ...]

    @classmethod
    def of(cls, rubric: Rubric) -> "RubricText":
        """Keep a rubric about one plan."""
        front = rubric.front
        return cls(
            name=rubric.name,
            version=f"v{rubric.version}+{rubric.digest}",
            changed=front.changed,
            labels=front.labels,
            worse=front.worse,
            examples=rubric.examples,
            system=rubric.system,
            parts=rubric.parts,
        )

    @property
    def digest(self) -> str:
        """Of the content."""
        return digest_of(self.version)


class Place(_Frozen):
    """An item of a queue. Everybody gets what is `shared`; `said` is hidden until the item is labelled.

    `probability` is None for a label that was imported and is offered again: it was never drawn.
    """

    item: ItemId
    strategy: str
    probability: Annotated[float, Field(gt=0, le=1)] | None
    shared: bool = False
    why: str = ""
    said: tuple[JudgeSaid, ...] = ()


class Queue(_Frozen):
    """`order` are the items of each person, in the order in which they are shown.

    `chances` are those of all candidates, drawn or not, which estimates over several queues need; `mix` as it was asked
    for, `empty` its strategies that found nothing, whose share went to the others.
    """

    name: QueueName
    source: str
    rubric: RubricText
    mix: str
    empty: tuple[str, ...] = ()
    seed: int
    overlap: Annotated[int, Field(ge=0)]
    places: tuple[Place, ...]
    order: dict[Person, tuple[ItemId, ...]]
    chances: dict[ItemId, float]
    made_at: AwareDatetime

    @property
    def people(self) -> list[str]:
        """Those who label."""
        return list(self.order)

    def place(self, item: str) -> Place | None:
        """The place of an item."""
        return next((place for place in self.places if place.item == item), None)


class Shared(NamedTuple):
    """Who gets what: items that everybody gets, and the order of each person."""

    shared: frozenset[str]
    order: dict[str, tuple[str, ...]]


def share_out(drawn: Sequence[Drawn], people: Sequence[str], overlap: int, seed: int) -> Shared:
    """Give `overlap` items to everybody, at random, and the rest to one person each, evenly.

    Each person has their own random order, in which what is shared is spread evenly: whoever stops early has labelled
    a random part of both.

    Raises:
        QueueError: nobody, somebody twice, or more overlap than items.
    """
    _check(len(drawn), people, overlap)
    generator = random.Random(f"share out {seed}")
    items = sorted(one.item for one in drawn)
    generator.shuffle(items)
    shared, alone = items[:overlap], items[overlap:]
    order = {
        person: _spread(shared, alone[at :: len(people)], random.Random(f"{person} {seed}"))
        for at, person in enumerate(people)
    }
    return Shared(frozenset(shared), order)


def _check(number: int, people: Sequence[str], overlap: int) -> None:
    folded = [person.casefold() for person in people]
    if not people or len(set(folded)) < len(folded):
        raise QueueError(f"people {', '.join(people) or '(nobody)'}; wanted one or more, none twice in any spelling")
    if not 0 <= overlap <= number:
        raise QueueError(f"overlap {overlap}; allowed: 0 to {number}, the number of items drawn")


def _spread(shared: Sequence[str], alone: Sequence[str], generator: random.Random) -> tuple[str, ...]:
    """Both in a random order, merged so that any stretch holds its part of either."""
    places: list[tuple[float, str]] = []
    for items in (shared, alone):
        mixed = sorted(items)
        generator.shuffle(mixed)
        offset = generator.random()
        places += [((at + offset) / len(mixed), item) for at, item in enumerate(mixed)]
    return tuple(item for _, item in sorted(places))


def next_items(queue: Queue, person: str, labelled: Mapping[str, object], number: int) -> list[str]:
    """The next items of a person that have no label of theirs, in their order."""
    return [item for item in queue.order[person] if item not in labelled][:number]
