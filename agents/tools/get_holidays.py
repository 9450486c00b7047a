"""Public holidays in the dates asked."""

from datetime import date
from importlib.metadata import version

import holidays

from agents.days.public_holidays import public_holidays
from agents.tools.registry import ToolArgs, ToolContext, ToolError, ToolResult, tool

SOURCE = f"holidays {version('holidays')} (Python package)"


class HolidayArgs(ToolArgs):
    """The country (ISO 3166-1 alpha-2) and the trip's days."""

    country: str
    start: date
    end: date


class Holidays(ToolResult):
    """The holidays that fall into the trip, as `2027-01-11: Coming of Age Day`."""

    holidays: list[str]


@tool(HolidayArgs)
async def get_holidays(args: HolidayArgs, context: ToolContext) -> Holidays:
    """Public holidays in the country during the days of the trip, when shops close and crowds form.

    Use it for every trip.
    """
    context.require(country=args.country, start=args.start, end=args.end)
    name = context.trip.destination.country_name
    if args.country not in holidays.list_supported_countries(include_aliases=False):
        raise ToolError(f"no public holidays are known for {name}")
    found = public_holidays(args.country, context.trip.days)
    if found:
        text = f"Public holidays in {name} during the trip: " + ", ".join(
            f"{what} on {day:%a %-d %b}" for day, what in found.items()
        )
    else:
        text = f"No public holiday in {name} falls into the trip"
    return Holidays(
        topic="holidays", text=text + ".", source=SOURCE, holidays=[f"{day}: {what}" for day, what in found.items()]
    )
