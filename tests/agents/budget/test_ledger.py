from datetime import date, timedelta
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from agents.budget.ledger import DayTotal, KindTotal, Ledger, LedgerLine, LineKind
from agents.budget.money import smallest_unit
from tests.agents.support import COSTS, MONDAY


def line(kind: LineKind, day: date, quantity: int, unit: str | Decimal, id: str = "x") -> LedgerLine:
    return LedgerLine(
        id=id, kind=kind, day=day, label="", quantity=Decimal(quantity), unit=Decimal(unit), basis="", evidence=COSTS
    )


TUESDAY = MONDAY + timedelta(days=1)
LINES = [
    line(LineKind.MEALS, TUESDAY, 2, "10.10"),
    line(LineKind.LODGING, MONDAY, 1, "99.99"),
    line(LineKind.MEALS, MONDAY, 3, "0.01"),
]


def test_sums() -> None:
    ledger = Ledger(currency="USD", lines=LINES)
    assert [str(line.amount) for line in LINES] == ["20.20", "99.99", "0.03"]
    assert ledger.total == Decimal("120.22")
    assert ledger.by_kind == [
        KindTotal(kind=LineKind.LODGING, amount=Decimal("99.99")),
        KindTotal(kind=LineKind.MEALS, amount=Decimal("20.23")),
    ]
    assert ledger.by_day == [
        DayTotal(day=MONDAY, amount=Decimal("100.02")),
        DayTotal(day=TUESDAY, amount=Decimal("20.20")),
    ]


def test_the_journey_counts_where_the_budget_covers_it() -> None:
    ledger = Ledger(currency="USD", lines=[*LINES, line(LineKind.JOURNEY, MONDAY, 2, "500")])
    assert ledger.total == Decimal("1120.22")
    assert (ledger.counted("stay"), ledger.counted("stay_and_journey")) == (Decimal("120.22"), Decimal("1120.22"))


def test_an_empty_ledger_costs_nothing() -> None:
    ledger = Ledger(currency="EUR")
    assert (ledger.total, ledger.by_kind, ledger.by_day) == (0, [], [])


def test_sums_are_written_and_computed_anew_when_read() -> None:
    written = Ledger(currency="USD", lines=LINES).model_dump(mode="json")
    assert written["total"] == "120.22"
    assert Ledger.model_validate(written | {"total": "1"}).total == Decimal("120.22")


_LINES = st.lists(
    st.tuples(st.sampled_from(LineKind), st.integers(0, 20), st.integers(0, 20), st.integers(0, 10_000_000)),
    max_size=60,
)


@given(_LINES, st.sampled_from(["USD", "JPY", "KWD"]))
def test_days_and_kinds_sum_to_the_total_exactly(parts: list[tuple[LineKind, int, int, int]], currency: str) -> None:
    unit = smallest_unit(currency)
    lines = [line(kind, MONDAY + timedelta(days=day), number, unit * price) for kind, day, number, price in parts]
    ledger = Ledger(currency=currency, lines=lines)
    assert ledger.total == unit * sum(number * price for _, _, number, price in parts)
    assert sum(total.amount for total in ledger.by_kind) == ledger.total
    assert sum(total.amount for total in ledger.by_day) == ledger.total
