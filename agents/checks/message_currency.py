"""The currency of the plan's own amounts in the message."""

from collections.abc import Iterator
from decimal import Decimal

from agents.checks.message import MONEY
from agents.checks.registry import Found, Plan, check

_DOLLARS = ("USD", "AUD", "CAD", "NZD", "SGD", "HKD", "TWD", "MXN", "ARS", "CLP", "COP", "BRL")
_SIGNS = {
    "$": _DOLLARS, "dollar": _DOLLARS, "€": ("EUR",), "euro": ("EUR",), "£": ("GBP", "EGP"), "pound": ("GBP", "EGP"),
    "¥": ("JPY", "CNY"), "yen": ("JPY",), "₹": ("INR",), "₩": ("KRW",), "฿": ("THB",),
}  # fmt: skip


@check("message_currency", severity="hard", repairable=True)
def message_currency(plan: Plan) -> Iterator[Found]:
    """The message writes no amount of the plan's money in another currency than the plan's."""
    own, wanted = _own_amounts(plan), plan.trip.currency
    stated = " ".join(fact.text for fact in plan.itinerary.facts if fact.evidence)
    for found in MONEY.finditer(plan.itinerary.message):
        number = found["after"] or found["before"]
        unit = found[0].replace(number, "").strip()
        meant = _SIGNS.get(unit.casefold().removesuffix("s"), (unit,))
        if Decimal(number.replace(",", "")) in own and wanted not in meant and found[0] not in stated:
            yield Found("message", f"{found[0]} is in another currency; wanted: {wanted}")


def _own_amounts(plan: Plan) -> set[Decimal]:
    ledger, status = plan.itinerary.ledger, plan.itinerary.budget
    amounts = {abs(money.amount) for money in (status.total, status.limit, status.left) if money}
    amounts |= {total.amount for total in (*ledger.by_kind, *ledger.by_day)}
    return amounts | {amount for line in ledger.lines for amount in (line.unit, line.amount)}
