"""12 destinations x 3 budgets x 3 durations through the API: what must hold of every plan."""

from datetime import date, timedelta
from decimal import Decimal
from itertools import product

import httpx2
import pytest

from agents.budget.money import smallest_unit
from agents.data.tables import TravelData
from agents.itinerary import Itinerary
from tests.app.conftest import finished

DESTINATIONS = (
    "Tokyo", "Kyoto", "Bangkok", "Singapore", "Istanbul", "Lisbon", "Rome", "Paris", "London", "New York",
    "Mexico City", "Cape Town",
)  # fmt: skip
BUDGETS = ("400 USD", "1500 EUR", "luxury")
DURATIONS = (3, 5, 10)
START = date(2027, 1, 4)
WORDS_AND_TIMES = {
    "holiday", "message_length", "message_promises", "overlap", "unsupported_amount", "unverified_place",
}  # fmt: skip
"""Soft breaches that no lack of places or money excuses."""


@pytest.mark.parametrize("destination", DESTINATIONS)
async def test_nine_plans(client: httpx2.AsyncClient, data: TravelData, destination: str) -> None:
    for budget, days in product(BUDGETS, DURATIONS):
        form = {"destination": destination, "days": days, "budget": budget, "start": START.isoformat()}
        taken = await client.post("/api/trips", json=form)
        trip = await finished(client, taken.json())
        if trip["status"] == "waiting":
            assert (budget, trip["question"]["code"]) == ("400 USD", "impossible_budget")
            await client.post(f"/api/trips/{trip['id']}/answer", json={"choice": "anyway"})
            trip = await finished(client, trip)
            assert trip["itinerary"]["budget"]["feasibility"]["verdict"] == "impossible"
        assert trip["status"] == "done", (budget, days, trip["error"])
        assert_sound(Itinerary.model_validate(trip["itinerary"]), days, budget, data)


def assert_sound(plan: Itinerary, days: int, budget: str, data: TravelData) -> None:
    assert [day.date for day in plan.days] == [START + timedelta(days=offset) for offset in range(days)]
    stops = [stop for day in plan.days for stop in day.stops]
    assert len({stop.place_id for stop in stops}) == len(stops) > 0
    assert all(stop.verified and data.place(plan.destination.id, stop.place_id) for stop in stops)
    assert_exact(plan)
    hard = [violation for violation in plan.violations if violation.severity == "hard"]
    assert [violation.code for violation in hard] == (["over_budget"] if too_dear(plan, budget) else [])
    verdict = "unknown" if budget == "luxury" else "not_enough" if too_dear(plan, budget) else "enough"
    assert plan.budget.verdict == verdict
    soft = {violation.code for violation in plan.violations if violation.severity == "soft"}
    assert soft.isdisjoint(WORDS_AND_TIMES)
    assert ("empty_day" in soft) is any(not day.stops for day in plan.days)
    assert ("missing_part" in soft) is bool(plan.missing)
    assert 40 <= len(plan.message) <= 1500


def assert_exact(plan: Itinerary) -> None:
    """Recompute every sum from quantities and units."""
    ledger, cent = plan.ledger, smallest_unit(plan.ledger.currency)
    amounts = [(line.kind, line.day, line.quantity * line.unit) for line in ledger.lines]
    assert all(amount == amount.quantize(cent) and amount > 0 for _, _, amount in amounts)
    total = sum((amount for _, _, amount in amounts), Decimal(0))
    assert ledger.total == total == plan.budget.total.amount
    for kind in ledger.by_kind:
        assert kind.amount == sum(amount for of, _, amount in amounts if of is kind.kind)
    for day in ledger.by_day:
        assert day.amount == sum(amount for _, of, amount in amounts if of == day.day)
    assert sum(kind.amount for kind in ledger.by_kind) == sum(day.amount for day in ledger.by_day) == total
    if plan.budget.limit and plan.budget.left:
        assert plan.budget.limit.amount - total == plan.budget.left.amount
    paid = {line.id for line in ledger.lines}
    assert {line_id for day in plan.days for stop in day.stops for line_id in stop.line_ids} <= paid


def too_dear(plan: Itinerary, budget: str) -> bool:
    limit = {"400 USD": Decimal(400), "1500 EUR": Decimal(1500)}.get(budget)
    return limit is not None and sum((line.quantity * line.unit for line in plan.ledger.lines), Decimal(0)) > limit
