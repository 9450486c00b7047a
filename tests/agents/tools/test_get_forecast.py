from collections.abc import Mapping
from datetime import date, timedelta

import pytest

from agents.data.tables import TravelData
from agents.live import DayWeather, Live
from agents.tools.get_forecast import TripForecast
from agents.tools.registry import ToolContext, ToolError, all_tools
from tests.agents.live_support import SOON, Forecasts, weather
from tests.agents.support import call, trip_of

FIRST = date(2026, 11, 25)


async def forecast(data: TravelData, forecasts: Forecasts, start: str = SOON, days: int = 3) -> TripForecast:
    trip = trip_of(data, start=start, days=days)
    context = ToolContext(trip, data, Live(forecaster=forecasts))
    result = await call("get_forecast", context, destination_id="tokyo", start=start, end=str(trip.end))
    assert isinstance(result, TripForecast)
    return result


def days_of(*changes: Mapping[str, float | None]) -> tuple[DayWeather, ...]:
    return tuple(weather(FIRST + timedelta(n)).model_copy(update=change) for n, change in enumerate(changes))


async def test_the_days_of_the_trip_and_nothing_else(data: TravelData) -> None:
    forecasts = Forecasts()
    result = await forecast(data, forecasts)
    assert [day.date.isoformat() for day in result.days] == ["2026-11-25", "2026-11-26", "2026-11-27"]
    assert result.days[0].model_dump() == {
        "date": FIRST,
        "high_c": 14.4,
        "low_c": 6.4,
        "rain_mm": 0.0,
        "rain_chance": 10,
    }
    assert result.topic == "forecast"
    assert result.text == (
        "Forecast for Tokyo, 25 to 27 November: days around 14 °C, nights around 6 °C, little or no rain."
    )
    assert result.source == "Open-Meteo.com (CC BY 4.0), live, fetched 20 November 2026, 09:30 UTC"
    assert forecasts.asked == [(35.6895, 139.6917)]


@pytest.mark.parametrize(
    ("days", "says"),
    [
        (days_of({"rain_chance": 50}, {}, {}), "rain likely on Wed 25 Nov"),
        (days_of({"rain_chance": 49}, {}, {}), "little or no rain"),
        (
            days_of({"rain_chance": None, "rain_mm": 1.0}, {}, {"rain_chance": 90}),
            "rain likely on Wed 25 Nov, Fri 27 Nov",
        ),
        (days_of({"rain_chance": None, "rain_mm": None}, {}, {}), "little or no rain"),
        (days_of(*[{"rain_chance": 80}] * 3), "rain likely every day"),
        (days_of({"low_c": -5.4}, {"low_c": -0.6}, {"low_c": 1.2}), "nights from -5 to 1 °C"),
    ],
)
async def test_the_sentence(data: TravelData, days: tuple[DayWeather, ...], says: str) -> None:
    assert says in (await forecast(data, Forecasts(days))).text


@pytest.mark.parametrize(
    ("start", "days", "text"),
    [
        ("2026-11-20", 1, "Forecast for Tokyo, 20 November: "),
        ("2026-11-29", 4, "Forecast for Tokyo, 29 November to 2 December: "),
        ("2026-12-05", 1, "Forecast for Tokyo, 5 December: "),
        ("2026-12-04", 4, "Forecast for Tokyo, 4 to 5 December: "),
    ],
)
async def test_the_edges_of_its_reach(data: TravelData, start: str, days: int, text: str) -> None:
    result = await forecast(data, Forecasts(), start, days)
    assert result.text.startswith(text)
    assert result.text.endswith("For the days after, there is none yet.") is (start == "2026-12-04")


@pytest.mark.parametrize(
    ("forecasts", "start", "why"),
    [
        (Forecasts(), "2026-12-06", "no forecast reaches 2026-12-06 to 2026-12-08; the averages of the month stand in"),
        (Forecasts(days=()), SOON, "no forecast reaches 2026-11-25 to 2026-11-27; the averages of the month stand in"),
        (
            Forecasts(error="Open-Meteo.com did not answer in time"),
            SOON,
            "Open-Meteo.com did not answer in time; the averages of the month stand in",
        ),
    ],
)
async def test_without_an_answer_the_averages_stand_in(
    data: TravelData, forecasts: Forecasts, start: str, why: str
) -> None:
    with pytest.raises(ToolError) as failed:
        await forecast(data, forecasts, start)
    assert str(failed.value) == why


async def test_turned_off_it_says_so(data: TravelData) -> None:
    trip = trip_of(data, start=SOON)
    with pytest.raises(ToolError, match=r"^no forecast is turned on here; the averages of the month stand in$"):
        await call("get_forecast", ToolContext(trip, data), destination_id="tokyo", start=SOON, end=str(trip.end))


@pytest.mark.parametrize(
    ("live", "start", "offered"),
    [
        (Live(), SOON, False),
        (Live(forecaster=Forecasts()), SOON, True),
        (Live(forecaster=Forecasts()), "2026-12-05", True),
        (Live(forecaster=Forecasts()), "2026-12-06", False),
    ],
)
def test_it_is_offered_where_a_forecast_reaches(data: TravelData, live: Live, start: str, offered: bool) -> None:
    trip = trip_of(data, start=start)
    assert all_tools()["get_forecast"].offered(ToolContext(trip, data, live)) is offered
