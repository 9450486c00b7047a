"""Choosing on a plan what a goal left open."""

from collections.abc import Sequence
from random import Random
from typing import TypeVar

from agents.data.naming import fold
from synthetic.traveller.goals.registry import NotPossible, Wanted
from synthetic.traveller.seen import Seen, Visit, is_meal

T = TypeVar("T")


def one_of(choices: Sequence[T], rng: Random, what: str) -> T:
    """Any of them; raises `NotPossible` where there is none."""
    if not choices:
        raise NotPossible(f"the plan has no {what}")
    return choices[int(rng.random() * len(choices))]


def wanted_day(wanted: Wanted) -> int | None:
    """The day that is wanted, None where it is left open."""
    day = wanted.get("day")
    return int(day) if isinstance(day, int | float | str) else None


def wanted_stop(wanted: Wanted, seen: Seen, rng: Random) -> Visit:
    """The stop that is wanted: by its name, else by a word of it, its kind or interest; any that is not a meal."""
    words = fold(str(wanted.get("query") or ""))
    visits = list(seen.visits())
    if words:
        named = [visit for visit in visits if fold(visit.stop.name) in words or words in fold(visit.stop.name)]
        return one_of(named or [visit for visit in visits if _is(visit, words)], rng, f"stop for “{words}”")
    return one_of([visit for visit in visits if not is_meal(visit.stop)], rng, "stop that is not for a meal")


def _is(visit: Visit, words: str) -> bool:
    said = {word.removesuffix("s") for word in words.split()}
    named = {word for word in fold(visit.stop.name).split() if len(word) > 3}
    return bool(said & {str(visit.stop.kind), *map(str, visit.stop.interests), *named})
