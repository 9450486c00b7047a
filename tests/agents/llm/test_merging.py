"""Joining the chunks of a streamed completion changes how many there are, never what they say."""

import json
from collections.abc import AsyncIterator
from typing import Any

import httpx2
from hypothesis import given
from hypothesis import strategies as st

from agents.llm.merging import merge_events

CUTS = st.lists(st.integers(1, 40), max_size=40)


class Pieces(httpx2.AsyncByteStream):
    def __init__(self, body: bytes, cuts: list[int]) -> None:
        self._body, self._cuts = body, cuts

    async def __aiter__(self) -> AsyncIterator[bytes]:
        at = 0
        for cut in self._cuts:
            yield self._body[at : at + cut]
            at += cut
        yield self._body[at:]


def chunk(finish: str | None = None, **delta: Any) -> bytes:
    choice = {"index": 0, "delta": delta, "logprobs": None, "finish_reason": finish}
    return b"data: " + json.dumps({"id": "x", "choices": [choice], "usage": None}).encode() + b"\n\n"


async def merged(body: bytes, cuts: list[int], **headers: str) -> bytes:
    response = httpx2.Response(200, headers={"content-type": "text/event-stream", **headers}, stream=Pieces(body, cuts))
    await merge_events(response)
    assert isinstance(response.stream, httpx2.AsyncByteStream)
    return b"".join([piece async for piece in response.stream])


@given(st.lists(st.text(max_size=8), max_size=12), CUTS)
async def test_the_text_and_the_end_stay_the_same(texts: list[str], cuts: list[int]) -> None:
    body = b"".join([chunk(role="assistant", content=""), *(chunk(content=text) for text in texts)])
    body += chunk("stop") + b"data: [DONE]\n\n"
    *events, done, rest = (await merged(body, cuts)).split(b"\n\n")
    choices = [json.loads(event[6:])["choices"][0] for event in events]
    assert "".join(choice["delta"].get("content", "") for choice in choices) == "".join(texts)
    assert (choices[0]["delta"]["role"], choices[-1]["finish_reason"]) == ("assistant", "stop")
    assert (done, rest) == (b"data: [DONE]", b"")


@given(CUTS)
async def test_what_is_not_just_text_stays_as_it_is(cuts: list[int]) -> None:
    body = b": ping\n\ndata: <html>\n\n" + chunk(refusal="no") + chunk(tool_calls=[{"index": 0}]) + b"data: half a chu"
    assert await merged(body, cuts) == body


async def test_a_compressed_stream_is_left_alone() -> None:
    body = chunk(content="a") + chunk(content="b")
    assert await merged(body, [], **{"content-encoding": "gzip"}) == body


async def test_neighbours_become_one() -> None:
    body = chunk(content="a") + chunk(content="b") + chunk("stop")
    assert (await merged(body, [])).count(b"data: ") == 2


@given(CUTS)
async def test_both_kinds_of_line_ends_are_understood(cuts: list[int]) -> None:
    body = chunk(content="a") + chunk(content="b") + chunk("stop")
    assert (await merged(body.replace(b"\n", b"\r\n"), cuts)).count(b"data: ") == 2
