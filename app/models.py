"""The client that the agents talk to: an endpoint with a key, or the rehearsal engine in this process."""

import httpx2
from openai import AsyncOpenAI

from agents.llm.endpoint import NO_HOOKS, Hooks
from agents.llm.merging import merge_events
from app.settings import Settings
from rehearsal import Rehearsal, RehearsalTransport
from rehearsal.faults import load_profile


def rehearse(settings: Settings) -> Rehearsal:
    """The engine as the settings want it. Needed whether it answers the agents or not: it is also mounted at `/v1`.

    Raises:
        ProfileError: the fault profile has changed since the settings were read, and is wrong now.
    """
    faults = load_profile(settings.rehearsal_faults) if settings.rehearsal_faults else None
    return Rehearsal(latency=settings.rehearsal_latency, faults=faults)


def connect(settings: Settings, engine: Rehearsal, hooks: Hooks = NO_HOOKS) -> AsyncOpenAI:
    """The client for the settings' endpoint; without one, for the engine, over the same wire format."""
    if settings.endpoint:
        return settings.endpoint.connect(hooks)
    return connect_rehearsal(engine, hooks)


def connect_rehearsal(engine: Rehearsal, hooks: Hooks = NO_HOOKS) -> AsyncOpenAI:
    """The client for the engine, whatever the settings say."""
    called = {"request": [*hooks.request], "response": [*hooks.response, merge_events]}
    http = httpx2.AsyncClient(transport=RehearsalTransport(engine), event_hooks=called)
    return AsyncOpenAI(api_key="rehearsal", base_url="http://rehearsal.invalid/v1", http_client=http, max_retries=0)
