"""What a layout is, and how the folder's layouts are found."""

import functools
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from agents.folder import import_folder
from synthetic.persona import Habit
from synthetic.wording.clauses import Clause
from synthetic.wording.draw import Draw

Lay = Callable[[Draw, Sequence[Clause]], list[str]]
"""Says all clauses, as sentences or as lines of one text."""


@dataclass(frozen=True, slots=True)
class Layout:
    """A way to say facts; `weight` is how often, on any scale, `suits` the habits of those who prefer it."""

    name: str
    weight: float
    suits: frozenset[Habit]
    lay: Lay


_REGISTRY: dict[str, Layout] = {}
_PREFERRED = 6.0


def layout(weight: float, *suits: Habit) -> Callable[[Lay], Lay]:
    """Register `def name(draw, clauses) -> sentences` under its own name."""

    def register(lay: Lay) -> Lay:
        _REGISTRY[lay.__name__] = Layout(lay.__name__, weight, frozenset(suits), lay)
        return lay

    return register


@functools.cache
def all_layouts() -> Mapping[str, Layout]:
    """Every layout of this folder by name."""
    import_folder(__name__, __file__)
    return MappingProxyType(_REGISTRY)


def choose_layout(draw: Draw, habits: Sequence[Habit]) -> Lay:
    """One of them by weight, more often one that suits the habits."""
    known = sorted(all_layouts().values(), key=lambda each: each.name)
    weights = [each.weight * (_PREFERRED if each.suits & {*habits} else 1) for each in known]
    return draw.rng.choices(known, weights)[0].lay
