"""Sums of what calls to models cost."""

from collections.abc import Iterable
from decimal import Decimal

from evals.row import Spent

NOTHING = Spent(usd=Decimal(0))


def plus(one: Spent, other: Spent) -> Spent:
    """Both together; a price that is not known, of something that made calls, leaves the sum without one."""
    known = all(each.usd is not None or not each.calls for each in (one, other))
    return Spent(
        calls=one.calls + other.calls,
        prompt_tokens=one.prompt_tokens + other.prompt_tokens,
        completion_tokens=one.completion_tokens + other.completion_tokens,
        usd=(one.usd or Decimal(0)) + (other.usd or Decimal(0)) if known else None,
    )


def total(spent: Iterable[Spent]) -> Spent:
    """The sum of all."""
    whole = NOTHING
    for one in spent:
        whole = plus(whole, one)
    return whole


def tokens(spent: Spent) -> int:
    """Tokens in and out."""
    return spent.prompt_tokens + spent.completion_tokens
