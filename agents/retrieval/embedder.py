"""Texts as vectors: what a source of embeddings must offer, and OpenAI's."""

from collections.abc import Sequence
from typing import Protocol

from openai import AsyncOpenAI

BATCH = 128

Vector = Sequence[float]


class EmbeddingError(RuntimeError):
    """The texts could not be embedded; the message says why."""


class Embedder(Protocol):
    """A source of embeddings. Vectors of the same `model` can be compared with each other."""

    @property
    def model(self) -> str: ...  # noqa: D102

    async def embed(self, texts: Sequence[str]) -> list[Vector]:
        """One vector a text, in order; raises `EmbeddingError`."""
        ...


class OpenAIEmbedder:
    """Asks `/embeddings` of an OpenAI-compatible endpoint, in batches of 128 and without retries."""

    def __init__(self, client: AsyncOpenAI, model: str) -> None:
        self._client = client.with_options(max_retries=0)
        self.model = model

    async def embed(self, texts: Sequence[str]) -> list[Vector]:
        """One vector a text, in order; raises `EmbeddingError`."""
        vectors: list[Vector] = []
        for start in range(0, len(texts), BATCH):
            vectors += await self._batch(list(texts[start : start + BATCH]))
        return vectors

    async def _batch(self, texts: list[str]) -> list[Vector]:
        try:
            answer = await self._client.embeddings.create(model=self.model, input=texts, encoding_format="float")
            vectors = {item.index: item.embedding for item in answer.data}
            return [vectors[index] for index in range(len(texts))]
        except Exception as error:  # the boundary to the SDK and its transport
            raise EmbeddingError(f"{type(error).__name__} from model {self.model!r}") from error
