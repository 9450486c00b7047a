"""The message that the traveller reads."""

import re
from collections.abc import Iterator
from decimal import Decimal

from babel.numbers import list_currencies

from agents.checks.registry import Found, Plan, check

LONGEST = 1500
SHORTEST = 40
_AMOUNT = r"\d[\d,]*(?:\.\d+)?"
_UNIT = rf"(?:[$€£¥₹₩฿]|\b(?:{'|'.join(sorted(list_currencies()))}|[Dd]ollars?|[Ee]uros?|[Pp]ounds?|[Yy]en)\b)"
MONEY = re.compile(rf"(?P<before>{_AMOUNT}) ?{_UNIT}|{_UNIT} ?(?P<after>{_AMOUNT})")


@check("message_length", severity="soft", repairable=True)
def message_length(plan: Plan) -> Iterator[Found]:
    """The message has 40 to 1,500 characters: enough to say something, few enough to be read."""
    length = len(plan.itinerary.message)
    if not SHORTEST <= length <= LONGEST:
        yield Found("message", f"{length} characters; wanted: {SHORTEST} to {LONGEST}")


@check("unsupported_amount", severity="soft", repairable=True)
def unsupported_amount(plan: Plan) -> Iterator[Found]:
    """Every amount of money in the message, in whatever currency, stands in the plan's money."""
    known = _known_amounts(plan)
    for found in MONEY.finditer(plan.itinerary.message):
        if Decimal((found["after"] or found["before"]).replace(",", "")) not in known:
            yield Found("message", f"{found[0]} is not an amount of this plan")


def _known_amounts(plan: Plan) -> set[Decimal]:
    itinerary, budget = plan.itinerary, plan.itinerary.budget
    money = [budget.total, budget.limit, budget.left, budget.journey, budget.per_person, budget.local_total]
    amounts = {abs(amount.amount) for amount in money if amount}
    amounts |= {
        Decimal(1),
        *(line.amount for line in itinerary.ledger.lines),
        *(line.unit for line in itinerary.ledger.lines),
    }
    amounts |= {total.amount for total in itinerary.ledger.by_kind} | {
        total.amount for total in itinerary.ledger.by_day
    }
    judged = budget.feasibility
    said = [judged.text, *(change.text for change in judged.changes)] if judged else []
    texts = " ".join([*said, *(fact.text for fact in itinerary.facts if fact.evidence)])
    return amounts | {Decimal(found.replace(",", "")) for found in re.findall(r"\d[\d,]*(?:\.\d+)?", texts)}
