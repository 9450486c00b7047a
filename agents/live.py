"""Live sources: what of the world outside may be asked. There is none unless the owner of an installation wants it."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Generic, Protocol, TypeVar

from pydantic import BaseModel, ConfigDict

Value = TypeVar("Value")


class LiveError(RuntimeError):
    """A live source gave no answer. The message is fit for a traveller and holds nothing of what the source sent."""


@dataclass(frozen=True, slots=True)
class Fetched(Generic[Value]):
    """What a source said, and when (UTC)."""

    value: Value
    source: str
    at: datetime

    @property
    def stamp(self) -> str:
        """`Open-Meteo.com (CC BY 4.0), live, fetched 20 November 2026, 09:30 UTC`."""
        return f"{self.source}, live, fetched {self.at:%-d %B %Y, %H:%M} UTC"


class DayWeather(BaseModel):
    """The forecast of one day: °C, mm, and the chance of rain in percent."""

    model_config = ConfigDict(frozen=True)
    date: date
    high_c: float
    low_c: float
    rain_mm: float | None
    rain_chance: int | None


@dataclass(frozen=True, slots=True)
class WebPage:
    """A page as a web search shows it. All of it was written by strangers."""

    title: str
    url: str
    text: str


class Forecaster(Protocol):
    """Knows the weather of the next days."""

    def reaches(self, day: date) -> bool:
        """Whether there may be a forecast for that day."""
        ...

    async def forecast(self, lat: float, lon: float) -> Fetched[tuple[DayWeather, ...]]:
        """All days that are known at a place, in its own time zone. Raises LiveError."""
        ...


class WebSearch(Protocol):
    """Finds pages of the web."""

    async def search(self, query: str) -> Fetched[tuple[WebPage, ...]]:
        """The pages that match best. Raises LiveError."""
        ...


@dataclass(frozen=True, slots=True)
class Live:
    """The live sources of an installation."""

    forecaster: Forecaster | None = None
    web: WebSearch | None = None


NOTHING_LIVE = Live()
