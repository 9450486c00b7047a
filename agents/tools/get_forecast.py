"""The weather forecast for the days of the trip, where a live source is there and reaches so far."""

from collections.abc import Sequence
from datetime import date

from agents.live import DayWeather, LiveError
from agents.tools.registry import ToolArgs, ToolContext, ToolError, ToolResult, tool

WET_CHANCE = 50
WET_MM = 1.0
INSTEAD = "the averages of the month stand in"


class ForecastArgs(ToolArgs):
    """The trip's city and days."""

    destination_id: str
    start: date
    end: date


class TripForecast(ToolResult):
    """The trip's days that the forecast reaches, in order."""

    days: list[DayWeather]


def _reaches(context: ToolContext) -> bool:
    forecaster = context.live.forecaster
    return forecaster is not None and forecaster.reaches(context.trip.start)


@tool(ForecastArgs, when=_reaches)
async def get_forecast(args: ForecastArgs, context: ToolContext) -> TripForecast:
    """Weather forecast, day by day: temperature and rain at the destination on the dates of the trip.

    Use it for every trip, besides the climate of an average year.
    """
    context.require(destination_id=args.destination_id, start=args.start, end=args.end)
    city, forecaster = context.trip.destination, context.live.forecaster
    if forecaster is None:
        raise ToolError(f"no forecast is turned on here; {INSTEAD}")
    try:
        found = await forecaster.forecast(city.lat, city.lon)
    except LiveError as error:
        raise ToolError(f"{error}; {INSTEAD}") from error
    days = [day for day in found.value if args.start <= day.date <= args.end]
    if not days:
        raise ToolError(f"no forecast reaches {args.start} to {args.end}; {INSTEAD}")
    text = f"Forecast for {city.name}, {_dates(days)}: {_say(days)}."
    if days[-1].date < args.end:
        text += " For the days after, there is none yet."
    return TripForecast(topic="forecast", text=text, source=found.stamp, days=days)


def _say(days: Sequence[DayWeather]) -> str:
    highs, lows = [round(day.high_c) for day in days], [round(day.low_c) for day in days]
    wet = [day.date for day in days if _is_wet(day)]
    if not wet:
        rain = "little or no rain"
    elif len(wet) == len(days):
        rain = "rain likely every day" if len(days) > 1 else "rain likely"
    else:
        rain = "rain likely on " + ", ".join(f"{day:%a %-d %b}" for day in wet)
    return f"{_span('days', highs)}, {_span('nights', lows)}, {rain}"


def _is_wet(day: DayWeather) -> bool:
    return day.rain_chance >= WET_CHANCE if day.rain_chance is not None else (day.rain_mm or 0) >= WET_MM


def _span(what: str, degrees: Sequence[int]) -> str:
    low, high = min(degrees), max(degrees)
    return f"{what} around {low} °C" if low == high else f"{what} from {low} to {high} °C"


def _dates(days: Sequence[DayWeather]) -> str:
    first, last = days[0].date, days[-1].date
    if first == last:
        return f"{first:%-d %B}"
    return f"{first:%-d} to {last:%-d %B}" if first.month == last.month else f"{first:%-d %B} to {last:%-d %B}"
