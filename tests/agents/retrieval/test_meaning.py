"""Ranking by embeddings: once a text, kept in a file, and never at the cost of a plan."""

import asyncio
import logging
from collections.abc import Sequence
from pathlib import Path

import pytest

from agents.data.records import Place
from agents.data.tables import TravelData
from agents.retrieval import meaning as module
from agents.retrieval.embedder import EmbeddingError, Vector
from agents.retrieval.meaning import Meaning, cosine, describe, unit
from agents.retrieval.vector_cache import VectorCache
from tests.agents.retrieval.support import Fake
from tests.agents.support import place

PLACES = [place("a", note="A church."), place("b", note="See the animals."), place("c", note="Hear a soprano.")]


@pytest.fixture
def cache(tmp_path: Path) -> VectorCache:
    return VectorCache(tmp_path / "home" / "embeddings.db")


async def test_the_nearest_comes_first(cache: VectorCache) -> None:
    assert await Meaning(Fake(), cache).rank("pandas", PLACES) == ["b", "a", "c"]


async def test_every_text_is_embedded_once(cache: VectorCache) -> None:
    fake = Fake()
    meaning = Meaning(fake, cache)
    for query in ("pandas", "pandas", "opera", "pandas"):
        await meaning.rank(query, PLACES)
    assert fake.asked == [[*map(describe, PLACES), "pandas"], ["opera"]]


async def test_the_file_outlives_the_process(cache: VectorCache, tmp_path: Path) -> None:
    await Meaning(Fake(), cache).rank("pandas", PLACES)
    later = Fake()
    assert await Meaning(later, VectorCache(tmp_path / "home" / "embeddings.db")).rank("zoo", PLACES) == ["b", "a", "c"]
    assert later.asked == [["zoo"]]


async def test_another_model_or_text_is_embedded_anew(cache: VectorCache) -> None:
    await Meaning(Fake(), cache).rank("pandas", PLACES)
    other = Fake()
    other.model = "fake-2"
    await Meaning(other, cache).rank("pandas", PLACES)
    assert len(other.asked[0]) == 4
    changed, fake = [*PLACES[:2], place("c", note="Hear an opera.")], Fake()
    await Meaning(fake, cache).rank("pandas", changed)
    assert fake.asked == [[describe(changed[2]), "pandas"]]


async def test_a_failure_costs_one_log_line_and_a_pause(cache: VectorCache, caplog: pytest.LogCaptureFixture) -> None:
    fake = Fake()
    fake.broken = True
    meaning = Meaning(fake, cache)
    with caplog.at_level(logging.WARNING):
        assert [await meaning.rank("pandas", PLACES) for _ in range(3)] == [None, None, None]
    assert [record.getMessage() for record in caplog.records] == [
        "no embeddings, places are ranked by words alone: APIStatusError from model 'fake-1'"
    ]
    assert len(fake.asked) == 1


async def test_it_is_tried_again_after_the_pause(cache: VectorCache, monkeypatch: pytest.MonkeyPatch) -> None:
    now = 1000.0
    monkeypatch.setattr(module, "monotonic", lambda: now)
    fake = Fake()
    fake.broken = True
    meaning = Meaning(fake, cache)
    assert await meaning.rank("pandas", PLACES) is None
    fake.broken, now = False, now + module.PAUSE
    assert await meaning.rank("pandas", PLACES) == ["b", "a", "c"]


async def test_a_source_that_stalls_is_not_waited_for(cache: VectorCache, monkeypatch: pytest.MonkeyPatch) -> None:
    class Stalled(Fake):
        async def embed(self, texts: Sequence[str]) -> list[Vector]:
            await asyncio.Event().wait()
            return await super().embed(texts)

    monkeypatch.setattr(module, "PATIENCE", 0.01)
    assert await Meaning(Stalled(), cache).rank("pandas", PLACES) is None


async def test_a_file_that_cannot_be_written(tmp_path: Path) -> None:
    (tmp_path / "home").write_text("a file where the folder should be", encoding="utf-8")
    cache = VectorCache(tmp_path / "home" / "embeddings.db")
    assert await Meaning(Fake(), cache).rank("pandas", PLACES) is None


async def test_a_file_of_another_kind(tmp_path: Path) -> None:
    path = tmp_path / "embeddings.db"
    path.write_text("not a database at all, and long enough to be read as one" * 20, encoding="utf-8")
    assert await Meaning(Fake(), VectorCache(path)).rank("pandas", PLACES) is None


async def test_only_the_latest_queries_are_held(cache: VectorCache, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "MAX_HELD", 2)
    fake = Fake()
    meaning = Meaning(fake, cache)
    for query in ("one", "two", "three", "one"):
        await meaning.rank(query, PLACES)
    assert [asked[-1] for asked in fake.asked] == ["one", "two", "three", "one"]


def test_what_stands_for_a_place(data: TravelData) -> None:
    observatory = data.place("tokyo", "metropolitan-government-observatory")
    assert isinstance(observatory, Place)
    assert describe(observatory) == (
        "Tokyo Metropolitan Government Observatory: viewpoint in Shinjuku, indoors, free. Take the free lift to the "
        "45th floor of Kenzo Tange's city hall for a view over the western districts. For architecture, photography."
    )


def test_vectors_have_length_one() -> None:
    assert unit([3.0, 4.0]).tolist() == pytest.approx([0.6, 0.8])
    assert cosine(unit([3.0, 4.0]), unit([3.0, 4.0])) == pytest.approx(1.0)
    assert cosine(unit([1.0, 0.0]), unit([0.0, 2.0])) == pytest.approx(0.0)


@pytest.mark.parametrize("vector", [[], [0.0, 0.0], [float("nan"), 1.0], [float("inf")]])
def test_vectors_without_a_direction(vector: list[float]) -> None:
    with pytest.raises(EmbeddingError, match="empty, zero or not finite"):
        unit(vector)


def test_vectors_of_different_models() -> None:
    with pytest.raises(EmbeddingError, match="vectors of 2 and 1 numbers cannot be compared"):
        cosine(unit([1.0, 2.0]), unit([1.0]))
