"""Unmodified clients over HTTP."""

import json
import socket
import threading
from collections.abc import Iterator
from typing import Any, cast

import httpx2
import pytest
import uvicorn
from fastapi import FastAPI
from langchain_core.messages import HumanMessage, ToolMessage
from langchain_core.tools import tool as langchain_tool  # pyright: ignore[reportUnknownVariableType]
from langchain_openai import ChatOpenAI
from openai import AsyncOpenAI, OpenAI
from pydantic import BaseModel

from rehearsal import Rehearsal, create_app
from rehearsal.request import MAX_BODY
from tests.rehearsal.support import KEY_POINTS, itinerary


class Forecast(BaseModel):
    """The weather of a city."""

    city: str
    summary: str


@langchain_tool
def get_weather(city: str) -> str:
    """Current weather in a city."""
    return city


@pytest.fixture(scope="module")
def url() -> Iterator[str]:
    app = FastAPI()
    app.mount("/v1", create_app(Rehearsal()))
    listener = socket.create_server(("127.0.0.1", 0))
    server = uvicorn.Server(uvicorn.Config(app, log_level="warning"))
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]})
    thread.start()
    yield f"http://127.0.0.1:{listener.getsockname()[1]}/v1"
    server.should_exit = True
    thread.join()
    listener.close()


@pytest.fixture
def model(url: str) -> Iterator[Any]:
    with httpx2.Client() as http:
        yield ChatOpenAI(model="rehearsal-1", base_url=url, api_key=cast(Any, "rehearsal"), http_client=http)


def test_the_sync_client(url: str) -> None:
    messages = cast(Any, itinerary())
    with OpenAI(api_key="rehearsal", base_url=url) as client:
        reply = client.chat.completions.create(model="m", messages=messages)
        stream = client.chat.completions.create(model="m", messages=messages, stream=True)
        pieces = [chunk.choices[0].delta.content or "" for chunk in stream]
        models = [entry.id for entry in client.models.list()]
    assert reply.choices[0].message.content == " ".join(KEY_POINTS) == "".join(pieces)
    assert models == ["rehearsal-1"]


@pytest.mark.asyncio
async def test_the_async_client(url: str) -> None:
    async with AsyncOpenAI(api_key="rehearsal", base_url=url) as client:
        reply = await client.chat.completions.create(model="m", messages=cast(Any, itinerary()))
    assert reply.choices[0].message.content == " ".join(KEY_POINTS)


def test_langchain_invoke_and_stream(model: Any) -> None:
    messages = [(entry["role"], entry["content"]) for entry in itinerary()]
    reply = model.invoke(messages)
    assert reply.content == " ".join(KEY_POINTS)
    assert reply.usage_metadata["output_tokens"] > 50
    assert "".join(chunk.content for chunk in model.stream(messages)) == reply.content


def test_langchain_tools(model: Any) -> None:
    bound = model.bind_tools([get_weather])
    asked = HumanMessage("What is the weather in Paris?")
    reply = bound.invoke([asked])
    assert [(call["name"], call["args"]) for call in reply.tool_calls] == [("get_weather", {"city": "Paris"})]
    answer = ToolMessage('{"text": "Rain in Paris."}', tool_call_id=reply.tool_calls[0]["id"])
    assert bound.invoke([asked, reply, answer]).content == "Rain in Paris."


@pytest.mark.parametrize("method", ["json_schema", "function_calling"])
def test_langchain_structured_output(model: Any, method: str) -> None:
    said = [HumanMessage('{"city": "Paris", "summary": "It rains."}')]
    reply = model.with_structured_output(Forecast, method=method).invoke(said)
    assert reply == Forecast(city="Paris", summary="It rains.")


@pytest.mark.parametrize(
    ("method", "path", "status", "said"),
    [
        ("GET", "/chat/completions", 405, "allowed: POST"),
        ("POST", "/models", 405, "allowed: GET"),
        ("POST", "/embeddings", 404, "/chat/completions, /models"),
        ("GET", "/", 404, "/chat/completions, /models"),
    ],
)
def test_other_paths_and_methods(url: str, method: str, path: str, status: int, said: str) -> None:
    with httpx2.Client() as http:
        reply = http.request(method, url + path)
    assert reply.status_code == status
    assert said in reply.json()["error"]["message"]
    assert reply.json()["error"].keys() == {"message", "type", "param", "code"}


def test_too_long_a_body(url: str) -> None:
    content = json.dumps({"model": "m", "messages": [{"role": "user", "content": "x" * MAX_BODY}]}).encode()
    with httpx2.Client() as http:
        reply = http.post(f"{url}/chat/completions", content=content)
    assert (reply.status_code, reply.json()["error"]["code"]) == (413, "body_too_large")
