"""Live sources that answer from memory, on 20 November 2026 at 09:30 UTC, and note what they are asked."""

from datetime import UTC, date, datetime, timedelta

from agents.live import DayWeather, Fetched, Live, LiveError, WebPage

NOW = datetime(2026, 11, 20, 9, 30, tzinfo=UTC)
LAST = date(2026, 12, 5)
SOON = "2026-11-25"
PAGES = (
    WebPage("Winter <b>illuminations</b>", "https://www.gotokyo.example/lights", "Lights until 25 December 2026."),
    WebPage("Closures", "https://metro.example/news?id=7", "The **Ginza** line is closed on 27 November."),
)


def weather(
    day: date, high: float = 14.4, low: float = 6.4, mm: float | None = 0.0, chance: int | None = 10
) -> DayWeather:
    return DayWeather(date=day, high_c=high, low_c=low, rain_mm=mm, rain_chance=chance)


class Forecasts:
    """The same weather for 16 days, unless other days or an error are given."""

    def __init__(self, days: tuple[DayWeather, ...] | None = None, error: str | None = None) -> None:
        first = NOW.date()
        self.days = tuple(weather(first + timedelta(n)) for n in range(16)) if days is None else days
        self.error = error
        self.asked: list[tuple[float, float]] = []

    def reaches(self, day: date) -> bool:
        return day <= LAST

    async def forecast(self, lat: float, lon: float) -> Fetched[tuple[DayWeather, ...]]:
        self.asked.append((lat, lon))
        if self.error:
            raise LiveError(self.error)
        return Fetched(self.days, "Open-Meteo.com (CC BY 4.0)", NOW)


class Web:
    """Finds two pages, unless others or an error are given."""

    def __init__(self, pages: tuple[WebPage, ...] = PAGES, error: str | None = None) -> None:
        self.pages, self.error = pages, error
        self.asked: list[str] = []

    async def search(self, query: str) -> Fetched[tuple[WebPage, ...]]:
        self.asked.append(query)
        if self.error:
            raise LiveError(self.error)
        return Fetched(self.pages, "web search by Tavily", NOW)


def live(forecasts: Forecasts | None = None, web: Web | None = None) -> Live:
    return Live(forecaster=forecasts or Forecasts(), web=web or Web())
