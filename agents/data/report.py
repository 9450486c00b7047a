"""What the data holds of a city, counted: the rows of `triplab data report`."""

from dataclasses import dataclass
from decimal import Decimal

from agents.data.coverage import Coverage
from agents.data.records import Diet, Interest, PlaceKind
from agents.data.tables import TravelData

CHEAP_USD = Decimal(10)


@dataclass(frozen=True, slots=True)
class CityReport:
    """How many of a city's places are of a sort, and what is known besides; `cheap` is under 10 USD an adult."""

    id: str
    label: str
    cheap: int
    indoors: int
    family: int
    vegetarian: int
    step_free: int
    coverage: Coverage


def report(destination_id: str, data: TravelData) -> CityReport:
    """Count the places of one destination; one whose currency has no rate is not counted as cheap."""
    places = data.places(destination_id)
    rates = {place.currency: data.exchange_rate(place.currency) for place in places}
    dollars = [place.cost / rate.per_usd for place in places if (rate := rates[place.currency])]
    food = [place for place in places if place.kind in (PlaceKind.EATERY, PlaceKind.MARKET)]
    city = data.destination(destination_id)
    return CityReport(
        id=city.id,
        label=city.label,
        cheap=sum(usd < CHEAP_USD for usd in dollars),
        indoors=sum(place.indoors for place in places),
        family=sum(Interest.FAMILY in place.interests for place in places),
        vegetarian=sum(Diet.VEGETARIAN in place.diets for place in food),
        step_free=sum(place.step_free is True for place in places),
        coverage=data.coverage(city.id),
    )
