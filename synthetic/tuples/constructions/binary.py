"""Two levels: the fewest rows that there are."""

from itertools import combinations, count, islice
from math import comb

from synthetic.tuples.constructions.registry import Wanted, construction
from synthetic.tuples.space import Row


def fewest_rows(width: int) -> int:
    """The fewest rows that cover all pairs of `width` columns of two levels, for 2 columns or more."""
    return next(rows for rows in count(4) if comb(rows - 1, (rows + 1) // 2) >= width)


@construction("binary")
def binary(wanted: Wanted) -> list[Row] | None:
    """A row of zeros, then each column its own set of half of the other rows: no set holds another, all meet.

    Source: Kleitman, Spencer, "Families of k-independent sets", Discrete Mathematics 6 (1973); Katona (1973).
    """
    if wanted.levels != 2 or wanted.width < 2:
        return None
    rows = fewest_rows(wanted.width)
    sets = list(islice(combinations(range(1, rows), (rows + 1) // 2), wanted.width))
    return [tuple(int(row in ones) for ones in sets) for row in range(rows)]
