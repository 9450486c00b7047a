"""The requests that are planned: twelve cities, money enough, so that no plan needs mending."""

from datetime import date

from agents.request import Interest, Style, TripRequest

TODAY = date(2026, 11, 20)
CALLS = 7
CHAIN = 3
LATENCY = 0.2
CITIES = (
    "Tokyo", "Paris", "London", "New York", "Rome", "Barcelona",
    "Bangkok", "Amsterdam", "Lisbon", "Berlin", "Sydney", "Mexico City",
)  # fmt: skip


def requests() -> list[TripRequest]:
    """Seven days in each city."""
    common = {"start": date(2027, 4, 5), "days": 7, "budget": "6000 USD", "passport": "DE"}
    taste = {"interests": [Interest.FOOD], "style": Style.ADVENTUROUS}
    return [TripRequest.model_validate({"destination": city, **common, **taste}) for city in CITIES]
