"""Over the SDK's own transport, against a socket that answers once."""

import asyncio
import json
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager

import openai
import pytest
from openai import AsyncAzureOpenAI

from agents.llm.endpoint import Endpoint

KEY = "sk-very-secret"


@asynccontextmanager
async def answering(status: int, body: str) -> AsyncGenerator[str]:
    """The address of an endpoint that gives everyone this answer."""

    async def handle(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.readuntil(b"\r\n\r\n")
        head = f"HTTP/1.1 {status} X\r\ncontent-type: application/json\r\ncontent-length: {len(body)}\r\n"
        writer.write(f"{head}connection: close\r\n\r\n{body}".encode())
        await writer.drain()
        writer.close()

    server = await asyncio.start_server(handle, "127.0.0.1", 0)
    async with server:
        yield f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}/v1"


def test_the_key_is_not_shown() -> None:
    assert KEY not in repr(Endpoint(api_key=KEY, base_url="http://model.invalid/v1"))


@pytest.mark.parametrize("status", [400, 401, 429, 500])
async def test_a_key_that_an_endpoint_echoes_is_removed(status: int) -> None:
    body = json.dumps({"error": {"message": f"Incorrect API key provided: {KEY}.", "code": "invalid_api_key"}})
    async with answering(status, body) as url:
        client = Endpoint(api_key=KEY, base_url=url, retries=0).connect()
        with pytest.raises(openai.APIStatusError) as error:
            await client.models.list()
        await client.close()
    assert KEY not in f"{error.value} {error.value.body} {error.value.response.text}"
    assert "Incorrect API key provided: [key removed]." in str(error.value)
    assert error.value.status_code == status


async def test_a_good_answer_is_left_as_it_is() -> None:
    async with answering(200, '{"object": "list", "data": [{"id": "m", "object": "model"}]}') as url:
        client = Endpoint(api_key=KEY, base_url=url, retries=0).connect()
        models = await client.models.list()
        await client.close()
    assert [model.id for model in models.data] == ["m"]


async def test_settings_reach_the_client() -> None:
    client = Endpoint(api_key=KEY, base_url="http://model.invalid/v1", timeout=7.0, retries=1).connect()
    assert (client.timeout, client.max_retries, str(client.base_url)) == (7.0, 1, "http://model.invalid/v1/")
    await client.close()


async def test_azure() -> None:
    client = Endpoint(api_key=KEY, base_url="https://x.openai.azure.com", azure_version="2025-04-01-preview").connect()
    assert isinstance(client, AsyncAzureOpenAI)
    assert str(client.base_url) == "https://x.openai.azure.com/openai/"
    await client.close()


def test_azure_without_an_address_is_refused() -> None:
    with pytest.raises(ValueError, match="Azure needs its endpoint as base URL"):
        Endpoint(api_key=KEY, azure_version="2025-04-01-preview").connect()
