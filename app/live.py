"""The runs under way in this process: what has happened so far, and who waits for more."""

import asyncio
from collections.abc import AsyncIterator
from time import perf_counter
from typing import Any


class LiveRun:
    """Events of one run, numbered from 1, in order. Any number of followers, each from where it left off."""

    def __init__(self) -> None:
        self.events: list[dict[str, Any]] = []
        self.task: asyncio.Task[None] | None = None
        self.cancelled_by_user = False
        self.ending = False
        self._started = perf_counter()
        self._changed = asyncio.Event()
        self._ended = False

    def add(self, event: dict[str, Any]) -> None:
        """Note an event and wake the followers."""
        self._append(self._numbered(event))

    def last(self, status: str) -> dict[str, Any]:
        """The event that will end the run, to be kept before anybody hears of it."""
        return self._numbered({"kind": "end", "status": status})

    def end(self, event: dict[str, Any]) -> None:
        """Tell the followers of the end; they stop after it."""
        self._ended = True
        self._append(event)

    def _numbered(self, event: dict[str, Any]) -> dict[str, Any]:
        """An event with its number and the ms since the start."""
        return {"seq": len(self.events) + 1, "t": round((perf_counter() - self._started) * 1000), **event}

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
