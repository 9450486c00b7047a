"""A mix of strategies: `random=60,disagree=20,uncertain=20`."""

from collections.abc import Mapping
from dataclasses import dataclass

from evals.labels.strategies.registry import all_strategies
from evals.suggest import unknown


class MixError(ValueError):
    """A mix names an unknown strategy, or cannot be used; the message says what is allowed."""


@dataclass(frozen=True, slots=True)
class Mix:
    """Shares above 0 by strategy; they need not add up to anything."""

    shares: Mapping[str, float]

    @classmethod
    def read(cls, text: str) -> "Mix":
        """Read `random=60,disagree=40`; raises `MixError`."""
        shares: dict[str, float] = {}
        for part in filter(None, (part.strip() for part in text.split(","))):
            name, _, share = (half.strip() for half in part.partition("="))
            if name not in all_strategies():
                raise MixError(unknown("strategy", name, all_strategies()))
            if name in shares or not (number := _number(share)):
                raise MixError(f"mix {text!r}: {part!r}; wanted each strategy once with a share above 0: random=60")
            shares[name] = number
        if not shares:
            raise MixError(f"mix {text!r} names no strategy; allowed: {', '.join(all_strategies())}")
        return cls(shares)

    def __str__(self) -> str:
        return ",".join(f"{name}={share:g}" for name, share in self.shares.items())


def _number(text: str) -> float | None:
    try:
        number = float(text or "1")
    except ValueError:
        return None
    return number if 0 < number < 1e6 else None
