"""The money of a plan: lines with their basis, and sums that code makes. No model writes an amount."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Literal

from pydantic import BaseModel, computed_field

from agents.budget.money import rounded
from agents.evidence import Evidence
from agents.request import Covers

Verdict = Literal["enough", "not_enough", "unknown"]


class LineKind(StrEnum):
    """What money is spent on."""

    LODGING = "lodging"
    MEALS = "meals"
    TRANSPORT = "transport"
    ACTIVITIES = "activities"
    RESERVE = "reserve"
    JOURNEY = "journey"

    def counts(self, covers: Covers) -> bool:
        """Whether the budget has to pay for it."""
        return self is not LineKind.JOURNEY or covers == "stay_and_journey"


class LedgerLine(BaseModel):
    """One thing to pay: `amount` is `quantity` x `unit`, exact in the currency of the ledger."""

    id: str
    kind: LineKind
    day: date
    label: str
    quantity: Decimal
    unit: Decimal
    basis: str
    evidence: Evidence

    @computed_field
    @property
    def amount(self) -> Decimal:
        """What the line costs."""
        return self.quantity * self.unit


class KindTotal(BaseModel):
    """What one kind of thing costs."""

    kind: LineKind
    amount: Decimal


class DayTotal(BaseModel):
    """What one day costs."""

    day: date
    amount: Decimal


class Ledger(BaseModel):
    """All lines of a plan in one currency; every sum is computed from the lines."""

    currency: str
    lines: list[LedgerLine] = []

    @computed_field
    @property
    def total(self) -> Decimal:
        """What all lines cost together, the journey included."""
        return _sum(self.lines, self.currency)

    def counted(self, covers: Covers) -> Decimal:
        """What the budget has to pay of it."""
        return _sum((line for line in self.lines if line.kind.counts(covers)), self.currency)

    @computed_field
    @property
    def by_kind(self) -> list[KindTotal]:
        """Sums by kind, in the order of `LineKind`."""
        groups: dict[LineKind, list[LedgerLine]] = defaultdict(list)
        for line in self.lines:
            groups[line.kind].append(line)
        return [KindTotal(kind=kind, amount=_sum(groups[kind], self.currency)) for kind in LineKind if kind in groups]

    @computed_field
    @property
    def by_day(self) -> list[DayTotal]:
        """Sums by day, in the order of the calendar."""
        groups: dict[date, list[LedgerLine]] = defaultdict(list)
        for line in self.lines:
            groups[line.day].append(line)
        return [DayTotal(day=day, amount=_sum(groups[day], self.currency)) for day in sorted(groups)]


def _sum(lines: Iterable[LedgerLine], currency: str) -> Decimal:
    return rounded(sum((line.amount for line in lines), Decimal(0)), currency)
