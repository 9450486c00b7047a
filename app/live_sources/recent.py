"""What was fetched within the last hour, in this process."""

from collections.abc import Awaitable, Callable, Hashable
from datetime import UTC, datetime, timedelta
from typing import Generic, TypeVar

from agents.live import Fetched

FRESH = timedelta(hours=1)
MOST = 256

Value = TypeVar("Value")
Clock = Callable[[], datetime]


def utc_now() -> datetime:
    """The time, with its zone."""
    return datetime.now(UTC)


class Recent(Generic[Value]):
    """Answers of one source by question. Failures are not kept; the oldest answer goes when there are too many."""

    def __init__(self, source: str, now: Clock) -> None:
        self._source, self._now = source, now
        self._kept: dict[Hashable, Fetched[Value]] = {}

    async def get(self, question: Hashable, fetch: Callable[[], Awaitable[Value]]) -> Fetched[Value]:
        """The kept answer while it is fresh, else a new one. Raises what `fetch` raises."""
        kept = self._kept.get(question)
        if kept and self._now() - kept.at < FRESH:
            return kept
        found = Fetched(await fetch(), self._source, self._now())
        self._kept.pop(question, None)
        self._kept[question] = found
        if len(self._kept) > MOST:
            del self._kept[next(iter(self._kept))]
        return found
