"""The weather of the next 16 days from Open-Meteo, which needs no key and is free for non-commercial use.

https://open-meteo.com/en/docs; the data are under CC BY 4.0 and credited with every answer.
"""

from datetime import date, timedelta
from typing import Annotated

from pydantic import BaseModel, Field

from agents.live import DayWeather, Fetched
from app.live_sources.asking import Service
from app.live_sources.recent import Clock, Recent, utc_now

DAYS = 16
NAME = "Open-Meteo.com"
SOURCE = f"{NAME} (CC BY 4.0)"
DIGITS = 2
"""Decimals of a degree: a kilometre, so that nearby questions are one."""

Celsius = Annotated[float, Field(ge=-90, le=60)]
Millimetres = Annotated[float, Field(ge=0, le=2000)]
Percent = Annotated[float, Field(ge=0, le=100)]


class _Daily(BaseModel):
    time: list[date]
    temperature_2m_max: list[Celsius | None]
    temperature_2m_min: list[Celsius | None]
    precipitation_sum: list[Millimetres | None]
    precipitation_probability_max: list[Percent | None]


class _Reply(BaseModel):
    daily: _Daily


class OpenMeteo:
    """A `Forecaster`. It is told where, and nothing else: it always answers for all of its days."""

    def __init__(self, service: Service, now: Clock = utc_now) -> None:
        self._service, self._now = service, now
        self._recent: Recent[tuple[DayWeather, ...]] = Recent(SOURCE, now)

    def reaches(self, day: date) -> bool:
        """Whether it is one of the next 16 days, today (UTC) included."""
        return day < self._now().date() + timedelta(days=DAYS)

    async def forecast(self, lat: float, lon: float) -> Fetched[tuple[DayWeather, ...]]:
        """All days at a place, in its time zone; a day without temperatures, as the last may be, is left out.

        Raises:
            LiveError: there is no usable answer.
        """
        where = (round(lat, DIGITS), round(lon, DIGITS))
        return await self._recent.get(where, lambda: self._fetch(*where))

    async def _fetch(self, lat: float, lon: float) -> tuple[DayWeather, ...]:
        daily = [name for name in _Daily.model_fields if name != "time"]
        asked = {"latitude": lat, "longitude": lon, "daily": ",".join(daily), "forecast_days": DAYS, "timezone": "auto"}
        found = (await self._service.ask("GET", "forecast", _Reply, params=asked)).daily
        rows = zip(
            found.time,
            found.temperature_2m_max,
            found.temperature_2m_min,
            found.precipitation_sum,
            found.precipitation_probability_max,
            strict=False,
        )
        return tuple(
            DayWeather(
                date=day,
                high_c=high,
                low_c=low,
                rain_mm=rain,
                rain_chance=None if chance is None else round(chance),
            )
            for day, high, low, rain, chance in rows
            if high is not None and low is not None
        )
