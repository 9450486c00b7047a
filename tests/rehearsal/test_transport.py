"""The openai client in process."""

import asyncio
import json
from collections.abc import AsyncIterator
from typing import Any

import httpx2
import openai
import pytest
import pytest_asyncio
from openai import AsyncOpenAI
from pydantic import BaseModel

from rehearsal import Rehearsal, RehearsalTransport
from rehearsal import tokens as token_count
from tests.rehearsal.support import KEY_POINTS, TEXT, itinerary, results, tool, user

pytestmark = pytest.mark.asyncio
WEATHER = tool("get_weather", "Current weather in a city.", city=TEXT)
ASKED = user("What is the weather in Paris?")


def connect(engine: Rehearsal) -> AsyncOpenAI:
    http = httpx2.AsyncClient(transport=RehearsalTransport(engine))
    return AsyncOpenAI(api_key="rehearsal", base_url="http://rehearsal.invalid/v1", http_client=http)


@pytest_asyncio.fixture
async def client() -> AsyncIterator[Any]:
    async with connect(Rehearsal()) as opened:
        yield opened


async def test_plain_reply(client: Any) -> None:
    reply = await client.chat.completions.create(model="gpt-x", messages=itinerary())
    assert reply.model == "gpt-x"
    assert reply.system_fingerprint == "rehearsal-engine-not-a-language-model"
    assert reply.choices[0].message.content == " ".join(KEY_POINTS)
    assert reply.choices[0].finish_reason == "stop"
    assert reply.usage.total_tokens == reply.usage.prompt_tokens + reply.usage.completion_tokens


async def test_text_parts(client: Any) -> None:
    parts = [{"type": "text", "text": "Sum it up."}, {"type": "text", "text": '{"text": "All is well."}'}]
    reply = await client.chat.completions.create(model="m", messages=[{"role": "user", "content": parts}])
    assert reply.choices[0].message.content == "All is well."


async def test_a_stream_is_the_reply_in_pieces(client: Any) -> None:
    request: dict[str, Any] = {"model": "m", "messages": itinerary(), "n": 2}
    whole = await client.chat.completions.create(**request)
    stream = await client.chat.completions.create(**request, stream=True, stream_options={"include_usage": True})
    chunks = [chunk async for chunk in stream]
    for index in (0, 1):
        pieces = [c.delta.content or "" for chunk in chunks for c in chunk.choices if c.index == index]
        assert "".join(pieces) == whole.choices[index].message.content
        assert len(pieces) > 20
    assert [c.finish_reason for chunk in chunks for c in chunk.choices if c.finish_reason] == ["stop", "stop"]
    assert chunks[-1].choices == []
    assert chunks[-1].usage == whole.usage
    assert {chunk.usage for chunk in chunks[:-1]} == {None}


async def test_streamed_tool_calls(client: Any) -> None:
    async with client.chat.completions.stream(model="m", messages=[ASKED], tools=[WEATHER]) as stream:
        completion = await stream.get_final_completion()
    (call,) = completion.choices[0].message.tool_calls
    assert completion.choices[0].finish_reason == "tool_calls"
    assert (call.function.name, call.function.arguments) == ("get_weather", '{"city":"Paris"}')


async def test_a_round_of_tools(client: Any) -> None:
    first = await client.chat.completions.create(model="m", messages=[ASKED], tools=[WEATHER])
    said = first.choices[0].message
    assert said.content is None
    answer = {**results({"text": "Rain in Paris."})[0], "tool_call_id": said.tool_calls[0].id}
    messages = [ASKED, said.model_dump(exclude_none=True), answer]
    second = await client.chat.completions.create(model="m", messages=messages, tools=[WEATHER])
    assert second.choices[0].message.content == "Rain in Paris."


async def test_parsed_reply(client: Any) -> None:
    class Person(BaseModel):
        name: str
        age: int | None

    said = [user("Anna Smith is 30 years old.")]
    reply = await client.chat.completions.parse(model="m", messages=said, response_format=Person)
    assert reply.choices[0].message.parsed == Person(name="Anna Smith", age=30)


async def test_limits_and_stops(client: Any) -> None:
    create = client.chat.completions.create
    cut = await create(model="m", messages=itinerary(), max_completion_tokens=7)
    assert cut.choices[0].finish_reason == "length"
    assert cut.usage.completion_tokens == token_count.count(cut.choices[0].message.content) == 7
    stopped = await create(model="m", messages=itinerary(), stop=[" Tokyo", "USD"])
    assert (stopped.choices[0].message.content, stopped.choices[0].finish_reason) == ("Three days in", "stop")
    call = await create(model="m", messages=[ASKED], tools=[WEATHER], max_tokens=6)
    assert call.choices[0].finish_reason == "length"


async def test_same_request_same_choices(client: Any) -> None:
    replies = [await client.chat.completions.create(model="m", messages=[ASKED], tools=[WEATHER]) for _ in range(2)]
    assert replies[0].choices == replies[1].choices
    assert replies[0].id != replies[1].id


async def test_errors_reach_the_client(client: Any) -> None:
    with pytest.raises(openai.BadRequestError) as caught:
        await client.chat.completions.create(model="m", messages=[])
    assert caught.value.param == "messages"
    with pytest.raises(openai.NotFoundError, match="path '/embeddings' is not supported"):
        await client.embeddings.create(model="m", input="x")


async def test_models(client: Any) -> None:
    assert [model.id async for model in client.models.list()] == ["rehearsal-1"]
    assert (await client.models.retrieve("other")).id == "other"


async def test_latency_can_be_cancelled() -> None:
    async with connect(Rehearsal(latency=3600)) as client:
        task = asyncio.ensure_future(
            client.chat.completions.create(model="m", messages=[{"role": "user", "content": "x"}])
        )
        await asyncio.wait([task], timeout=0)
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task


async def test_a_stream_can_be_left() -> None:
    body = json.dumps({"model": "m", "messages": itinerary(), "stream": True}).encode()
    reply = await Rehearsal().respond(body)
    assert not isinstance(reply.body, bytes)
    first = await anext(reply.body)
    assert first.startswith(b"data: {")
    task = asyncio.ensure_future(_drain(reply.body))
    await asyncio.wait([task], timeout=0)
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task


async def _drain(stream: AsyncIterator[bytes]) -> None:
    async for _ in stream:
        pass


async def test_pace(monkeypatch: pytest.MonkeyPatch) -> None:
    slept: list[float] = []

    async def record(seconds: float) -> None:
        slept.append(seconds)

    monkeypatch.setattr(asyncio, "sleep", record)
    engine = Rehearsal(latency=2, tokens_per_second=10)
    request = {"model": "m", "messages": itinerary(), "max_tokens": 20}
    await engine.respond(json.dumps(request).encode())
    assert slept == [2, 2.0]
    slept.clear()
    reply = await engine.respond(json.dumps({**request, "stream": True}).encode())
    assert not isinstance(reply.body, bytes)
    await _drain(reply.body)
    assert slept[0] == 2
    assert sum(slept[1:]) == pytest.approx(2.0)


@pytest.mark.parametrize(("latency", "pace"), [(-1, None), (0, 0)])
async def test_impossible_paces_are_refused(latency: float, pace: float | None) -> None:
    with pytest.raises(ValueError, match="got"):
        Rehearsal(latency, pace)
