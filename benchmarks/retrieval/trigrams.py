"""A stand-in for a model of embeddings, without a network: it sees spelling, not meaning."""

import math
from collections import Counter
from collections.abc import Sequence
from zlib import crc32

from agents.data.naming import fold
from agents.retrieval.embedder import Vector

SIZE = 1024


class Trigrams:
    """Hashed counts of the three-letter pieces of words, damped by their logarithm, with random signs."""

    model = "trigrams"

    async def embed(self, texts: Sequence[str]) -> list[Vector]:
        """One vector a text, in order."""
        return [_vector(text) for text in texts]


def _vector(text: str) -> Vector:
    words = f" {fold(text)} "
    pieces = Counter(words[at : at + 3] for at in range(len(words) - 2))
    vector = [0.0] * SIZE
    for piece, count in pieces.items():
        code = crc32(piece.encode())
        vector[code % SIZE] += (1 if code & SIZE else -1) * (1 + math.log(count))
    return vector
