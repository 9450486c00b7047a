"""Rows by weight: a realistic mix, where covering rows show every combination as often as is needed."""

from collections.abc import Sequence
from itertools import accumulate
from random import Random

from synthetic.tuples.constraints import Constraints
from synthetic.tuples.space import Row, Space, SpaceError
from synthetic.tuples.symbols import Symbols

TRIES = 10_000


def sample(space: Space, weights: Sequence[Sequence[float]], count: int, seed: int = 0) -> list[Row]:
    """Independent rows, each drawn in proportion to the product of its levels' weights among the allowed rows.

    Args:
        space: the columns and what is forbidden; what is required is not looked at.
        weights: by column and level, on any scale a column, 0 or more, with one above 0.
        count: how many rows.
        seed: the same seed gives the same rows.

    Raises:
        SpaceError: weights that do not fit, or that make allowed rows too rare to be drawn.
    """
    _check(space, weights)
    symbols, rng = Symbols(space.levels), Random(seed)
    constraints = Constraints(space, symbols)
    sums = [list(accumulate(each)) for each in weights]
    columns = [range(levels) for levels in space.levels]
    found: list[Row] = []
    while len(found) < count:
        for _ in range(TRIES):
            row = tuple(rng.choices(each, cum_weights=sums[i])[0] for i, each in enumerate(columns))
            encoded = symbols.encode(row)
            if constraints.allows(symbols.mask(encoded), encoded):
                found.append(row)
                break
        else:
            raise SpaceError(f"of {TRIES:,} rows drawn by weight none was allowed; give allowed rows more weight")
    return found


def _check(space: Space, weights: Sequence[Sequence[float]]) -> None:
    if tuple(map(len, weights)) != space.levels:
        raise SpaceError(f"weights for {tuple(map(len, weights))} levels; allowed: one a level, of {space.levels}")
    for column, each in enumerate(weights):
        if min(each) < 0 or sum(each) <= 0:
            raise SpaceError(f"weights {list(each)!r} of column {column}; allowed: 0 or more, with one above 0")
