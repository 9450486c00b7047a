"""Unmodified clients against `/v1` of the running service."""

from collections.abc import Generator
from typing import Any

import pytest
from langchain_openai import ChatOpenAI
from openai import OpenAI
from pydantic import BaseModel, SecretStr

from tests.app.test_serve import client_of, serving

ASK: Any = [{"role": "user", "content": 'What is the weather in the city? {"city": "Tokyo"}'}]
TOOL: Any = {
    "type": "function",
    "function": {
        "name": "get_weather",
        "description": "The weather in a city",
        "parameters": {"type": "object", "properties": {"city": {"type": "string"}}, "required": ["city"]},
    },
}


class City(BaseModel):
    """A city."""

    city: str


@pytest.fixture(scope="module")
def base_url(tmp_path_factory: pytest.TempPathFactory, module_port: int) -> Generator[str]:
    with serving(tmp_path_factory.mktemp("v1"), module_port) as child, client_of(module_port, child):
        yield f"http://127.0.0.1:{module_port}/v1"


@pytest.fixture(scope="module")
def openai(base_url: str) -> Generator[OpenAI]:
    with OpenAI(api_key="any", base_url=base_url) as client:
        yield client


def test_chat(openai: OpenAI) -> None:
    reply = openai.chat.completions.create(model="rehearsal-1", messages=ASK)

    assert reply.system_fingerprint == "rehearsal-engine-not-a-language-model"
    assert "Tokyo" in (reply.choices[0].message.content or "")
    assert [model.id for model in openai.models.list()] == ["rehearsal-1"]


def test_tools(openai: OpenAI) -> None:
    reply = openai.chat.completions.create(model="rehearsal-1", messages=ASK, tools=[TOOL])

    calls = reply.choices[0].message.tool_calls or []
    assert [(call.function.name, call.function.arguments) for call in calls if call.type == "function"] == [
        ("get_weather", '{"city":"Tokyo"}')
    ]


def test_json_schema(openai: OpenAI) -> None:
    reply = openai.chat.completions.parse(model="rehearsal-1", messages=ASK, response_format=City)

    assert reply.choices[0].message.parsed == City(city="Tokyo")


def test_stream(openai: OpenAI) -> None:
    whole = openai.chat.completions.create(model="rehearsal-1", messages=ASK).choices[0].message.content

    with openai.chat.completions.create(model="rehearsal-1", messages=ASK, stream=True) as stream:
        pieces = [choice.delta.content or "" for chunk in stream for choice in chunk.choices]

    assert "".join(pieces) == whole
    assert len(pieces) > 1


def test_langchain(base_url: str) -> None:
    chat: Any = ChatOpenAI(model="rehearsal-1", api_key=SecretStr("any"), base_url=base_url)
    bound = chat.bind_tools([TOOL])

    assert "Tokyo" in str(chat.invoke(ASK).content)
    assert [(call["name"], call["args"]) for call in bound.invoke(ASK).tool_calls] == [
        ("get_weather", {"city": "Tokyo"})
    ]
    assert chat.with_structured_output(City, method="json_schema").invoke(ASK) == City(city="Tokyo")
    assert "".join(str(chunk.content) for chunk in chat.stream(ASK)) == chat.invoke(ASK).content
