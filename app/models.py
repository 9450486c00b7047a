"""The client that the agents talk to: an endpoint with a key, or the rehearsal engine in this process."""

import httpx2
from openai import AsyncOpenAI

from app.settings import Settings
from rehearsal import Rehearsal, RehearsalTransport


def connect(settings: Settings, engine: Rehearsal) -> AsyncOpenAI:
    """The client for the settings' endpoint; without one, for the engine, over the same wire format."""
    if settings.endpoint:
        return settings.endpoint.connect()
    http = httpx2.AsyncClient(transport=RehearsalTransport(engine))
    return AsyncOpenAI(api_key="rehearsal", base_url="http://rehearsal.invalid/v1", http_client=http, max_retries=0)
