"""Amounts as people say them."""

from decimal import ROUND_CEILING, Decimal
from random import Random

ROUND = tuple(Decimal(digit).scaleb(power) for power in range(7, -3, -1) for digit in (5, 2, 1))
"""Steps, the roundest first: 50,000,000 to 0.01."""
STEPS = 2
"""So many multiples of a step have to lie within a band before its amounts are that round."""


def round_within(low: Decimal, high: Decimal, random: Random) -> Decimal:
    """An amount from `low` to `high`, both included, with as few digits as leave some choice.

    Raises:
        ValueError: there is no amount in cents between the two.
    """
    for fewest in (STEPS, 1):
        for step in ROUND:
            first = (low / step).to_integral_value(ROUND_CEILING)
            last = high // step
            if last - first + 1 >= fewest and last > 0:
                amount = step * random.randint(max(int(first), 1), int(last))
                return amount.quantize(Decimal(1)) if amount == amount.to_integral_value() else amount
    raise ValueError(f"no amount lies from {low} to {high}")
