"""Time as the driver knows it, so that tests can have a time of their own."""

import asyncio
import time
from typing import Protocol


class Clock(Protocol):
    """Seconds from some start."""

    def now(self) -> float:
        """The moment."""
        ...

    async def until(self, moment: float) -> None:
        """Wait for a moment; at once when it has passed."""
        ...


class WallClock:
    """The machine's own, which never goes back."""

    def now(self) -> float:
        """The moment."""
        return time.monotonic()

    async def until(self, moment: float) -> None:
        """Wait for a moment; at once when it has passed."""
        await asyncio.sleep(max(0.0, moment - self.now()))
