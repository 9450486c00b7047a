"""What the stay costs at one level of spending: lodging, meals and getting about, from official rates."""

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal
from math import ceil
from typing import NamedTuple

from agents.budget.conversion import NoRate, convert
from agents.budget.ledger import LedgerLine, LineKind
from agents.budget.money import say
from agents.budget.per_head import PerHead
from agents.budget.tiers import BASIS, CHILD_SHARE, GSA_ROOM_LEVEL, RATES, Tier
from agents.data.records import Destination, OfficialRate
from agents.data.tables import TravelData
from agents.evidence import Evidence
from agents.request import Party
from agents.trip import Trip

PEOPLE_A_ROOM = 4


class StayCost(NamedTuple):
    """Sums for the whole party in the currency of the trip."""

    lodging: Decimal
    meals: Decimal
    transport: Decimal

    @property
    def total(self) -> Decimal:
        """All three."""
        return self.lodging + self.meals + self.transport


def official_rates(city: Destination, days: Sequence[date], data: TravelData) -> tuple[OfficialRate, ...]:
    """The rate of each day.

    Raises:
        NoRate: the data has none for the city and its country on one of them.
    """
    rates: list[OfficialRate] = []
    for day in days:
        rate = data.official_rate(city.id, day)
        if rate is None:
            raise NoRate(f"no official rate is known for {city.name}, {city.country_name}")
        rates.append(rate)
    return tuple(rates)


def rooms(party: Party, tier: Tier) -> int:
    """Rooms that a party needs, or beds at the tier where everyone pays for a bed."""
    per_room = RATES[tier].per_room
    return party.size if per_room == 1 else max(ceil(party.grown_ups / per_room), ceil(party.size / PEOPLE_A_ROOM))


def stay_cost(trip: Trip, rates: Sequence[OfficialRate], tier: Tier, data: TravelData) -> StayCost:
    """The sums of `stay_lines`, without building them: a night for each day but the last."""
    nights = Counter(room_level(rate) for rate in rates[:-1])
    days = Counter(rate.meals_usd for rate in rates)
    room = rooms(trip.party, tier)
    return StayCost(
        lodging=sum((n * room * _night(usd, tier, trip, data) for usd, n in nights.items()), Decimal(0)),
        meals=sum((n * _meals(usd, tier).total(trip, data) for usd, n in days.items()), Decimal(0)),
        transport=sum((n * _fares(usd, tier).total(trip, data) for usd, n in days.items()), Decimal(0)),
    )


def stay_lines(trip: Trip, rates: Sequence[OfficialRate], tier: Tier, data: TravelData) -> Iterator[LedgerLine]:
    """Lodging, meals and getting about of each day."""
    share = RATES[tier]
    for day, rate in zip(trip.days, rates, strict=True):
        basis = f"{rate.location}, {rate.published}; {BASIS}"
        meal_rate = f"the official daily meal rate of {say(rate.meals_usd, 'USD')} ({basis})"
        evidence = Evidence(id="costs", tool="get_costs", source=rate.source)
        if day in trip.nights:
            yield LedgerLine(
                id=f"lodging-{day}",
                kind=LineKind.LODGING,
                day=day,
                label=f"{'Bed' if share.per_room == 1 else 'Room'}, one night",
                quantity=Decimal(rooms(trip.party, tier)),
                unit=_night(room_level(rate), tier, trip, data),
                basis=f"{share.lodging:.0%} of {_said_room(rate)} ({basis})",
                evidence=evidence,
            )
        for kind, label, price, part in (
            (LineKind.MEALS, "Meals", _meals(rate.meals_usd, tier), share.meals),
            (LineKind.TRANSPORT, "Getting about", _fares(rate.meals_usd, tier), share.transport),
        ):
            yield from price.lines(
                trip, data, id=f"{kind}-{{who}}-{day}", kind=kind, day=day, label=label,
                basis=f"{part:.0%} of {meal_rate}", evidence=evidence,
            )  # fmt: skip


def room_level(rate: OfficialRate) -> Decimal:
    """What a room costs at the level that the tiers multiply, USD a night."""
    return rate.lodging_usd * GSA_ROOM_LEVEL if rate.of_gsa else rate.lodging_usd


def _said_room(rate: OfficialRate) -> str:
    times = f"{GSA_ROOM_LEVEL} x " if rate.of_gsa else ""
    return f"{times}the official room rate of {say(rate.lodging_usd, 'USD')}"


def _night(lodging_usd: Decimal, tier: Tier, trip: Trip, data: TravelData) -> Decimal:
    return convert(lodging_usd * RATES[tier].lodging, trip.currency, data)


def _meals(meals_usd: Decimal, tier: Tier) -> PerHead:
    return PerHead(meals_usd * RATES[tier].meals, CHILD_SHARE)


def _fares(meals_usd: Decimal, tier: Tier) -> PerHead:
    return PerHead(meals_usd * RATES[tier].transport, CHILD_SHARE)
