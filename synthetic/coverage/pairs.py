"""How often each pair of values occurs: a matrix for each pair of columns."""

from collections.abc import Sequence
from itertools import combinations
from typing import NamedTuple

from synthetic.coverage.measure import Coverable, OpenRow, allowed_part, masks_of
from synthetic.tuples.constraints import Constraints
from synthetic.tuples.space import Space
from synthetic.tuples.symbols import Symbols


class Matrix(NamedTuple):
    """`counts[a][b]` rows have level a in the first and b in the second column; None where that is forbidden."""

    first: int
    second: int
    counts: tuple[tuple[int | None, ...], ...]

    @property
    def allowed(self) -> int:
        """How many pairs there are to cover."""
        return sum(count is not None for row in self.counts for count in row)

    @property
    def covered(self) -> int:
        """How many of them some row has."""
        return sum(bool(count) for row in self.counts for count in row)


def matrices(space: Space, rows: Sequence[OpenRow]) -> list[Matrix]:
    """One matrix for each two columns, in order; rows that hold what is forbidden, or hide the pair, do not count."""
    symbols = Symbols(space.levels)
    constraints = Constraints(space, symbols)
    coverable = Coverable(space, symbols, constraints)
    good = [row for row in rows if allowed_part(row, symbols, constraints)]
    hidden = {row: masks_of(space.masking, row) for row in good}
    found: list[Matrix] = []
    for first, second in combinations(range(len(space.levels)), 2):
        counts: list[list[int | None]] = [
            [0 if coverable(1 << a | 1 << b) else None for b in symbols.of_column[second]]
            for a in symbols.of_column[first]
        ]
        for row in good:
            a, b = row[first], row[second]
            if a is not None and b is not None and hidden[row] <= {(first, a), (second, b)}:
                counts[a][b] = (counts[a][b] or 0) + 1
        found.append(Matrix(first, second, tuple(map(tuple, counts))))
    return found
