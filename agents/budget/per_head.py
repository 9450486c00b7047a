"""What every traveller pays: grown-ups in full, children by a share."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from agents.budget.conversion import convert
from agents.budget.ledger import LedgerLine, LineKind
from agents.data.tables import TravelData
from agents.evidence import Evidence
from agents.trip import Trip


class Part(NamedTuple):
    """What one group of the party pays: `unit` a head in the currency of the trip, `share` of the full price."""

    who: str
    number: int
    share: Decimal
    unit: Decimal


@dataclass(frozen=True, slots=True)
class PerHead:
    """A price in `currency` that a grown-up pays; a child pays `child_share` of it."""

    price: Decimal
    child_share: Decimal
    currency: str = "USD"

    def parts(self, trip: Trip, data: TravelData) -> Iterator[Part]:
        """Grown-ups, then children, as far as there are any. Raises `NoRate` without an exchange rate."""
        party = trip.party
        for who, number, share in (
            ("adult", party.grown_ups, Decimal(1)),
            ("child", party.children, self.child_share),
        ):
            if number:
                yield Part(who, number, share, convert(self.price * share, trip.currency, data, self.currency))

    def total(self, trip: Trip, data: TravelData) -> Decimal:
        """What the party pays: the sum of the lines, without building them."""
        return sum((part.number * part.unit for part in self.parts(trip, data)), Decimal(0))

    def lines(
        self, trip: Trip, data: TravelData, *, id: str, kind: LineKind, day: date, label: str, basis: str,
        evidence: Evidence,
    ) -> Iterator[LedgerLine]:  # fmt: skip
        """One line a group; `{who}` in `id` is filled in."""
        for part in self.parts(trip, data):
            yield LedgerLine(
                id=id.format(who=part.who),
                kind=kind,
                day=day,
                label=f"{label}, {part.who}",
                quantity=Decimal(part.number),
                unit=part.unit,
                basis=basis if part.share == 1 else f"{part.share:.0%} for a child of {basis}",
                evidence=evidence,
            )
