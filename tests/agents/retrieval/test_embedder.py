"""OpenAI's embeddings, from a scripted endpoint."""

from collections.abc import Mapping
from typing import Any

import httpx2
import pytest

from agents.retrieval.embedder import BATCH, EmbeddingError, OpenAIEmbedder
from tests.agents.support import Scripted


def answer(body: Mapping[str, Any]) -> httpx2.Response:
    """The length of each text as its vector, in reverse order, as an endpoint may send them."""
    data = [{"object": "embedding", "index": i, "embedding": [len(t), 1.0]} for i, t in enumerate(body["input"])]
    usage = {"prompt_tokens": 1, "total_tokens": 1}
    return httpx2.Response(200, json={"object": "list", "data": data[::-1], "model": body["model"], "usage": usage})


async def test_vectors_come_in_the_order_of_the_texts() -> None:
    endpoint = Scripted(answer)
    embedder = OpenAIEmbedder(endpoint.client(), "text-embedding-3-small")
    assert await embedder.embed(["a", "bcd"]) == [[1.0, 1.0], [3.0, 1.0]]
    assert endpoint.asked == [
        {"input": ["a", "bcd"], "model": "text-embedding-3-small", "encoding_format": "float"},
    ]


async def test_many_texts_go_in_batches() -> None:
    endpoint = Scripted(answer)
    vectors = await OpenAIEmbedder(endpoint.client(), "m").embed(["x"] * (BATCH + 1))
    assert [len(body["input"]) for body in endpoint.asked] == [BATCH, 1]
    assert len(vectors) == BATCH + 1


@pytest.mark.parametrize(
    ("response", "why"),
    [
        (httpx2.Response(404, json={"error": {"message": "no such model"}}), "NotFoundError from model 'm'"),
        (httpx2.Response(500), "InternalServerError from model 'm'"),
        (httpx2.Response(200, text="<html>"), "from model 'm'"),
        (httpx2.Response(200, json={"data": []}), "from model 'm'"),
        (httpx2.Response(200, json={}), "from model 'm'"),
    ],
)
async def test_an_endpoint_without_embeddings(response: httpx2.Response, why: str) -> None:
    endpoint = Scripted(lambda _: response)
    with pytest.raises(EmbeddingError, match=why):
        await OpenAIEmbedder(endpoint.client(), "m").embed(["a"])
    assert len(endpoint.asked) == 1
