"""Which traits a place has; the prices of a city are compared with each other."""

from collections.abc import Collection
from decimal import Decimal

from agents.data.building.place_files import CityFile, PlaceEntry
from agents.data.records import Interest, PlaceKind
from agents.data.traits import Trait

SHORT_MINUTES = 60
FOOD = (PlaceKind.EATERY, PlaceKind.MARKET)


def traits_of(place: PlaceEntry, city: CityFile, topics: Collection[str]) -> list[Trait]:
    """All of them, in the order of `Trait`. The cheapest third of what costs something is cheap, the dearest is dear.

    What is outdoors and speaks of summer, but not of winter, is for the warm months; so is every beach.
    """
    cheap, dear = _thirds(place, city)
    holds = {
        Trait.INDOORS: place.indoors,
        Trait.OUTDOORS: not place.indoors,
        Trait.FREE: not place.cost,
        Trait.CHEAP: place.cost <= cheap,
        Trait.DEAR: place.cost >= dear,
        Trait.EVENING: place.best == "evening",
        Trait.CHILDREN: Interest.FAMILY in place.interests,
        Trait.STEP_FREE: place.step_free is True,
        Trait.SHORT: place.minutes <= SHORT_MINUTES,
        Trait.SUMMER: place.kind is PlaceKind.BEACH
        or ("summer" in topics and "winter" not in topics and not place.indoors),
        **{Trait(diet): True for diet in place.diets},
    }
    return [trait for trait in Trait if holds.get(trait)]


def _thirds(place: PlaceEntry, city: CityFile) -> tuple[Decimal, Decimal]:
    """The bounds of cheap and dear among the city's places of this sort: where one eats, or the others."""
    eats = place.kind in FOOD
    costs = sorted(other.cost for other in city.places if (other.kind in FOOD) == eats and other.cost)
    if not costs:
        return Decimal(0), Decimal("Infinity")
    return costs[(len(costs) - 1) // 3], costs[-1 - (len(costs) - 1) // 3]
