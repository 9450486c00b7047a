"""The weather of an average year."""

from datetime import date

from agents.tools.registry import ToolArgs, ToolContext, ToolError, ToolResult, tool


class ClimateArgs(ToolArgs):
    """The trip's city and days."""

    destination_id: str
    start: date
    end: date


class MonthOfTrip(ToolResult):
    """°C, mm and days of an average such month."""

    month: str
    high_c: float | None
    low_c: float | None
    rain_mm: float | None
    rain_days: int | None


@tool(ClimateArgs)
async def get_climate(args: ClimateArgs, context: ToolContext) -> MonthOfTrip:
    """Usual weather, climate, temperature and rain at the destination in the month of the trip.

    Use it for every trip.
    """
    context.require(destination_id=args.destination_id, start=args.start, end=args.end)
    city = context.trip.destination
    middle = args.start + (args.end - args.start) / 2
    climate = context.data.climate(city.id, middle.month)
    if climate is None or (climate.high_c is None and climate.mean_c is None):
        raise ToolError(f"no climate is known for {city.name}; take a forecast before you pack")
    text = f"{middle:%B} in {city.name}: "
    if climate.high_c is not None and climate.low_c is not None:
        text += f"days around {round(climate.high_c)} °C, nights around {round(climate.low_c)} °C"
    elif climate.mean_c is not None:
        text += f"{round(climate.mean_c)} °C on average"
    if climate.rain_days is not None:
        text += f", rain on about {_counted(climate.rain_days, 'day')} of the month"
    elif climate.sunshine_hours is not None:
        text += f", about {_counted(round(climate.sunshine_hours / 30), 'hour')} of sun a day"
    return MonthOfTrip(
        topic="climate",
        text=text + ".",
        source=climate.source,
        month=f"{middle:%B}",
        high_c=climate.high_c,
        low_c=climate.low_c,
        rain_mm=climate.rain_mm,
        rain_days=climate.rain_days,
    )


def _counted(number: int, what: str) -> str:
    return f"{number} {what}" if number == 1 else f"{number} {what}s"
