"""The runs under way in this process: what has happened so far, and who waits for more."""

import asyncio
from collections.abc import AsyncIterator, Sequence
from time import perf_counter
from typing import Any


class LiveRun:
    """Events of one run, numbered from 1, in order. Any number of followers, each from where it left off."""

    def __init__(self, before: Sequence[dict[str, Any]] = ()) -> None:
        """`before` holds what happened until the run paused."""
        self.events = list(before)
        self._offset = self.events[-1]["t"] if self.events else 0
        self.task: asyncio.Task[None] | None = None
        self.cancelled_by_user = False
        self.ending = False
        self._started = perf_counter()
        self._changed = asyncio.Event()
        self._ended = False

    def add(self, event: dict[str, Any]) -> None:
        """Note an event and wake the followers."""
        self._append(self._numbered(event))

    def last(self, event: dict[str, Any]) -> dict[str, Any]:
        """The event that will end the run or its first part, to be kept before anybody hears of it."""
        return self._numbered(event)

    def end(self, event: dict[str, Any]) -> None:
        """Tell the followers of the last event; they stop after it."""
        self._ended = True
        self._append(event)

    def _numbered(self, event: dict[str, Any]) -> dict[str, Any]:
        """An event with its number and the ms of work until then."""
        t = self._offset + round((perf_counter() - self._started) * 1000)
        return {"seq": len(self.events) + 1, "t": t, **event}

    def _append(self, event: dict[str, Any]) -> None:
        self.events.append(event)
        changed, self._changed = self._changed, asyncio.Event()
        changed.set()

    async def follow(self, after: int) -> AsyncIterator[dict[str, Any]]:
        """Every event after number `after`, those to come included; all of them for a number that is not yet given."""
        after = after if after <= len(self.events) else 0
        while True:
            changed = self._changed
            for event in self.events[after:]:
                yield event
            after = max(after, len(self.events))
            if self._ended:
                return
            await changed.wait()
