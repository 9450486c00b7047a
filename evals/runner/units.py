"""The order of work."""

import random
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from evals.row import Key


class AskedError(ValueError):
    """Something comes twice, or there is nothing to do."""


def units(cases: Sequence[str], variants: Sequence[str], repetitions: int, seed: int) -> list[Key]:
    """Every case under every variant, so often, in an order that the seed decides.

    Repetition by repetition, cases in a drawn order, the variants of a case side by side in a drawn order: whenever a
    run stops, what is done is a random sample of whole pairs, and no variant had the better hour.

    Raises:
        AskedError: a case or a variant comes twice, or there is none.
    """
    for kind, names in (("case", cases), ("variant", variants)):
        if not names:
            raise AskedError(f"no {kind} is named; allowed: one or more")
        refuse_twice(kind, names)
    draw = random.Random(f"order:{seed}")
    ordered: list[Key] = []
    for repetition in range(repetitions):
        for case in draw.sample(cases, len(cases)):
            ordered += [Key(case, variant, repetition) for variant in draw.sample(variants, len(variants))]
    return ordered


def refuse_twice(kind: str, names: Sequence[str]) -> None:
    """Raises `AskedError` for the first name that is not the only one of its kind."""
    for name, times in Counter(names).items():
        if times > 1:
            raise AskedError(f"{kind} {name!r} comes twice; allowed: once")


def tuples_in_order(clusters: Iterable[str], seed: int) -> list[str]:
    """Each tuple once, in an order that the seed decides, however many cases it has.

    Args:
        clusters: the tuple of each case, in the order of the cases.
        seed: of the experiment.
    """
    known = list(dict.fromkeys(clusters))
    return random.Random(f"tuples:{seed}").sample(known, len(known))


def by_tuple(ordered: Sequence[Key], clusters: Mapping[str, str], seed: int) -> list[Key]:
    """The same units tuple by tuple, so that each tuple is whole early; within one they keep their order."""
    places = {name: place for place, name in enumerate(tuples_in_order(clusters.values(), seed))}
    return sorted(ordered, key=lambda key: places[clusters[key.case]])
