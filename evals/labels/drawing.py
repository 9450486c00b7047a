"""Drawing items with a known chance each, so that what is found on them can be weighted back to all of them.

Several strategies make one design. Each strategy wants every item to a certain size; a mix gives each strategy a share
of the draw, and an item's chance to be drawn is proportional to the sum of what the strategies want of it (items that
would be drawn for certain are, and the rest is drawn among the others; Särndal, Swensson and Wretman, Model Assisted
Survey Sampling, 1992, section 3.6.2). The draw itself is systematic from a random start (Madow, 1949), through the
items in the order of their chances, and in a random one among equals (Hartley and Rao, 1962): a fixed number of items,
each with exactly its chance, and of each kind its part. The inverse of that chance is the item's weight (Horvitz and
Thompson, 1952).
"""

import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import floor

from evals.labels.candidate import Candidate, Known
from evals.labels.mix import Mix, MixError
from evals.labels.strategies.registry import all_strategies

CERTAIN = 1 - 1e-12


@dataclass(frozen=True, slots=True)
class Drawn:
    """An item that was drawn, by the strategy that drew it; `probability` is its chance by the whole mix."""

    item: str
    strategy: str
    probability: float


@dataclass(frozen=True, slots=True)
class Draw:
    """What was drawn, in a random order, and the chance of every candidate; `empty` are strategies that found none."""

    drawn: Sequence[Drawn]
    chances: Mapping[str, float]
    empty: Sequence[str]


def draw(candidates: Sequence[Candidate], mix: Mix, number: int, seed: int, known: Known | None = None) -> Draw:
    """Draw so many items, or all when there are no more. The same candidates and seed draw the same, in any order.

    Raises:
        MixError: a candidate has no chance at all, so that nothing could be said of it.
    """
    pool = sorted(candidates, key=lambda candidate: candidate.item)
    sizes, empty = _sizes(pool, mix, known or Known())
    wanted = [sum(column) for column in zip(*sizes.values(), strict=True)] if sizes else [0.0] * len(pool)
    if out := sum(not size for size in wanted):
        raise MixError(
            f"mix {mix}: {out} of {len(pool)} outputs could never be drawn, and no rate of all could be worked out; "
            "add random, such as random=50"
        )
    chances = inclusion(wanted, number)
    generator = random.Random(seed)
    places = systematic(chances, generator)
    drawn = [Drawn(pool[at].item, _who(sizes, at, generator), chances[at]) for at in places]
    return Draw(drawn, {one.item: chance for one, chance in zip(pool, chances, strict=True)}, empty)


def _sizes(pool: Sequence[Candidate], mix: Mix, known: Known) -> tuple[dict[str, list[float]], list[str]]:
    """What each strategy wants of each candidate, adding up to its share; those that want nothing apart."""
    sizes: dict[str, list[float]] = {}
    empty: list[str] = []
    for name, share in mix.shares.items():
        wants = all_strategies()[name].wants(pool, known)
        if total := sum(wants):
            sizes[name] = [share * size / total for size in wants]
        elif pool:
            empty.append(name)
    return sizes, empty


def inclusion(sizes: Sequence[float], number: int) -> list[float]:
    """Chances in proportion to sizes above 0, none above 1, that add up to `number`, or to all there are."""
    if number >= len(sizes):
        return [1.0] * len(sizes)
    certain: set[int] = set()
    while True:
        rest = sum(size for at, size in enumerate(sizes) if at not in certain)
        scale = (number - len(certain)) / rest
        more = {at for at, size in enumerate(sizes) if at not in certain and size * scale >= CERTAIN}
        if not more:
            return [1.0 if at in certain else size * scale for at, size in enumerate(sizes)]
        certain |= more


def systematic(chances: Sequence[float], generator: random.Random) -> list[int]:
    """Places drawn with these chances, which add up to a whole number: as many as that, in a random order."""
    certain = [at for at, chance in enumerate(chances) if chance >= CERTAIN]
    others = [at for at, chance in enumerate(chances) if chance < CERTAIN]
    generator.shuffle(others)
    others.sort(key=lambda at: chances[at])
    start = generator.random()
    reached, passed, found = 0.0, floor(-start), list[int]()
    last = round(sum(chances[at] for at in others))
    for number, at in enumerate(others, start=1):
        reached = float(last) if number == len(others) else reached + chances[at]
        if (now := floor(reached - start)) > passed:
            found.append(at)
        passed = now
    drawn = certain + found
    generator.shuffle(drawn)
    return drawn


def _who(sizes: Mapping[str, Sequence[float]], at: int, generator: random.Random) -> str:
    """The strategy that an item is drawn by, in proportion to what each wants of it."""
    return generator.choices(list(sizes), [column[at] for column in sizes.values()])[0]
