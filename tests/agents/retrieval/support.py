"""A source of embeddings that knows a few words, and counts what it is asked."""

from collections.abc import Sequence

from agents.retrieval.embedder import EmbeddingError, Vector

SAME = ("panda", "zoo", "animal"), ("opera", "soprano", "concert")


class Fake:
    """One number for each group of words that mean the same, and one for all other texts."""

    model = "fake-1"

    def __init__(self) -> None:
        self.asked: list[list[str]] = []
        self.broken = False

    async def embed(self, texts: Sequence[str]) -> list[Vector]:
        self.asked.append(list(texts))
        if self.broken:
            raise EmbeddingError("APIStatusError from model 'fake-1'")
        return [[*(float(sum(word in text.casefold() for word in group)) for group in SAME), 0.1] for text in texts]
