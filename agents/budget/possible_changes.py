"""Changes that make an impossible budget possible. What is offered has been tried: the changed request is priced."""

from bisect import bisect_right
from calendar import monthrange
from collections.abc import Iterator
from datetime import date, timedelta
from decimal import ROUND_CEILING, Decimal
from typing import Literal

from pydantic import BaseModel, ConfigDict

from agents.budget.conversion import NoRate
from agents.budget.costs import Costs, cost_trip
from agents.budget.money import say
from agents.budget.tiers import RATES, Tier
from agents.request import Style
from agents.trip import Patch, changed

YEAR = timedelta(days=365)


class Change(BaseModel):
    """A change to a request: `patch` holds its fields and their new values, `None` to clear one."""

    model_config = ConfigDict(frozen=True)
    code: Literal["fewer_days", "lower_tier", "other_month", "higher_budget"]
    text: str
    patch: Patch


def possible_changes(costs: Costs) -> Iterator[Change]:
    """At most one of each kind, the budget last."""
    for find in (_fewer_days, _lower_tier, _other_month, _higher_budget):
        change = find(costs)
        if change:
            yield change


def round_up(amount: Decimal) -> Decimal:
    """To a round amount, a whole number about 5 % higher at most: 617.34 to 620, 2144.50 to 2150, 105516 to 110000."""
    step = max(Decimal(1), Decimal(5).scaleb(amount.adjusted() - 2))
    return ((amount / step).to_integral_value(ROUND_CEILING) * step).quantize(Decimal(1))


def _try(costs: Costs, patch: Patch) -> Costs | None:
    """The costs of the changed request; none where its budget does not pay for them."""
    try:
        tried = cost_trip(changed(costs.trip, patch), costs.data)
    except NoRate:
        return None
    return tried if tried.possible else None


def _fewer_days(costs: Costs) -> Change | None:
    """The most days that fit; more days never cost less, so halving finds them."""
    trip = costs.trip

    def patch(days: int) -> Patch:
        return {"days": days, "end": None} if trip.request.end else {"days": days}

    shorter = range(1, len(trip.days))
    days = bisect_right(shorter, False, key=lambda number: _try(costs, patch(number)) is None)
    tried = _try(costs, patch(days)) if days else None
    if tried is None:
        return None
    length = f"{days} days" if days > 1 else "one day"
    text = f"Stay {length} instead of {len(trip.days)}: that costs {_least(tried)}."
    return Change(code="fewer_days", text=text, patch=patch(days))


def _lower_tier(costs: Costs) -> Change | None:
    """Without the demand for luxury; `relaxed` keeps its slow pace."""
    patch: Patch = {"style": str(Style.RELAXED)}
    tried = _try(costs, patch) if costs.trip.floor_tier is not Tier.SHOESTRING else None
    if tried is None:
        return None
    cost = say(tried.total(tried.tier), tried.trip.currency)
    text = f"Travel at the {tried.tier} level: {RATES[tried.tier].means}. That costs {cost}."
    return Change(code="lower_tier", text=text, patch=patch)


def _other_month(costs: Costs) -> Change | None:
    """The cheapest start within a year; among equals, the nearest to the one asked for."""
    trip = costs.trip
    best: tuple[Decimal, timedelta, Costs] | None = None
    for start in _other_starts(trip.start, trip.today):
        tried = _try(costs, _on(costs, start))
        if tried and (best is None or (tried.cheapest, abs(start - trip.start)) < best[:2]):
            best = tried.cheapest, abs(start - trip.start), tried
    if best is None:
        return None
    start = best[2].trip.start
    text = f"Start on {start:%-d %B %Y} instead: that costs {_least(best[2])}."
    return Change(code="other_month", text=text, patch=_on(costs, start))


def _other_starts(wished: date, today: date) -> Iterator[date]:
    """The same day of the other months, the last of a shorter one, from tomorrow on."""
    for months in range(today.month - 1, today.month + 12):
        year, month = today.year + months // 12, months % 12 + 1
        start = date(year, month, min(wished.day, monthrange(year, month)[1]))
        if month != wished.month and today < start <= today + YEAR:
            yield start


def _on(costs: Costs, start: date) -> Patch:
    end = start + (costs.trip.end - costs.trip.start)
    return {"start": str(start), "end": str(end)} if costs.trip.request.end else {"start": str(start)}


def _higher_budget(costs: Costs) -> Change | None:
    needed = f"{round_up(costs.cheapest):,} {costs.trip.currency}"
    patch: Patch = {"budget": needed}
    tried = _try(costs, patch)
    return tried and Change(
        code="higher_budget", text=f"Raise the budget to {needed}: the trip costs {_least(tried)}.", patch=patch
    )


def _least(costs: Costs) -> str:
    return f"{say(costs.cheapest, costs.trip.currency)} at the least"
