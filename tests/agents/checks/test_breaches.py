"""The plainest breach of each check that has no test module of its own; `test_checks` has their edges."""

from decimal import Decimal

from agents.budget.ledger import Ledger, LedgerLine, LineKind
from agents.budget.money import Money
from agents.checks.registry import Plan
from agents.data.tables import TravelData
from agents.evidence import Evidence
from agents.handoffs import Missing
from tests.agents.checks.cases import Case, Make, changed
from tests.agents.support import MONDAY, KnownPlaces, draft_of, place, plan_of, planned, trip_of

COSTS = Evidence(id="costs", tool="get_costs", source="official")
A, B, CLOSED = place("a"), place("b"), place("c", closed=("mon",))


def day(data: TravelData) -> Plan:
    """Monday at A and B."""
    return planned(data, [(A, "09:30"), (B, "14:00")])


def but(**fields: object) -> Make:
    """Monday at A and B, with some fields of the itinerary changed."""
    return lambda data: changed(day(data), **fields)


def costing(total: str, limit: str, lines: int = 1) -> Make:
    """A bed for 42.96 USD stands in the ledger so often."""
    bed = LedgerLine(
        id="bed", kind=LineKind.LODGING, day=MONDAY, label="Bed", quantity=Decimal(1), unit=Decimal("42.96"), basis="",
        evidence=COSTS,
    )  # fmt: skip
    money = {
        name: Money(amount=Decimal(amount), currency="USD") for name, amount in (("total", total), ("limit", limit))
    }

    def make(data: TravelData) -> Plan:
        plan = day(data)
        status = plan.itinerary.budget.model_copy(update=money)
        return changed(plan, ledger=Ledger(currency="USD", lines=[bed] * lines), budget=status)

    return make


def with_moon_base(data: TravelData) -> Plan:
    """Monday at A, then at a place that the data does not know."""
    trip = trip_of(data, days=1)
    return plan_of(KnownPlaces(data, [A]), trip, draft_of(trip, [("a", "09:30"), ("moon-base", "14:00")]))


CASES = [
    Case(
        "arithmetic",
        costing("85.92", "400", lines=2),
        [("ledger", "line 'bed' stands twice")],
        costing("42.96", "400"),
    ),
    Case(
        "closed_day",
        lambda data: planned(data, [(CLOSED, "09:30")], []),
        [("2027-01-04 09:30", "C is closed on mon")],
        lambda data: planned(data, [], [(CLOSED, "09:30")]),
    ),
    Case(
        "days_incomplete",
        but(days=[]),
        [("2027-01-04", "the day stands in the plan 0 times; wanted: once")],
        day,
    ),
    Case(
        "empty_day",
        lambda data: planned(data, [(A, "09:30")], []),
        [("2027-01-05", "0 stops; wanted: at least 1")],
        lambda data: planned(data, [(A, "09:30")], [(B, "09:30")]),
    ),
    Case(
        "few_stops",
        lambda data: planned(data, [(A, "09:30")], also=[B, CLOSED, place("d")]),
        [("days", "1 stops in all; wanted: about 4")],
        lambda data: planned(data, [(A, "09:30")], also=[B]),
    ),
    Case(
        "message_length",
        but(message="Have a good trip."),
        [("message", "17 characters; wanted: 40 to 1500")],
        day,
    ),
    Case(
        "missing_part",
        but(missing=[Missing(part="research", why="the model refused to answer")]),
        [("research", "the model refused to answer")],
        day,
    ),
    Case(
        "over_budget",
        costing("42.96", "42.95"),
        [("budget", "the plan costs 42.96 USD; the budget is 42.95 USD")],
        costing("42.96", "42.96"),
    ),
    Case(
        "overlap",
        lambda data: planned(data, [(A, "09:30"), (B, "10:30")]),
        [("2027-01-04 10:30", "B begins at 10:30; one gets there at 10:31")],
        lambda data: planned(data, [(A, "09:30"), (B, "10:31")]),
    ),
    Case(
        "repeated_place",
        lambda data: planned(data, [(A, "09:30"), (A, "14:00")]),
        [("a", "visited 2 times; wanted: once")],
        day,
    ),
    Case(
        "unsupported_amount",
        but(message="You only need 99 USD."),
        [("message", "99 USD is not an amount of this plan")],
        but(message="You need no money."),
    ),
    Case(
        "unverified_place",
        with_moon_base,
        [("2027-01-04 14:00", "'Moon Base' (moon-base) is not in the data: unverified")],
        day,
    ),
]
