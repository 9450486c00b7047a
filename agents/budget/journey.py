"""The journey there and back: an estimate by distance band, never a quote.

The amounts are the project's own estimates of an ordinary economy seat that is bought some weeks ahead, with the way
to the station or airport. They follow two simple facts of fares: a part of each fare does not depend on the distance,
and what does depend on it falls with it. So a short way costs about 0.12 USD a km and the longest about 0.05. Season,
demand and route are not known here; they can halve or double what one pays.
"""

from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from agents.budget.ledger import LedgerLine, LineKind
from agents.budget.money import say
from agents.budget.per_head import PerHead
from agents.data.tables import TravelData
from agents.days.travel import distance_km
from agents.evidence import Evidence
from agents.trip import Trip

LABEL = "estimate by distance, not a quote"
CHILD_SHARE = Decimal("0.75")
"""What a child pays of a fare, in a seat of its own: the project's own estimate."""


class Band(NamedTuple):
    """Distances up to `km` as the crow flies, and what an adult pays one way."""

    km: int
    usd: Decimal
    by: str


BANDS = (
    Band(50, Decimal(8), "local train or bus"),
    Band(200, Decimal(25), "train or coach"),
    Band(500, Decimal(55), "train or coach"),
    Band(1_000, Decimal(95), "train or short flight"),
    Band(2_000, Decimal(140), "short flight"),
    Band(4_000, Decimal(230), "flight"),
    Band(7_000, Decimal(360), "long flight"),
    Band(11_000, Decimal(500), "long flight"),
    Band(21_000, Decimal(680), "very long flight"),
)
"""The last band reaches to the other side of the Earth."""


def band_of(km: float) -> Band:
    """The band that holds a distance."""
    return next((band for band in BANDS if km <= band.km), BANDS[-1])


def journey_cost(trip: Trip, data: TravelData) -> Decimal:
    """The sum of `journey_lines`, without building them."""
    fare = _fare(trip)
    return 2 * fare.total(trip, data) if fare else Decimal(0)


def journey_lines(trip: Trip, data: TravelData) -> Iterator[LedgerLine]:
    """The way there on the first day and back on the last; none without a known starting point or at home."""
    fare, origin = _fare(trip), trip.origin
    if fare is None or origin is None:
        return
    km = distance_km(origin, trip.destination)
    way = f"about {round(km, -1):,.0f} km" if km >= 100 else f"about {km:.0f} km"
    basis = f"{LABEL}: {say(fare.price, 'USD')} one way by {band_of(km).by} for {way} from {origin.name}"
    for way, day, label in (("there", trip.start, "Journey there"), ("back", trip.end, "Journey back")):
        yield from fare.lines(
            trip, data, id=f"journey-{{who}}-{way}", kind=LineKind.JOURNEY, day=day, label=label, basis=basis,
            evidence=Evidence(id="costs", tool="get_costs", source="TripLab's own estimate by distance"),
        )  # fmt: skip


def _fare(trip: Trip) -> PerHead | None:
    """One way; none where nobody knows or nobody travels."""
    if trip.origin is None or trip.at_home:
        return None
    return PerHead(band_of(distance_km(trip.origin, trip.destination)).usd, CHILD_SHARE)
