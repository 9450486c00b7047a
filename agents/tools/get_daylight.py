"""Sunrise and sunset in the dates asked."""

from datetime import date
from zoneinfo import ZoneInfo

from astral import Observer
from astral.sun import sunrise, sunset

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
    observer, zone = Observer(city.lat, city.lon), ZoneInfo(city.timezone)
    try:
        rise, fall = sunrise(observer, middle, tzinfo=zone), sunset(observer, middle, tzinfo=zone)
    except ValueError as error:
        raise ToolError(f"the sun neither rises nor sets in {city.name} on {middle}") from error
    return Daylight(
        topic="daylight",
        text=f"The sun rises about {rise:%H:%M} and sets about {fall:%H:%M} in {city.name} at that time.",
        source="computed with astral from the city's coordinates",
        sunrise=f"{rise:%H:%M}",
        sunset=f"{fall:%H:%M}",
    )
