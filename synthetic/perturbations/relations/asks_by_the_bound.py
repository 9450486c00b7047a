"""Whether a budget is asked back when, and only when, it is below what the trip costs at the least."""

from collections.abc import Iterator

from synthetic.perturbations.observed import Observed
from synthetic.perturbations.relations.registry import Breach, relation

QUESTION = "impossible_budget"


@relation("asks_by_the_bound", of_plans=False)
def asks_by_the_bound(first: Observed, second: Observed) -> Iterator[Breach]:
    """In both, the budget is asked back if it is below the bound of feasibility, and only then."""
    for which, seen in (("first", first), ("second", second)):
        expected = seen.expected
        asked, wanted = QUESTION in seen.asked, QUESTION in expected.asks
        if asked != wanted:
            did = "asked back" if asked else "not asked back"
            bound = f"{seen.form.get('budget')} against a bound of {expected.cheapest} {expected.currency}"
            yield Breach(f"the {which} budget, {bound}, was {did}; wanted: {'asked' if wanted else 'not asked'} back")
