"""Which live sources the settings turn on."""

import contextlib
from collections.abc import AsyncGenerator

import httpx2

from agents.live import NOTHING_LIVE, Live
from app.live_sources import open_meteo, tavily
from app.live_sources.asking import LONGEST, SILENCE, Service
from app.settings import Settings

HEADERS = {"user-agent": "TripLab", "accept-encoding": "identity"}


@contextlib.asynccontextmanager
async def live_sources(settings: Settings) -> AsyncGenerator[Live]:
    """The sources that are on, over one HTTP client that is closed in the end; none of them by default."""
    if not settings.forecast and not settings.tavily_api_key:
        yield NOTHING_LIVE
        return
    async with httpx2.AsyncClient(timeout=SILENCE, headers=HEADERS) as http:
        seconds = min(LONGEST, settings.agent_timeout / 4, settings.deadline / 8)  # time to write is left in any case
        weather = Service(http, open_meteo.NAME, settings.open_meteo_url, seconds)
        search = Service(http, tavily.NAME, settings.tavily_url, seconds)
        yield Live(
            forecaster=open_meteo.OpenMeteo(weather) if settings.forecast else None,
            web=tavily.Tavily(search, settings.tavily_api_key) if settings.tavily_api_key else None,
        )
