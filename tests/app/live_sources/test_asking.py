import asyncio
import gzip
import logging
from collections.abc import AsyncIterator, Callable
from typing import Any

import httpx2
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import BaseModel

from agents.live import LiveError
from app.live_sources.asking import LARGEST, Service
from tests.standin import serve
from tests.standin.outside import Outside, Reply, response

KEY = "tvly-stand-in-93b1c7d0"
Handler = Callable[[httpx2.Request], httpx2.Response]


class Shape(BaseModel):
    number: int


def service(handler: Handler, **more: Any) -> Service:
    http = httpx2.AsyncClient(transport=httpx2.MockTransport(handler))
    return Service(http, "the oracle", "http://oracle.invalid/v1/", **{"pause": 0.0} | more)


async def why(handler: Handler, **more: Any) -> str:
    with pytest.raises(LiveError) as failed:
        await service(handler, **more).ask("GET", "answer", Shape)
    assert failed.value.__context__ is None or failed.value.__suppress_context__
    return str(failed.value)


async def test_an_answer_is_read(caplog: pytest.LogCaptureFixture) -> None:
    asked: list[httpx2.Request] = []

    def answer(request: httpx2.Request) -> httpx2.Response:
        asked.append(request)
        return response({"number": 42, "more": "ignored"})

    with caplog.at_level(logging.DEBUG):
        found = await service(answer).ask("POST", "answer", Shape, json={"q": 1}, headers={"authorization": KEY})
    assert found == Shape(number=42)
    assert str(asked[0].url) == "http://oracle.invalid/v1/answer"
    assert asked[0].headers["authorization"] == KEY
    assert KEY not in caplog.text


@pytest.mark.parametrize(
    ("status", "says", "tries"),
    [
        (401, "the oracle refused the key (HTTP 401)", 1),
        (403, "the oracle refused the key (HTTP 403)", 1),
        (400, "the oracle rejected the request (HTTP 400)", 1),
        (302, "the oracle rejected the request (HTTP 302)", 1),
        (432, "the oracle is over its limit (HTTP 432)", 1),
        (429, "the oracle is over its limit (HTTP 429)", 2),
        (500, "the oracle failed (HTTP 500)", 2),
        (503, "the oracle failed (HTTP 503)", 2),
        (501, "the oracle failed (HTTP 501)", 1),
    ],
)
async def test_a_refusal_is_told_and_tried_again_when_that_may_help(status: int, says: str, tries: int) -> None:
    asked: list[httpx2.Request] = []

    def refuse(request: httpx2.Request) -> httpx2.Response:
        asked.append(request)
        return response(f"no, {KEY}".encode(), status, location="http://elsewhere.invalid/")

    assert await why(refuse) == says
    assert len(asked) == tries


async def test_the_second_try_may_succeed() -> None:
    replies = [response(b"", 503), response({"number": 1})]
    assert await service(lambda _: replies.pop(0)).ask("GET", "answer", Shape) == Shape(number=1)


@pytest.mark.parametrize(
    ("error", "says"),
    [
        (httpx2.ConnectTimeout("slow"), "the oracle did not answer in time"),
        (httpx2.ReadTimeout("slow"), "the oracle did not answer in time"),
        (httpx2.ConnectError("no route"), "the oracle cannot be reached, or it cut the connection"),
        (httpx2.ReadError("cut"), "the oracle cannot be reached, or it cut the connection"),
        (httpx2.RemoteProtocolError("not http"), "the oracle cannot be reached, or it cut the connection"),
    ],
)
async def test_a_broken_line_is_told(error: httpx2.HTTPError, says: str) -> None:
    def fail(_: httpx2.Request) -> httpx2.Response:
        raise error

    assert await why(fail) == says


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"<html>Welcome to the proxy</html>",
        b"[]",
        b"null",
        b'{"number": "many"}',
        b'{"number": NaN}',
        b'{"number": 1',
        b"[" * 100_000,
        b"\xff\xfe",
        gzip.compress(b'{"number": 1}', mtime=0),
    ],
)
async def test_another_answer_than_was_asked_for(body: bytes) -> None:
    assert await why(lambda _: response(body)) == ("the oracle sent something else than was asked for")


@given(st.binary(max_size=200) | st.recursive(st.none() | st.integers() | st.text(), st.lists))
async def test_any_answer_is_read_or_refused(body: Any) -> None:
    try:
        found = await service(lambda _: response(body)).ask("GET", "answer", Shape)
    except LiveError as error:
        assert str(error) == "the oracle sent something else than was asked for"  # noqa: PT017 - either may happen
    else:
        assert isinstance(found.number, int)


@pytest.mark.parametrize("status", [200, 500])
async def test_an_endless_answer_is_cut_off(status: int) -> None:
    sent = 0

    async def endless() -> AsyncIterator[bytes]:
        nonlocal sent
        while True:
            sent += 65_536
            yield b" " * 65_536

    assert (
        await why(lambda _: httpx2.Response(status, content=endless())) == "the oracle sent more than 1,000,000 bytes"
    )
    assert sent <= LARGEST + 2 * 65_536


async def test_an_answer_that_drips_ends_with_the_time_for_it() -> None:
    async def drip() -> AsyncIterator[bytes]:
        while True:
            yield b" "
            await asyncio.sleep(0.01)

    assert (
        await why(lambda _: httpx2.Response(200, content=drip()), seconds=0.05) == "the oracle did not answer in time"
    )


async def test_a_real_socket_that_stays_silent() -> None:
    with serve(Outside(always=Reply(body=None))) as url:
        async with httpx2.AsyncClient(timeout=0.1) as http:
            with pytest.raises(LiveError, match=r"^the oracle did not answer in time$"):
                await Service(http, "the oracle", url).ask("GET", "forecast", Shape)


async def test_nobody_listens(unused_port: int) -> None:
    async with httpx2.AsyncClient() as http:
        with pytest.raises(LiveError, match=r"^the oracle cannot be reached, or it cut the connection$"):
            await Service(http, "the oracle", f"http://127.0.0.1:{unused_port}").ask("GET", "forecast", Shape)
