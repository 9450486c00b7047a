"""The plan's cost against what the traveller wants to spend."""

from collections.abc import Iterable, Iterator
from decimal import Decimal

from pydantic import BaseModel

from agents.budget.conversion import convert
from agents.budget.feasibility import Feasibility, feasibility
from agents.budget.ledger import Ledger, LineKind, Verdict
from agents.budget.money import Money, rounded
from agents.budget.tiers import RATES, Tier
from agents.data.tables import TravelData
from agents.handoffs import BudgetPlan
from agents.request import Covers, Style
from agents.trip import Trip

NOT_INCLUDED = ["insurance", "visa fees", "shopping"]
NO_JOURNEY = "the journey to the destination and back"


class BudgetStatus(BaseModel):
    """`total` is what the budget has to pay and `left` what remains of the `limit`.

    `covers` says whether `journey`, an estimate for the whole party there and back, is part of `total` or comes on top.
    `per_person` and `local_total` are `total` for one traveller, and in the money of the destination where that is
    another and has an exchange rate; `note` says them with the month of the rates.
    """

    verdict: Verdict
    limit: Money | None
    total: Money
    left: Money | None
    tier: Tier | None
    complete: bool
    text: str
    not_included: list[str]
    covers: Covers = "stay"
    journey: Money | None = None
    per_person: Money | None = None
    local_total: Money | None = None
    note: str = ""
    feasibility: Feasibility | None = None


def budget_status(
    trip: Trip, ledger: Ledger, budget: BudgetPlan | None, unpriced: Iterable[str], data: TravelData
) -> BudgetStatus:
    """Compare. `unpriced` are the currencies of tickets that could not be priced."""
    covers, amount = trip.request.budget_covers, trip.limit
    total = Money(amount=ledger.counted(covers), currency=ledger.currency)
    limit = Money(amount=amount, currency=ledger.currency) if amount is not None else None
    left = Money(amount=amount - total.amount, currency=ledger.currency) if amount is not None else None
    verdict: Verdict = "unknown"
    if left and (budget or left.amount < 0):
        verdict = "enough" if left.amount >= 0 else "not_enough"
    status = BudgetStatus(
        verdict=verdict,
        limit=limit,
        total=total,
        left=left,
        tier=budget.tier if budget else None,
        complete=budget is not None,
        text="",
        not_included=_not_included(trip, ledger, unpriced),
        covers=covers,
        journey=_journey(ledger),
        per_person=_money(total.amount / trip.party.size, total.currency),
        local_total=_local(total, trip, data),
        feasibility=feasibility(trip, data),
    )
    return status.model_copy(update={"text": _text(trip, status), "note": _note(trip, status, data)})


def _money(amount: Decimal, currency: str) -> Money:
    return Money(amount=rounded(amount, currency), currency=currency)


def _journey(ledger: Ledger) -> Money | None:
    amount = next((kind.amount for kind in ledger.by_kind if kind.kind is LineKind.JOURNEY), None)
    return _money(amount, ledger.currency) if amount is not None else None


def _local(total: Money, trip: Trip, data: TravelData) -> Money | None:
    local = trip.destination.currency
    if local == total.currency or data.exchange_rate(local) is None:
        return None
    return Money(amount=convert(total.amount, local, data, total.currency), currency=local)


def _not_included(trip: Trip, ledger: Ledger, unpriced: Iterable[str]) -> list[str]:
    tickets = [f"entry tickets in {currency}, which has no exchange rate here" for currency in sorted(set(unpriced))]
    journey = [] if _journey(ledger) or trip.at_home else [NO_JOURNEY]
    return [*journey, *tickets, *NOT_INCLUDED]


def _text(trip: Trip, status: BudgetStatus) -> str:
    if status.tier is None:
        return f"The budget part is missing: {status.total} is for tickets alone."
    sentences = [_compared(trip, status, status.tier)]
    if status.journey:
        how = "comes on top" if status.covers == "stay" else "is part of it"
        sentences.append(f"The journey there and back {how}: about {status.journey}, an estimate by distance.")
    judged = status.feasibility
    below_floor = judged is not None and judged.verdict == "impossible" and status.verdict == "enough"
    if not below_floor:
        sentences += _simpler(trip, status, status.tier)
    if judged and below_floor:
        sentences.append(f"That is below the {trip.floor_tier} level, which costs {judged.cheapest} at the least.")
    return " ".join(sentences)


def _simpler(trip: Trip, status: BudgetStatus, tier: Tier) -> Iterator[str]:
    """That the level is lower than the style wishes for, where the budget is enough for it."""
    tiers, wished = list(Tier), RATES[trip.wished_tier]
    if status.verdict == "enough" and tiers.index(tier) < tiers.index(trip.wished_tier):
        means = wished.means if trip.nights else wished.eats
        article = "an" if trip.request.style is Style.ADVENTUROUS else "a"
        yield f"That is simpler than {article} {trip.request.style} trip usually is, with {means}."


def _compared(trip: Trip, status: BudgetStatus, tier: Tier) -> str:
    limit, total, left = status.limit, status.total, status.left
    means = RATES[tier].means if trip.nights else RATES[tier].eats
    even = "even " if tier is Tier.SHOESTRING else ""
    if limit is None or left is None:
        return f"The plan costs {total} at the {tier} level: {means}."
    if left.amount >= 0:
        return f"{limit} is enough: the plan costs {total} and leaves {left}, with {means}."
    over = Money(amount=-left.amount, currency=left.currency)
    return f"{limit} is not enough: the plan costs {total}, {over} more, {even}with {means}."


def _note(trip: Trip, status: BudgetStatus, data: TravelData) -> str:
    """The amount for one and the local money, with the month of the rates or the lack of one."""
    amounts, local = ([f"{status.per_person} a person"] if trip.party.size > 1 else []), trip.destination.currency
    if status.local_total:
        own, other = data.exchange_rate(trip.currency), data.exchange_rate(local)
        month = min(rate.month for rate in (own, other) if rate)
        amounts.append(f"{status.local_total} in all (rates of {month:%B %Y})")
    said = [f"That is about {', or '.join(amounts)}."] if amounts else []
    if local and data.exchange_rate(local) is None:
        said.append(f"Prices in {trip.destination.name} are paid in {local}; no exchange rate is known for it.")
    return " ".join(said)
