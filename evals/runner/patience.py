"""What is tried again, how often, and after which wait: by how it failed."""

import random
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from agents.llm.errors import Fault
from synthetic.driving.clock import Clock


@dataclass(frozen=True, slots=True)
class Patience:
    """Further tries, and seconds: each wait is drawn between 0 and `first`, twice that and so on, up to `most`.

    Source: Brooker, "Exponential backoff and jitter" (2015): full jitter spreads those that failed together.
    """

    tries: int
    first: float
    most: float

    def wait(self, tried: int, draw: random.Random) -> float:
        """Seconds before the next try, when so many have been made again."""
        return draw.uniform(0, min(self.most, self.first * 2**tried))


PATIENCE: Mapping[Fault, Patience] = MappingProxyType(
    {
        Fault.RATE_LIMITED: Patience(8, 2.0, 60.0),
        Fault.SERVER: Patience(4, 1.0, 30.0),
        Fault.CONNECTION: Patience(4, 0.5, 15.0),
        Fault.BROKEN_OFF: Patience(3, 0.5, 15.0),
        Fault.TIMEOUT: Patience(2, 1.0, 10.0),
    }
)
"""A request that was rejected, or a key that was refused, will be again: not here."""


@dataclass(slots=True)
class Tries:
    """How often one thing has failed, by kind."""

    clock: Clock
    draw: random.Random
    made: Counter[Fault] = field(default_factory=Counter[Fault])

    async def another(self, fault: Fault | None) -> bool:
        """Whether to try again, by how often it failed like this; returns when it is time to."""
        patience = PATIENCE.get(fault) if fault else None
        if fault is None or patience is None or self.made[fault] >= patience.tries:
            return False
        await self.clock.until(self.clock.now() + patience.wait(self.made[fault], self.draw))
        self.made[fault] += 1
        return True


def fault_of(error: str | None) -> Fault | None:
    """The kind that a row's error begins with: `rate limited: …`; None for any other."""
    kind = (error or "").partition(":")[0].strip()
    return Fault(kind) if kind in set(Fault) else None
