"""How many cases are in flight, and how fast new requests are sent: less when told so, then slowly more again.

Additive increase, multiplicative decrease (Chiu and Jain 1989; TCP's congestion avoidance), on the number in flight and
on the rate of new requests alike. A wait that the application names (`Retry-After`) holds for all.
"""

import asyncio
from collections import deque
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager

from synthetic.driving.clock import Clock

LESS = 0.5
MORE_A_SECOND = 0.05
"""New requests a second, more with every second that goes well: where a request is a whole plan."""
SLOWEST = 0.2
MEASURED_SECONDS = 10.0
LONGEST_WAIT = 600.0
FIRST_WAIT = 1.0


class Throttle:
    """Shared by all who drive. `concurrency` and `rate` (new requests a second) are ceilings; None is no ceiling.

    `more` is how many requests a second the rate grows by in a second that goes well.
    """

    def __init__(self, clock: Clock, concurrency: int, rate: float | None = None, more: float = MORE_A_SECOND) -> None:
        self._clock, self._most, self._ceiling, self._more = clock, concurrency, rate, more
        self._window, self._rate = float(concurrency), rate
        self._held = self._refused_in_a_row = 0
        self._waiting: deque[asyncio.Future[None]] = deque()
        self._starts: deque[float] = deque(maxlen=1000)
        self._next = self._not_before = clock.now()
        self._lowered = float("-inf")

    @property
    def window(self) -> int:
        """Cases that may be in flight now."""
        return max(1, int(self._window))

    @property
    def rate(self) -> float | None:
        """New requests a second that are allowed now; None while nothing limits them."""
        return self._rate

    @asynccontextmanager
    async def slot(self) -> AsyncGenerator[None]:
        """A case in flight, for as long as the block runs; whoever waits is served in the order of coming."""
        await self._place()
        try:
            yield
        finally:
            self._held -= 1
            self._let_in()

    async def _place(self) -> None:
        """Take a free place, or wait for one, which whoever frees it counts as taken before we run."""
        if not self._waiting and self._held < self.window:
            self._held += 1
            return
        place: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._waiting.append(place)
        try:
            await place
        except asyncio.CancelledError:
            if not place.cancelled():
                self._held -= 1
                self._let_in()
            raise

    def _let_in(self) -> None:
        """Give free places to those who wait."""
        while self._waiting and self._held < self.window:
            place = self._waiting.popleft()
            if not place.done():
                self._held += 1
                place.set_result(None)

    async def turn(self) -> float:
        """Wait until a request may be sent; the moment of sending, to be handed to `refused`."""
        while (now := self._clock.now()) < (due := max(self._next, self._not_before)):
            await self._clock.until(due)
        self._starts.append(now)
        if self._rate:
            self._next = now + 1 / self._rate
        return now

    def taken(self) -> None:
        """A request was taken: a little more may follow."""
        self._refused_in_a_row = 0
        self._window = min(float(self._most), self._window + 1 / self._window)
        if self._rate is not None:
            raised = self._rate + self._more / self._rate
            self._rate = min(raised, self._ceiling) if self._ceiling else raised
        self._let_in()

    def refused(self, sent: float, wait: float | None) -> None:
        """A request was refused with 429: wait, and half as much.

        Those that were sent before the last decrease do not decrease again: they knew nothing of it. Without a `wait`
        in seconds, each refusal in a row doubles it.
        """
        now = self._clock.now()
        doubled = FIRST_WAIT * 2 ** min(self._refused_in_a_row, 6)
        self._refused_in_a_row += 1
        self._not_before = max(self._not_before, now + min(doubled if wait is None else wait, LONGEST_WAIT))
        if sent > self._lowered:
            self._lowered = now
            self._window = max(1.0, self._window * LESS)
            self._rate = max(SLOWEST, (self._rate or self._measured(now)) * LESS)

    def _measured(self, now: float) -> float:
        """Requests a second, of the last seconds."""
        recent = [start for start in self._starts if start > now - MEASURED_SECONDS]
        return len(recent) / max(1.0, now - recent[0]) if recent else SLOWEST
