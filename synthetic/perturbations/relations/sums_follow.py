"""Whether the sums of a plan are those of its lines."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal

from agents.budget.ledger import LedgerLine
from synthetic.perturbations.observed import Observed, Planned
from synthetic.perturbations.relations.registry import Breach, relation


@relation("sums_follow")
def sums_follow(first: Observed, second: Observed) -> Iterator[Breach]:
    """In both plans, all that is written as a sum is the sum of the ledger's lines, and what is left the rest."""
    for which, seen in (("first", first), ("second", second)):
        for what, written, added in _sums(seen.plan):
            if written != added:
                yield Breach(f"the {which} plan's {what} is {written}, but adds up to {added}; wanted: the same")


def _sums(plan: Planned) -> Iterator[tuple[str, object, object]]:
    lines, budget = plan.itinerary.ledger.lines, plan.itinerary.budget
    yield "ledger total", plan.sums.total, sum((line.amount for line in lines), Decimal(0))
    yield "sums by day", *_parts(plan.sums.by_day, lines, lambda line: str(line.day))
    yield "sums by kind", *_parts(plan.sums.by_kind, lines, lambda line: str(line.kind))
    counted = sum((line.amount for line in lines if line.kind.counts(budget.covers)), Decimal(0))
    yield "total", budget.total.amount, counted
    if budget.limit and budget.left:
        yield "rest of the budget", budget.left.amount, budget.limit.amount - counted


def _parts(
    written: Mapping[str, Decimal], lines: list[LedgerLine], key: Callable[[LedgerLine], str]
) -> tuple[dict[str, Decimal], dict[str, Decimal]]:
    """The sums that differ, as written and as added up."""
    added: defaultdict[str, Decimal] = defaultdict(Decimal)
    for line in lines:
        added[key(line)] += line.amount
    wrong = [one for one in sorted({*written, *added}) if written.get(one) != added.get(one)]
    return {one: written[one] for one in wrong if one in written}, {one: added[one] for one in wrong if one in added}
