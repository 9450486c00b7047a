"""The service that is driven: is it there, and where does it trace to?"""

from ipaddress import ip_address
from typing import NamedTuple
from urllib.parse import urlsplit

import httpx2
from pydantic import BaseModel, ConfigDict, ValidationError

CONNECT_SECONDS = 10
READ_SECONDS = 60
"""Of silence; a stream of events pings more often."""


class BadAddress(ValueError):
    """No address of a service; the message says what is allowed."""


class NoService(RuntimeError):
    """No TripLab answers there; the message says what to do."""


class Service(NamedTuple):
    """Base URL of the service and of the Phoenix that it traces to, if there is one; the model behind it."""

    url: str
    phoenix_url: str | None
    model: str


class _Model(BaseModel):
    model_config = ConfigDict(extra="ignore")
    name: str


class _Form(BaseModel):
    model_config = ConfigDict(extra="ignore")
    phoenix_url: str | None
    model: _Model


def find_service(url: str) -> Service:
    """Ask the service what it is. Raises `BadAddress`, and `NoService` when no TripLab answers."""
    url = url.rstrip("/")
    where = urlsplit(url)
    if where.scheme not in ("http", "https") or not where.hostname:
        raise BadAddress(f"{url!r} is no address of a service; allowed: http://host:port")
    try:
        with httpx2.Client(base_url=url, timeout=READ_SECONDS, trust_env=not is_loopback(url)) as client:
            reply = client.get("/api/form")
    except httpx2.HTTPError as error:
        raise NoService(f"no service answers at {url}: {error}; start it with `make serve`") from error
    try:
        form = _Form.model_validate_json(reply.content)
    except ValidationError as error:
        raise NoService(f"what answers at {url} is not TripLab (HTTP {reply.status_code} on /api/form)") from error
    return Service(url, form.phoenix_url, form.model.name)


def is_loopback(url: str) -> bool:
    """Whether an address is on this machine alone."""
    host = urlsplit(url).hostname or ""
    try:
        return host == "localhost" or ip_address(host).is_loopback
    except ValueError:
        return False


def connect(service: Service, concurrency: int) -> httpx2.AsyncClient:
    """A client with a connection for each case in flight, and one more for what each of them asks meanwhile."""
    return httpx2.AsyncClient(
        base_url=service.url,
        timeout=httpx2.Timeout(READ_SECONDS, connect=CONNECT_SECONDS),
        limits=httpx2.Limits(max_connections=2 * concurrency),
        trust_env=not is_loopback(service.url),
    )
