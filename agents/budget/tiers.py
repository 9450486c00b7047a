"""Five levels of spending, as multiples of the official travel rates.

The official rates (US State Department, GSA) are ceilings for officials: a room in an adequate business hotel, three
meals a day in restaurants. That is an upper mid-range level, so it is called `comfort` here with a multiplier of 1.
The other multipliers are the project's own estimate of what a hostel bed, a guest house or a luxury hotel costs beside
such a hotel, and street food or fine dining beside such meals. They are assumptions, not measurements.
"""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum


class Tier(StrEnum):
    """A level of spending, cheapest first."""

    SHOESTRING = "shoestring"
    BUDGET = "budget"
    MODERATE = "moderate"
    COMFORT = "comfort"
    LUXURY = "luxury"


@dataclass(frozen=True, slots=True)
class TierRate:
    """`lodging` multiplies the official room rate; `meals` and `transport` the official meal rate, a person and day.

    `per_room` says how many adults share the lodging price.
    """

    lodging: Decimal
    meals: Decimal
    transport: Decimal
    per_room: int
    sleeps: str
    eats: str

    @property
    def means(self) -> str:
        """What one gets at this level."""
        return f"{self.sleeps}, {self.eats}"


def _rate(lodging: str, meals: str, transport: str, per_room: int, sleeps: str, eats: str) -> TierRate:
    return TierRate(Decimal(lodging), Decimal(meals), Decimal(transport), per_room, sleeps, eats)


RATES: dict[Tier, TierRate] = {
    Tier.SHOESTRING: _rate("0.09", "0.18", "0.04", 1, "a bed in a hostel", "street food and supermarkets"),
    Tier.BUDGET: _rate("0.30", "0.40", "0.06", 2, "a simple guest house", "casual places to eat"),
    Tier.MODERATE: _rate("0.55", "0.60", "0.08", 2, "a mid-range hotel", "one restaurant meal a day"),
    Tier.COMFORT: _rate("1.00", "1.00", "0.10", 2, "a good business hotel", "restaurants"),
    Tier.LUXURY: _rate("2.00", "1.80", "0.20", 2, "a luxury hotel", "fine dining"),
}

GSA_ROOM_LEVEL = Decimal("1.6")
"""The GSA takes the average price of a mid-range hotel less 5 %, the State Department that of a business hotel.

To read both as one level, room rates in the US count by this factor: the project's own estimate.
"""

CHILD_SHARE = Decimal("0.50")
"""What a child costs of an adult's meals, transport and entry: the project's own estimate."""

RESERVE_SHARE = Decimal("0.05")
"""What is kept for the unforeseen, as a share of lodging, meals, transport and a journey that the budget covers."""

BASIS = "project estimate from official rates, not a quote"
