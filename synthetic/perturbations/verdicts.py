"""Whether the relations of pairs hold."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from synthetic.coverage.statistics import Interval, wilson
from synthetic.perturbations.changes.registry import all_perturbations
from synthetic.perturbations.observed import Observed
from synthetic.perturbations.relations.asks_by_the_bound import QUESTION
from synthetic.perturbations.relations.registry import Breach, Relation, all_relations

ENDINGS = {"same_ending", "same_plan"}
"""Relations that look at the ending themselves."""

Holds = Literal["holds", "broken", "unscored"]


@dataclass(frozen=True, slots=True)
class Broken:
    """A relation and what of it does not hold."""

    relation: str
    breach: Breach


@dataclass(frozen=True, slots=True)
class Verdict:
    """A pair judged. `compared` are the relations that could be checked; `why` says why none could."""

    perturbation: str
    first: Observed
    second: Observed
    compared: tuple[str, ...] = ()
    broken: tuple[Broken, ...] = ()
    why: str | None = None

    @property
    def outcome(self) -> Holds:
        """Nothing that could not be checked counts as broken."""
        return "unscored" if self.why else "broken" if self.broken else "holds"


@dataclass(frozen=True, slots=True)
class Rate:
    """How often the relations of a perturbation hold; `interval` is Wilson's of 95 %, `unscored` beside `scored`.

    `plans` are the scored pairs of two plans: of the others only the endings were compared.
    """

    perturbation: str
    holds: int
    scored: int
    plans: int
    unscored: int
    interval: Interval


def judge(first: Observed, second: Observed) -> Verdict:
    """Check the relations of a pair; raises `ValueError` for a second case that is none of the first."""
    pair = second.pair
    if pair is None or pair.of != first.id:
        raise ValueError(f"case {second.id} is {pair}; wanted: a pair of {first.id}")
    for which, seen in (("first", first), ("second", second)):
        if seen.end is None:
            return Verdict(pair.perturbation, first, second, why=f"the {which} call failed: {seen.why}")
    names = all_perturbations()[pair.perturbation].relations
    relations = [one for name in names if _is_comparable(one := all_relations()[name], first, second)]
    compared = tuple(one.name for one in relations)
    lost = () if ENDINGS & {*compared} else tuple(_lost(first, second))
    if not compared and not lost:
        return Verdict(pair.perturbation, first, second, why=_why_not(first, second))
    broken = (*lost, *_breaches(first, second, relations))
    return Verdict(pair.perturbation, first, second, compared, broken)


def judge_all(seen: Mapping[str, Observed]) -> list[Verdict]:
    """Every pair whose two cases were run, in order; `seen` by the id of the case."""
    pairs = [(seen.get(each.pair.of), each) for each in seen.values() if each.pair]
    return [judge(first, second) for first, second in pairs if first]


def rates(verdicts: Sequence[Verdict]) -> list[Rate]:
    """A rate for each perturbation that was tried, by name."""
    return [_rate(name, verdicts) for name in sorted({each.perturbation for each in verdicts})]


def _rate(name: str, verdicts: Sequence[Verdict]) -> Rate:
    tried = [each for each in verdicts if each.perturbation == name]
    scored = [each for each in tried if each.outcome != "unscored"]
    holds = sum(each.outcome == "holds" for each in scored)
    plans = sum(bool(each.first.planned and each.second.planned) for each in scored)
    return Rate(name, holds, len(scored), plans, len(tried) - len(scored), wilson(holds, len(scored)))


def _is_comparable(relation: Relation, first: Observed, second: Observed) -> bool:
    """Plans are, where no answer to an impossible budget has made another trip of one of them."""
    asked = QUESTION in (*first.asked, *second.asked)
    return not relation.of_plans or bool(first.planned and second.planned and not asked)


def _why_not(first: Observed, second: Observed) -> str:
    both = first.planned and second.planned
    return "an answer to an impossible budget made another trip" if both else "there are no two plans to compare"


def _lost(first: Observed, second: Observed) -> Iterator[Broken]:
    """A plan that is gone: whoever had one and can still expect one has to get it."""
    if first.planned and second.planned is None and second.expected.ends == "plan":
        why = f"the end: {first.end}, then {second.end} ({second.why or 'no reason given'}); wanted: a plan"
        yield Broken("same_ending", Breach(why))


def _breaches(first: Observed, second: Observed, relations: Sequence[Relation]) -> Iterator[Broken]:
    for one in relations:
        for breach in one.breaches(first, second):
            yield Broken(one.name, breach)
