"""What became of a case, as relations look at it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, Literal, NamedTuple

from pydantic import JsonValue, TypeAdapter

from agents.budget.conversion import convert
from agents.budget.ledger import LineKind
from agents.data.records import Interest, Place
from agents.data.tables import TravelData
from agents.itinerary import Itinerary, Stop
from agents.request import Party
from synthetic.case import Pair
from synthetic.expected.expected import Expected

End = Literal["plan", "refused", "invalid", "failed", "left"]
"""`failed` is a run that the application itself could not finish, `left` one whose question the person left open."""


class Sums(NamedTuple):
    """The sums of a ledger as they are written in the plan's JSON: they are not computed again on reading."""

    total: Decimal
    by_day: Mapping[str, Decimal]
    by_kind: Mapping[str, Decimal]

    @classmethod
    def of(cls, ledger: Mapping[str, Any]) -> "Sums":
        """Read `ledger` of an itinerary's JSON."""
        return cls(
            Decimal(ledger["total"]),
            {each["day"]: Decimal(each["amount"]) for each in ledger["by_day"]},
            {each["kind"]: Decimal(each["amount"]) for each in ledger["by_kind"]},
        )


@dataclass(frozen=True, slots=True)
class Planned:
    """A plan, its sums as written, and the data that its places are from."""

    itinerary: Itinerary
    sums: Sums
    data: TravelData

    @classmethod
    def of(cls, itinerary: Mapping[str, Any], data: TravelData) -> "Planned":
        """Read an itinerary's JSON; raises `ValidationError`."""
        return cls(Itinerary.model_validate(itinerary), Sums.of(itinerary["ledger"]), data)

    @property
    def currency(self) -> str:
        """Of all its money."""
        return self.itinerary.ledger.currency

    @property
    def places(self) -> list[list[str]]:
        """Ids of the places in order, by day."""
        return [[stop.place_id for stop in day.stops] for day in self.itinerary.days]

    @property
    def total(self) -> Decimal:
        """What the budget has to pay."""
        return self.itinerary.budget.total.amount

    @property
    def tickets(self) -> Decimal:
        """What the stops cost."""
        return self._of(LineKind.ACTIVITIES)

    @property
    def fixed(self) -> Decimal:
        """What the budget has to pay beside the tickets."""
        return self.total - self.tickets

    @property
    def cheapest(self) -> Decimal | None:
        """The bound of feasibility, where prices are known."""
        judged = self.itinerary.budget.feasibility
        return judged.cheapest.amount if judged and judged.cheapest else None

    def stops(self) -> Iterator[tuple[Stop, Place | None]]:
        """All stops in order, each with what the data knows of its place."""
        for day in self.itinerary.days:
            for stop in day.stops:
                yield stop, self.data.place(self.itinerary.destination.id, stop.place_id)

    def money(self, amount: Decimal, currency: str) -> Decimal:
        """An amount of the plan in another currency."""
        return convert(amount, currency, self.data, self.currency)

    def _of(self, kind: LineKind) -> Decimal:
        return sum((line.amount for line in self.itinerary.ledger.lines if line.kind is kind), Decimal(0))


@dataclass(frozen=True, slots=True)
class Observed:
    """A case and its result. `end` is None when nothing was seen of it: a call failed; `why` says why there is no plan.

    `field` is what a refusal or an error is about, `asked` are the codes of the questions in the order of asking.
    """

    id: str
    form: Mapping[str, JsonValue]
    expected: Expected
    end: End | None
    pair: Pair | None = None
    field: str | None = None
    asked: tuple[str, ...] = ()
    planned: Planned | None = None
    why: str | None = None

    @property
    def plan(self) -> Planned:
        """The plan; raises `ValueError` where there is none."""
        if self.planned is None:
            raise ValueError(f"case {self.id} has no plan: it ended {self.end!r}")
        return self.planned

    @property
    def party(self) -> Party:
        """Who travels, as the form says; raises `ValidationError` for what no form of a plan can say."""
        return Party.model_validate(self.form.get("party") or {})

    @property
    def interests(self) -> frozenset[Interest]:
        """What the form asks for."""
        return _INTERESTS.validate_python(self.form.get("interests") or ())


_INTERESTS = TypeAdapter(frozenset[Interest])
