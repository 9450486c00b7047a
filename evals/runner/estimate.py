"""What is left to do, and what that will take, judged by what is done."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from evals.artifact.heads import Counted
from evals.row import Key
from evals.spending import tokens, total


@dataclass(frozen=True, slots=True)
class Estimate:
    """For `left` units, by `measured` ones that are done. What the cache holds costs nothing and comes at once."""

    measured: int
    left: int
    tokens: int
    usd: Decimal | None
    seconds: float


def estimate(counted: Counted, units: Sequence[Key], concurrency: int) -> Estimate | None:
    """Multiply what the units that are done took, their judgements included; None while none is."""
    done = [key for key in units if key in counted.rows and counted.rows[key].head.state == "done"]
    if not done:
        return None
    every = (line for key in done for line in (counted.rows[key].head, *counted.verdicts.get(key, {}).values()))
    lines = [line for line in every if not line.cached]
    left = len(units) - len(done)
    spent, share = total(line.spent for line in lines), left / len(done)
    seconds = sum(line.elapsed_ms for line in lines) / 1000
    return Estimate(
        measured=len(done),
        left=left,
        tokens=round(tokens(spent) * share),
        usd=None if spent.usd is None else spent.usd * left / len(done),
        seconds=seconds * share / concurrency,
    )
