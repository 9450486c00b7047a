"""Sunrise and sunset in the dates asked."""

from datetime import date

from agents.days.clock import clock
from agents.days.daylight import light
from agents.tools.registry import ToolArgs, ToolContext, ToolError, ToolResult, tool


class DaylightArgs(ToolArgs):
    """The trip's city and days."""

    destination_id: str
    start: date
    end: date


class Daylight(ToolResult):
    """Local times, HH:MM, in the middle of the trip."""

    sunrise: str
    sunset: str


@tool(DaylightArgs)
async def get_daylight(args: DaylightArgs, context: ToolContext) -> Daylight:
    """Daylight: when the sun rises and sets at the destination during the trip, to plan outdoor stops.

    Use it for every trip.
    """
    context.require(destination_id=args.destination_id, start=args.start, end=args.end)
    city = context.trip.destination
    middle = args.start + (args.end - args.start) / 2
    sun = light(city, middle)
    if not sun.turns:
        raise ToolError(f"the sun neither rises nor sets in {city.name} on {middle}")
    rises, sets = clock(sun.rises), clock(sun.sets)
    return Daylight(
        topic="daylight",
        text=f"The sun rises about {rises} and sets about {sets} in {city.name} at that time.",
        source="computed with astral from the city's coordinates",
        sunrise=rises,
        sunset=sets,
    )
