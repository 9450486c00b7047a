"""What a trip costs at each level of spending: ledger lines from official rates, before any stop is priced."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from math import ceil

from agents.data.records import OfficialRate
from agents.data.tables import TravelData
from agents.evidence import Evidence
from agents.ledger import LedgerLine, LineKind, Verdict
from agents.money import rounded, say
from agents.request import Party
from agents.tiers import BASIS, CHILD_SHARE, RATES, TRANSPORT_SHARE, Tier
from agents.trip import Trip

PEOPLE_A_ROOM = 4
TICKETS_SHARE = Decimal("0.15")
"""How much of a budget is kept for entry tickets when the level of spending is chosen: the project's own choice."""


class NoRate(LookupError):
    """No official rate or exchange rate is known; the message names what for."""


@dataclass(frozen=True, slots=True)
class Costs:
    """Lines by tier, cheapest tier first, and which tier suits the budget."""

    lines: dict[Tier, list[LedgerLine]]
    tier: Tier
    verdict: Verdict

    def total(self, tier: Tier) -> Decimal:
        """Lodging, meals and transport of the whole party at `tier`."""
        return sum((line.amount for line in self.lines[tier]), Decimal(0))


def cost_trip(trip: Trip, data: TravelData) -> Costs:
    """Price every tier and choose the one that suits.

    Raises:
        NoRate: the data has no rate for the city, its country or the currency.
    """
    lines = {tier: list(_lines(trip, data, tier)) for tier in Tier}
    totals = {tier: sum((line.amount for line in lines[tier]), Decimal(0)) for tier in Tier}
    amount = trip.budget.amount if trip.budget else None
    if amount is None:
        return Costs(lines, trip.wished_tier, "unknown")
    tiers = list(Tier)
    highest = tiers[: tiers.index(trip.wished_tier) + 2]
    fitting = [tier for tier in highest if totals[tier] <= amount * (1 - TICKETS_SHARE)]
    return Costs(
        lines,
        fitting[-1] if fitting else Tier.SHOESTRING,
        "enough" if totals[Tier.SHOESTRING] <= amount else "not_enough",
    )


def convert(usd: Decimal, currency: str, data: TravelData) -> Decimal:
    """US dollars in `currency`, rounded to its smallest unit.

    Raises:
        NoRate: no exchange rate is known for the currency.
    """
    rate = data.exchange_rate(currency)
    if rate is None:
        raise NoRate(f"no exchange rate is known for {currency!r}")
    return rounded(usd * rate.per_usd, currency)


def rooms(party: Party, tier: Tier) -> int:
    """Rooms that a party needs, or beds at the tier where everyone pays for a bed."""
    per_room = RATES[tier].per_room
    return party.size if per_room == 1 else max(ceil(party.grown_ups / per_room), ceil(party.size / PEOPLE_A_ROOM))


def _lines(trip: Trip, data: TravelData, tier: Tier) -> Iterator[LedgerLine]:
    share = RATES[tier]
    for day in trip.days:
        rate = data.official_rate(trip.destination.id, day)
        if rate is None:
            raise NoRate(f"no official rate is known for {trip.destination.name}, {trip.destination.country_name}")
        basis = f"{rate.location}, {rate.published}; {BASIS}"
        evidence = Evidence(id="costs", tool="get_costs", source=rate.source)
        if day in trip.nights:
            unit = convert(rate.lodging_usd * share.lodging, trip.currency, data)
            number = rooms(trip.party, tier)
            label = "Bed" if share.per_room == 1 else "Room"
            yield LedgerLine(
                id=f"lodging-{day}",
                kind=LineKind.LODGING,
                day=day,
                label=f"{label}, one night",
                quantity=Decimal(number),
                unit=unit,
                basis=f"{share.lodging:.0%} of the official room rate of {say(rate.lodging_usd, 'USD')} ({basis})",
                evidence=evidence,
            )
        meals = rate.meals_usd * share.meals
        yield from _per_head(
            trip,
            data,
            LineKind.MEALS,
            "Meals",
            day,
            meals,
            f"{share.meals:.0%} of {_meal_rate(rate)} ({basis})",
            evidence,
        )
        fares = rate.meals_usd * TRANSPORT_SHARE
        yield from _per_head(
            trip,
            data,
            LineKind.TRANSPORT,
            "Getting about",
            day,
            fares,
            f"{TRANSPORT_SHARE:.0%} of {_meal_rate(rate)} ({basis})",
            evidence,
        )


def _meal_rate(rate: OfficialRate) -> str:
    return f"the official daily meal rate of {say(rate.meals_usd, 'USD')}"


def _per_head(
    trip: Trip, data: TravelData, kind: LineKind, label: str, day: date, usd: Decimal, basis: str, evidence: Evidence
) -> Iterator[LedgerLine]:
    heads = (("adult", trip.party.grown_ups, Decimal(1)), ("child", trip.party.children, CHILD_SHARE))
    for who, number, share in heads:
        if number:
            yield LedgerLine(
                id=f"{kind}-{who}-{day}",
                kind=kind,
                day=day,
                label=f"{label}, {who}",
                quantity=Decimal(number),
                unit=convert(usd * share, trip.currency, data),
                basis=basis if share == 1 else f"{share:.0%} for a child of {basis}",
                evidence=evidence,
            )
