"""What may be spent."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from evals.row import Spent
from evals.spending import NOTHING, plus, tokens

FIRST = 4
"""Units at once while nobody knows what one costs, and there is a limit."""


class BudgetError(ValueError):
    """A limit that cannot be watched."""


@dataclass(slots=True)
class Budget:
    """Limits of the whole experiment, earlier runs of it included; None is none. `spent` begins with what they spent.

    A unit is begun when the mean of those before fits in, besides what is in flight: what is spent passes a limit by
    no more than the units in flight differ from that mean.
    """

    usd: Decimal | None = None
    tokens: int | None = None
    spent: Spent = NOTHING
    units: int = 0

    def pay(self, spent: Spent) -> None:
        """Count what a unit has cost, one that came from the cache nothing.

        Raises:
            BudgetError: its price is not known, and there is a limit of money.
        """
        if self.usd is not None and spent.calls and spent.usd is None:
            raise BudgetError(
                "the price of the model is not known: a budget in USD cannot be watched, one in tokens can"
            )
        self.spent = plus(self.spent, spent)
        self.units += spent.calls > 0

    def room(self, in_flight: int) -> bool:
        """Whether one more unit may begin."""
        for used, limit in self._limits():
            if not self.units and (in_flight >= FIRST or used >= limit):
                return False
            if self.units and used + used / self.units * (in_flight + 1) > limit:
                return False
        return True

    def _limits(self) -> Iterator[tuple[Decimal, Decimal]]:
        if self.usd is not None:
            yield self.spent.usd or Decimal(0), self.usd
        if self.tokens is not None:
            yield Decimal(tokens(self.spent)), Decimal(self.tokens)
