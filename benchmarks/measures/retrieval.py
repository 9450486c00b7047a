"""How well places are found for what travellers type."""

import asyncio
import tempfile
from collections.abc import Mapping
from pathlib import Path
from time import process_time

from agents.data.tables import TravelData
from agents.retrieval.meaning import Meaning
from agents.retrieval.ranking import rank
from agents.retrieval.vector_cache import VectorCache
from agents.retrieval.wish import Wish
from benchmarks.registry import benchmark
from benchmarks.report import Figure
from benchmarks.retrieval.plain import PlainSearch
from benchmarks.retrieval.scores import Scores, interval, score
from benchmarks.retrieval.suite import Labelled, Split, labelled
from benchmarks.retrieval.trigrams import Trigrams

WANTED = 0.85
METRICS = {"recall": "recall@5", "reciprocal_rank": "MRR", "ndcg": "NDCG@10"}
ROUNDS = 5

Scored = Mapping[str, list[Scores]]


@benchmark("retrieval")
def retrieval() -> list[Figure]:
    """188 queries, each with all places of its city that answer it: labelled by hand, halved before any tuning.

    Synonyms and weights were made with sight of `dev` only; queries and synonyms have the same author. In brackets:
    95 % bootstrap intervals over queries. "plain words" is BM25 over the words as they stand, which is how places were
    searched at first. "stand-in" ranks by a stand-in for embeddings that sees spelling only, and "fused" fuses BM25
    with it: that measures the fusion, not a model of embeddings. With a key, OpenAI's take its place.
    """
    data = TravelData.open()
    try:
        figures = [figure for split in ("dev", "test") for figure in _quality(data, split)]
        return [*figures, _cpu(data)]
    finally:
        data.close()


def _quality(data: TravelData, split: Split) -> list[Figure]:
    queries = [query for query in labelled() if query.split == split]
    scored = asyncio.run(_scored(data, queries))
    figures: list[Figure] = []
    for name, scores in scored.items():
        for field, metric in METRICS.items():
            values = interval([getattr(one, field) for one in scores])
            label = f"{split}, {name}: {metric}"
            if (split, name, metric) == ("test", "BM25", "recall@5"):
                figures.append(Figure.at_least(label, values, WANTED))
            else:
                figures.append(Figure.of(label, values))
    return figures


async def _scored(data: TravelData, queries: list[Labelled]) -> Scored:
    plain = PlainSearch(data)
    scored: dict[str, list[Scores]] = {"plain words": [], "BM25": [], "stand-in": [], "fused": []}
    with tempfile.TemporaryDirectory() as folder:
        meaning = Meaning(Trigrams(), VectorCache(Path(folder) / "vectors.db"))
        for query in queries:
            places, wish = data.places(query.destination), wish_of(query)
            rankings = {
                "plain words": plain.rank(query.query, places),
                "BM25": [place.id for place in await rank(wish, places, data)],
                "stand-in": await meaning.rank(query.query, places) or [],
                "fused": [place.id for place in await rank(wish, places, data, meaning)],
            }
            for name, ranking in rankings.items():
                scored[name].append(score(ranking, query.relevant))
    plain.close()
    return scored


def wish_of(query: Labelled) -> Wish:
    """What a labelled query asks for."""
    return Wish(query.query, frozenset(query.interests), query.style, query.party, query.month)


def _cpu(data: TravelData) -> Figure:
    """Of one ranking by words, all queries after each other; the first round fills the caches and does not count."""
    wishes = [(wish_of(query), data.places(query.destination)) for query in labelled()]

    async def once() -> None:
        for wish, places in wishes:
            await rank(wish, places, data)

    took: list[float] = []
    for _ in range(ROUNDS + 1):
        start = process_time()
        asyncio.run(once())
        took.append((process_time() - start) / len(wishes) * 1000)
    return Figure.of("CPU of a ranking by words", took[1:], "ms")
