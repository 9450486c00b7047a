"""Whether the budget can pay for the trip, and the bound."""

from decimal import Decimal

from synthetic.expected.kinds.registry import Known, expectation
from synthetic.facts.pricing import cheapest as least


@expectation("cheapest")
def cheapest(known: Known) -> Decimal | None:
    """The lowest cost of the trip for the whole party."""
    return least(known.facts, known.currency, known.data, known.asked_on) if known.trip_to else None


@expectation("currency")
def currency(known: Known) -> str | None:
    """What the bound is in."""
    return known.currency if cheapest(known) is not None else None


@expectation("feasible")
def feasible(known: Known) -> bool | None:
    """Whether the amount reaches the bound; None without an amount or a bound."""
    bound, amount = cheapest(known), known.facts.amount
    return None if bound is None or amount is None else amount >= bound
