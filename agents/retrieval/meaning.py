"""Ranks places by what a query means: cosine of embeddings. A failure costs this ranking, never the plan."""

import asyncio
import logging
import math
import sqlite3
from array import array
from collections.abc import Sequence
from operator import mul
from time import monotonic

from agents.data.records import Place
from agents.retrieval.embedder import Embedder, EmbeddingError, Vector
from agents.retrieval.vector_cache import Unit, VectorCache

PATIENCE = 2.0
"""Seconds that a ranking may take."""
PAUSE = 60.0
"""Seconds without a new attempt after a failure."""
MAX_QUERY = 200
MAX_HELD = 256

log = logging.getLogger(__name__)


class Meaning:
    """Places are embedded once and kept; a query is embedded once as long as it is among the latest 256."""

    def __init__(self, embedder: Embedder, cache: VectorCache) -> None:
        self._embedder, self._cache = embedder, cache
        self._queries: dict[str, Unit] = {}
        self._paused_until = 0.0

    async def rank(self, query: str, places: Sequence[Place]) -> list[str] | None:
        """Ids of all places, nearest to the query first; None when the embeddings cannot be had."""
        if monotonic() < self._paused_until:
            return None
        try:
            async with asyncio.timeout(PATIENCE):
                return await self._rank(query[:MAX_QUERY], places)
        except (EmbeddingError, TimeoutError, OSError, sqlite3.Error) as error:
            self._paused_until = monotonic() + PAUSE
            log.warning("no embeddings, places are ranked by words alone: %s", error or type(error).__name__)
            return None

    async def _rank(self, query: str, places: Sequence[Place]) -> list[str]:
        model, texts = self._embedder.model, {place.id: describe(place) for place in places}
        known = self._cache.get(model, list(texts.values()))
        new = [text for text in texts.values() if text not in known]
        asked = new if query in self._queries else [*new, query]
        vectors = dict(zip(asked, map(unit, await self._embedder.embed(asked)), strict=True)) if asked else {}
        if query in vectors:
            self._hold(query, vectors.pop(query))
        if vectors:
            self._cache.put(model, vectors)
        found = known | vectors
        near = {id: cosine(self._queries[query], found[text]) for id, text in texts.items()}
        return sorted(near, key=lambda id: -near[id])

    def _hold(self, query: str, vector: Unit) -> None:
        self._queries[query] = vector
        while len(self._queries) > MAX_HELD:
            del self._queries[next(iter(self._queries))]


def describe(place: Place) -> str:
    """The text that stands for a place."""
    when = "" if place.best == "any" else f", best in the {place.best}"
    where = "indoors" if place.indoors else "outdoors"
    price = "" if place.cost else ", free"
    about = ", ".join([*place.interests, *place.diets])
    return f"{place.name}: {place.kind} in {place.area}, {where}{price}{when}. {place.note} For {about}."


def unit(vector: Vector) -> Unit:
    """The vector of length 1 with the same direction.

    Raises:
        EmbeddingError: it has no direction.
    """
    length = math.hypot(*vector)
    if not (length > 0 and math.isfinite(length)):
        raise EmbeddingError("a vector is empty, zero or not finite")
    return array("f", (value / length for value in vector))


def cosine(a: Unit, b: Unit) -> float:
    """Of two vectors of length 1; raises `EmbeddingError` when they are of different models."""
    if len(a) != len(b):
        raise EmbeddingError(f"vectors of {len(a)} and {len(b)} numbers cannot be compared")
    return sum(map(mul, a, b))
