"""A service in this process: real routes, real store in a temporary folder, the rehearsal engine, no Phoenix."""

import socket
from collections.abc import AsyncGenerator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from pathlib import Path
from typing import Any

import httpx2
import pytest
from fastapi import FastAPI

from app.service import create_app
from app.settings import Settings

TOKYO: dict[str, Any] = {
    "destination": "Tokyo",
    "days": 7,
    "budget": "1,000 USD",
    "interests": ["food"],
    "style": "adventurous",
}
SESSION = "s" * 32


@pytest.fixture
def settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Settings:
    monkeypatch.chdir(tmp_path)
    for name in ("OPENAI_API_KEY", "OPENAI_BASE_URL"):
        monkeypatch.delenv(name, raising=False)
    return Settings(home=tmp_path / "home", phoenix="off", rate="1000/minute", allowed_hosts=["testserver"])


@asynccontextmanager
async def running(settings: Settings) -> AsyncGenerator[httpx2.AsyncClient]:
    """A client of a service with these settings."""
    app = create_app(settings)
    async with app.router.lifespan_context(app), client_of(app) as client:
        yield client


def client_of(app: FastAPI) -> httpx2.AsyncClient:
    transport = httpx2.ASGITransport(app=app, raise_app_exceptions=False)
    return httpx2.AsyncClient(transport=transport, base_url="http://testserver", timeout=60)


Run = Callable[[Settings], AbstractAsyncContextManager[httpx2.AsyncClient]]


@pytest.fixture
def run() -> Run:
    return running


@pytest.fixture
async def client(settings: Settings) -> AsyncGenerator[httpx2.AsyncClient]:
    async with running(settings) as client:
        yield client


async def finished(client: httpx2.AsyncClient, trip: dict[str, Any]) -> dict[str, Any]:
    """Wait for the end of a trip by following its events, then read it."""
    await client.get(f"/api/trips/{trip['id']}/events")
    return (await client.get(f"/api/trips/{trip['id']}")).json()


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@pytest.fixture
def unused_port() -> int:
    return free_port()


@pytest.fixture(scope="module")
def module_port() -> int:
    return free_port()
