"""Whether a reader is no rubber stamp: how often it notices that a text does not say a tuple."""

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date
from random import Random
from typing import NamedTuple

from agents.data.tables import TravelData
from synthetic.dimensions import Dimensions, Tuple
from synthetic.reading.fidelity import APART, SAID_AS, missing
from synthetic.reading.text import readings
from synthetic.tuples.space import Combination


class Noticed(NamedTuple):
    """How many wrong values of a dimension were named, of how many that were tried."""

    named: int
    tried: int

    @property
    def rate(self) -> float:
        """Share from 0 to 1."""
        return self.named / self.tried


def noticed(
    worded: Iterable[tuple[Tuple, str]], dimensions: Dimensions, data: TravelData, asked_on: date, seed: int
) -> dict[str, Noticed]:
    """By dimension: each text is held against its tuple with one value changed for another allowed one.

    A text of another intent than the trip is tried for its intent alone. A `plan` is not tried as a `refine`, nor the
    other way round: they read alike by what was agreed.
    """
    random, forbidden = Random(seed), dimensions.space().forbidden
    named, tried = Counter[str](), Counter[str]()
    for values, text in worded:
        read = readings(text, data, asked_on)
        for dimension in ("intent",) if values["intent"] in APART else dimensions.ids:
            others = _others(values, dimension, dimensions, forbidden)
            if others:
                tried[dimension] += 1
                named[dimension] += dimension in missing({**values, dimension: random.choice(others)}, read)
    return {name: Noticed(named[name], tried[name]) for name in dimensions.ids if tried[name]}


def _others(values: Tuple, dimension: str, dimensions: Dimensions, forbidden: Sequence[Combination]) -> list[str]:
    """Values that the tuple might have had instead."""
    ids = next(each.ids for each in dimensions.all if each.id == dimension)
    meant = _said_as(values[dimension])
    others = ({**values, dimension: value} for value in ids if _said_as(value) != meant)
    return [other[dimension] for other in others if _is_allowed(other, dimensions, forbidden)]


def _said_as(value: str) -> str:
    return SAID_AS.get(value, value)


def _is_allowed(values: Tuple, dimensions: Dimensions, forbidden: Sequence[Combination]) -> bool:
    said = set(enumerate(dimensions.encode(values)))
    return not any(said.issuperset(combination) for combination in forbidden)
