"""How a plan's stops are put into words, in every file."""

from agents.budget.money import say
from agents.itinerary import Day, Itinerary, Stop, Travel


def price(plan: Itinerary, stop: Stop) -> str:
    """What a stop costs the whole party."""
    if stop.cost:
        return say(stop.cost, plan.ledger.currency)
    if stop.paid_by_meals:
        return "within meals"
    return "free" if stop.verified else "price not known"


def way(travel: Travel) -> str:
    """How one comes from the stop before."""
    return f"{travel.mode.capitalize()}, {travel.km:g} km, {travel.minutes} min"


def notes(day: Day) -> list[str]:
    """What code says of a day, and where to go when it rains."""
    rain = day.rain_plan
    return [*day.notes, f"If it rains: {rain.name}, {rain.area}."] if rain else day.notes
