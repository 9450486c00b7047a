"""Orthogonal arrays over finite fields: q² rows for q + 1 columns of q levels, each pair exactly once."""

from collections.abc import Iterator
from itertools import product

from synthetic.tuples.constructions.registry import Wanted, construction
from synthetic.tuples.space import Row

FIELDS = ((2, 1), (3, 1), (2, 2), (5, 1), (7, 1), (2, 3), (3, 2), (11, 1), (13, 1), (2, 4), (17, 1), (19, 1))
"""The prime and the power of each field, by size."""

Table = list[list[int]]


@construction("orthogonal")
def orthogonal(wanted: Wanted) -> list[Row] | None:
    """Lines in a finite plane, from the smallest field that has the levels and columns; further levels are folded in.

    Source: Bush, "Orthogonal arrays of index unity", Annals of Mathematical Statistics 23 (1952).
    """
    for prime, power in FIELDS:
        size = prime**power
        if size >= max(wanted.levels, wanted.width - 1) and size * size < wanted.below:
            return [tuple(level % wanted.levels for level in row[: wanted.width]) for row in _lines(prime, power)]
    return None


def _lines(prime: int, power: int) -> Iterator[Row]:
    size = prime**power
    times = _multiplication(prime, power)
    plus = [[_add(a, b, prime, power) for b in range(size)] for a in range(size)]
    for slope, start in product(range(size), repeat=2):
        yield (slope, *(plus[start][times[slope][x]] for x in range(size)))


def _multiplication(prime: int, power: int) -> Table:
    """The table of products; elements are polynomials, their coefficients the digits of a number, lowest first."""
    size = prime**power
    for low in range(size):
        table = [[_times(a, b, _digits(low, prime, power), prime) for b in range(size)] for a in range(size)]
        if all(product for row in table[1:] for product in row[1:]):
            return table
    raise AssertionError(f"no field of {prime} to the power of {power}")


def _times(a: int, b: int, low: list[int], prime: int) -> int:
    """The product modulo the polynomial whose highest coefficient is 1 and the others are `low`."""
    power = len(low)
    found = [0] * power
    for digit in reversed(_digits(b, prime, power)):
        carried = found[-1]
        found = [(x - carried * y) % prime for x, y in zip([0, *found[:-1]], low, strict=True)]
        found = [(x + digit * y) % prime for x, y in zip(found, _digits(a, prime, power), strict=True)]
    return _number(found, prime)


def _add(a: int, b: int, prime: int, power: int) -> int:
    pairs = zip(_digits(a, prime, power), _digits(b, prime, power), strict=True)
    return _number([(x + y) % prime for x, y in pairs], prime)


def _digits(number: int, prime: int, power: int) -> list[int]:
    return [number // prime**place % prime for place in range(power)]


def _number(digits: list[int], prime: int) -> int:
    return sum(digit * prime**place for place, digit in enumerate(digits))
