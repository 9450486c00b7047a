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
    """`lodging` and `meals` multiply the official rates; `per_room` says how many adults share the lodging price."""

    lodging: Decimal
    meals: Decimal
    per_room: int
    sleeps: str
    eats: str

    @property
    def means(self) -> str:
        """What one gets at this level."""
        return f"{self.sleeps}, {self.eats}"


RATES: dict[Tier, TierRate] = {
    Tier.SHOESTRING: TierRate(Decimal("0.12"), Decimal("0.25"), 1, "a bed in a hostel", "street food and supermarkets"),
    Tier.BUDGET: TierRate(Decimal("0.30"), Decimal("0.40"), 2, "a simple guest house", "casual places to eat"),
    Tier.MODERATE: TierRate(Decimal("0.55"), Decimal("0.60"), 2, "a mid-range hotel", "one restaurant meal a day"),
    Tier.COMFORT: TierRate(Decimal("1.00"), Decimal("1.00"), 2, "a good business hotel", "restaurants"),
    Tier.LUXURY: TierRate(Decimal("2.00"), Decimal("1.80"), 2, "a luxury hotel", "fine dining"),
}

TRANSPORT_SHARE = Decimal("0.10")
"""Getting about in town, a person and day, as a share of the official meal rate: the project's own estimate."""

CHILD_SHARE = Decimal("0.50")
"""What a child costs of an adult's meals, transport and entry: the project's own estimate."""

RESERVE_SHARE = Decimal("0.05")
"""What is kept for the unforeseen, as a share of lodging, meals, transport and a journey that the budget covers."""

BASIS = "project estimate from official rates, not a quote"
