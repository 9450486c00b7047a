from datetime import UTC, date, datetime, timedelta
from typing import Any

import httpx2
import pytest

from agents.live import DayWeather, LiveError
from app.live_sources.asking import Service
from app.live_sources.open_meteo import OpenMeteo
from tests.standin.outside import forecast, response

NOW = datetime(2026, 11, 20, 9, 30, tzinfo=UTC)
FIRST = NOW.date()


class Meteo:
    """Open-Meteo as a function of what it says, on a clock that is set by hand."""

    def __init__(self, says: Any) -> None:
        self.asked: list[httpx2.URL] = []
        self.time = NOW
        self._says = says
        http = httpx2.AsyncClient(transport=httpx2.MockTransport(self._answer))
        self.source = OpenMeteo(Service(http, "Open-Meteo.com", "http://meteo.invalid/v1"), lambda: self.time)

    def _answer(self, request: httpx2.Request) -> httpx2.Response:
        self.asked.append(request.url)
        return response(self._says)


async def test_sixteen_days_of_a_place_and_nothing_about_the_trip() -> None:
    meteo = Meteo(forecast(FIRST))
    found = await meteo.source.forecast(35.6895, 139.6917)
    assert dict(meteo.asked[0].params) == {
        "latitude": "35.69",
        "longitude": "139.69",
        "daily": "temperature_2m_max,temperature_2m_min,precipitation_sum,precipitation_probability_max",
        "forecast_days": "16",
        "timezone": "auto",
    }
    assert meteo.asked[0].path == "/v1/forecast"
    assert len(found.value) == 15
    assert found.value[2] == DayWeather(date=date(2026, 11, 22), high_c=14.4, low_c=6.4, rain_mm=4.0, rain_chance=90)
    assert found.stamp == "Open-Meteo.com (CC BY 4.0), live, fetched 20 November 2026, 09:30 UTC"


async def test_a_place_is_asked_for_once_an_hour() -> None:
    meteo = Meteo(forecast(FIRST))
    await meteo.source.forecast(35.6895, 139.6917)
    await meteo.source.forecast(35.6901, 139.6899)
    assert len(meteo.asked) == 1
    await meteo.source.forecast(35.6895, 139.7117)
    assert len(meteo.asked) == 2
    meteo.time += timedelta(hours=1)
    assert (await meteo.source.forecast(35.6895, 139.6917)).at == meteo.time
    assert len(meteo.asked) == 3


def test_how_far_it_reaches() -> None:
    meteo = Meteo(None)
    assert meteo.source.reaches(date(2026, 11, 20))
    assert meteo.source.reaches(date(2026, 12, 5))
    assert not meteo.source.reaches(date(2026, 12, 6))
    meteo.time += timedelta(days=1)
    assert meteo.source.reaches(date(2026, 12, 6))


async def test_rain_may_be_unknown() -> None:
    says = forecast(FIRST, 2)
    says["daily"] |= {"precipitation_sum": [None, None], "precipitation_probability_max": [None, None]}
    (day,) = (await Meteo(says).source.forecast(0, 0)).value
    assert (day.high_c, day.rain_mm, day.rain_chance) == (14.4, None, None)


@pytest.mark.parametrize(
    "change",
    [
        {"temperature_2m_max": [999.0, 1.0]},
        {"temperature_2m_min": ["cold", 1.0]},
        {"temperature_2m_max": [float("inf"), 1.0]},
        {"precipitation_sum": [-1.0, 0.0]},
        {"precipitation_probability_max": [101, 0]},
        {"time": ["tomorrow", "2026-11-21"]},
        {"time": None},
    ],
)
async def test_what_no_thermometer_shows_is_no_forecast(change: dict[str, Any]) -> None:
    says = forecast(FIRST, 2)
    says["daily"] |= change
    with pytest.raises(LiveError, match=r"^Open-Meteo.com sent something else than was asked for$"):
        await Meteo(says).source.forecast(0, 0)


async def test_lists_of_unequal_length_end_with_the_shortest() -> None:
    says = forecast(FIRST, 5)
    says["daily"]["temperature_2m_min"] = [6.4]
    assert [day.date for day in (await Meteo(says).source.forecast(0, 0)).value] == [FIRST]
