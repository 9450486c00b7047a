from datetime import UTC, datetime, timedelta

import pytest

from app.live_sources.recent import MOST, Recent

START = datetime(2026, 11, 20, 9, 30, tzinfo=UTC)


class World:
    """A clock that is set by hand, and answers that are counted."""

    def __init__(self) -> None:
        self.time, self.fetched = START, 0
        self.recent: Recent[int] = Recent("the oracle", lambda: self.time)

    async def fetch(self) -> int:
        self.fetched += 1
        return self.fetched

    async def ask(self, question: object = "q") -> int:
        return (await self.recent.get(question, self.fetch)).value


async def test_an_answer_stays_for_an_hour_with_the_time_it_came() -> None:
    world = World()
    assert await world.ask() == 1
    world.time += timedelta(minutes=59, seconds=59)
    kept = await world.recent.get("q", world.fetch)
    assert (kept.value, kept.at, kept.stamp) == (1, START, "the oracle, live, fetched 20 November 2026, 09:30 UTC")
    world.time += timedelta(seconds=1)
    assert await world.ask() == 2


async def test_each_question_has_its_own_answer() -> None:
    world = World()
    assert [await world.ask(question) for question in ("a", "b", "a", "b")] == [1, 2, 1, 2]


async def test_a_failure_is_not_kept() -> None:
    world = World()

    async def fail() -> int:
        raise ValueError("no answer")

    with pytest.raises(ValueError, match="no answer"):
        await world.recent.get("q", fail)
    assert await world.ask() == 1


async def test_the_oldest_answer_goes_first() -> None:
    world = World()
    for question in range(MOST + 1):
        await world.ask(question)
    assert world.fetched == MOST + 1
    await world.ask(1)
    assert world.fetched == MOST + 1
    await world.ask(0)
    assert world.fetched == MOST + 2
