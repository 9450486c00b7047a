"""What a trip costs at each level of spending, before any stop is priced, and which level suits the budget."""

from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from agents.budget.journey import journey_cost, journey_lines
from agents.budget.ledger import LedgerLine, LineKind, Verdict
from agents.budget.money import rounded
from agents.budget.stay import StayCost, official_rates, stay_cost, stay_lines
from agents.budget.tiers import RESERVE_SHARE, Tier
from agents.data.records import OfficialRate
from agents.data.tables import TravelData
from agents.evidence import Evidence
from agents.trip import Trip

TICKETS_SHARE = Decimal("0.15")
BELOW_WISHED_SHARE, ABOVE_WISHED_SHARE = Decimal("0.07"), Decimal("0.25")
"""How much of a budget is kept for entry tickets when the level of spending is chosen: the project's own choice.

Less at levels below the one that is wished for, which the budget does not reach; more before one above it is taken.
"""


@dataclass(frozen=True)
class Costs:
    """The costs of a trip; a level is priced when it is asked for. `rates` are those of its days, in order."""

    trip: Trip
    data: TravelData
    rates: tuple[OfficialRate, ...]

    def stay(self, tier: Tier) -> StayCost:
        """Lodging, meals and transport of the whole party at `tier`."""
        if tier not in self._stays:
            self._stays[tier] = stay_cost(self.trip, self.rates, tier, self.data)
        return self._stays[tier]

    def reserve(self, tier: Tier) -> Decimal:
        """What is kept for the unforeseen."""
        return rounded(RESERVE_SHARE * (self.stay(tier).total + self._counted_journey), self.trip.currency)

    def total(self, tier: Tier) -> Decimal:
        """What the budget has to pay at `tier`: the stay, the reserve, and the journey where the budget covers it."""
        return self.stay(tier).total + self._counted_journey + self.reserve(tier)

    def lines(self, tier: Tier) -> list[LedgerLine]:
        """All ledger lines at `tier`; the journey stands among them whether the budget covers it or not."""
        journey = list(journey_lines(self.trip, self.data))
        return [*stay_lines(self.trip, self.rates, tier, self.data), *journey, self._reserve_line(tier)]

    @cached_property
    def journey(self) -> Decimal:
        """The way there and back for the whole party; 0 where it is not known."""
        return journey_cost(self.trip, self.data)

    @property
    def cheapest(self) -> Decimal:
        """The lowest total that still is what was asked for."""
        return self.total(self.trip.floor_tier)

    @property
    def possible(self) -> bool:
        """Whether the budget pays for the cheapest; true without an amount."""
        return self.trip.limit is None or self.cheapest <= self.trip.limit

    @cached_property
    def tier(self) -> Tier:
        """The level that suits: at most one above the wished one, with money left for tickets if that can be."""
        trip, tiers, amount = self.trip, list(Tier), self.trip.limit
        if amount is None:
            return trip.wished_tier
        highest = tiers[: tiers.index(trip.wished_tier) + 2]
        fitting = [tier for tier in highest if self.total(tier) <= amount * (1 - self._tickets_share(tier))]
        best = fitting[-1] if fitting else Tier.SHOESTRING
        too_low = tiers.index(best) < tiers.index(trip.floor_tier)
        return trip.floor_tier if too_low and self.possible else best

    @cached_property
    def verdict(self) -> Verdict:
        """Whether the budget pays for the cheapest level of all."""
        if self.trip.limit is None:
            return "unknown"
        return "enough" if self.total(Tier.SHOESTRING) <= self.trip.limit else "not_enough"

    def _tickets_share(self, tier: Tier) -> Decimal:
        """What is kept for tickets: less where a lower level than wished would leave much of the budget unused."""
        tiers, wished = list(Tier), self.trip.wished_tier
        if tiers.index(tier) > tiers.index(wished):
            return ABOVE_WISHED_SHARE
        return TICKETS_SHARE if self.total(wished) <= (self.trip.limit or 0) else BELOW_WISHED_SHARE

    @cached_property
    def _stays(self) -> dict[Tier, StayCost]:
        return {}

    @property
    def _counted_journey(self) -> Decimal:
        return self.journey if self.trip.covers_journey else Decimal(0)

    def _reserve_line(self, tier: Tier) -> LedgerLine:
        of = "lodging, meals and getting about" + (", and of the journey" if self._counted_journey else "")
        return LedgerLine(
            id="reserve",
            kind=LineKind.RESERVE,
            day=self.trip.end,
            label="Reserve for the unforeseen",
            quantity=Decimal(1),
            unit=self.reserve(tier),
            basis=f"{RESERVE_SHARE:.0%} of {of}: the project's own choice",
            evidence=Evidence(id="costs", tool="get_costs", source="TripLab's own choice"),
        )


def cost_trip(trip: Trip, data: TravelData) -> Costs:
    """Look up the rates of a trip.

    Raises:
        NoRate: the data has no rate for the city or its country.
    """
    return Costs(trip, data, official_rates(trip.destination, trip.days, data))
