"""Calls to a model as its endpoint bears them: 429 and Retry-After slow down all that share a throttle."""

import httpx2

from agents.llm.endpoint import Hooks
from agents.llm.retry_after import wanted_wait
from synthetic.driving.clock import Clock
from synthetic.driving.throttle import Throttle

MORE_A_SECOND = 2.0
"""Calls a second, more with every second that goes well. A call is short; the driver's requests are whole plans."""
SENT = "triplab.sent"


def throttle_of(clock: Clock, concurrency: int) -> Throttle:
    """A throttle for calls to a model."""
    return Throttle(clock, concurrency, more=MORE_A_SECOND)


def pace(throttle: Throttle) -> Hooks:
    """Hooks of a client: every call waits for its turn, and the throttle hears how it was received."""

    async def before(request: httpx2.Request) -> None:
        request.extensions[SENT] = await throttle.turn()

    async def after(response: httpx2.Response) -> None:
        if response.status_code == 429:
            throttle.refused(response.request.extensions[SENT], wanted_wait(response.headers))
        elif response.status_code < 500:
            throttle.taken()

    return Hooks([before], [after])
