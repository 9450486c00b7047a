"""Builders: two results of a pair, made by hand."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from agents.data.records import Place, PlaceKind
from agents.data.tables import TravelData
from synthetic.case import Pair
from synthetic.expected.expected import Expected
from synthetic.perturbations.observed import End, Observed, Planned
from tests.agents.support import place, planned

SIGHT, PARK, MUSEUM = place("sight"), place("park", kind=PlaceKind.PARK), place("museum", cost=Decimal(3000))
FORM: Mapping[str, Any] = {"destination": "Tokyo", "days": 2, "budget": "2000 USD"}


def result(
    data: TravelData,
    *days: list[tuple[Place, str]],
    form: Mapping[str, Any] = FORM,
    changes: Mapping[str, Any] | None = None,
    **fields: Any,
) -> Observed:
    """A plan of Tokyo for a form of two days; `changes` lay values over its JSON by dotted path."""
    stops = days or ([(SIGHT, "10:00"), (PARK, "12:00")], [(MUSEUM, "10:00")])
    request: dict[str, Any] = {**form, "days": len(stops)}
    plan = planned(data, *stops, **request)
    itinerary = plan.itinerary.model_dump(mode="json")
    for path, value in (changes or {}).items():
        lay(itinerary, path, value)
    return ended("plan", **{"planned": Planned.of(itinerary, plan.data), "form": form, **fields})


def ended(end: End | None, **fields: Any) -> Observed:
    """A result without a plan."""
    seen: dict[str, Any] = {"id": "c-first", "form": FORM, "expected": Expected(ends="plan"), **fields}
    return Observed(end=end, **seen)


def second(perturbation: str) -> dict[str, Any]:
    """Fields of the second result of a pair."""
    return {"id": "c-second", "pair": Pair(of="c-first", perturbation=perturbation)}


def lay(value: Any, path: str, new: object) -> None:
    """Put a value into JSON: `ledger.lines.0.unit`."""
    *names, last = path.split(".")
    for name in names:
        value = value[int(name) if isinstance(value, list) else name]
    value[int(last) if isinstance(value, list) else last] = new
