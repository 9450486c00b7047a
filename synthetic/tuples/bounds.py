"""Numbers of rows that nothing can go below."""

from collections import Counter
from itertools import product

from synthetic.tuples.board import Board
from synthetic.tuples.constructions.binary import fewest_rows
from synthetic.tuples.space import Space, combinations_of


def least_rows(space: Space, board: Board) -> int:
    """A lower bound: the allowed combinations of any one column set are in different rows."""
    completable, symbols, least = board.constraints.completable, board.symbols, 0
    for layer in space.layers:
        for columns in combinations_of(layer):
            members = product(*(symbols.of_column[column] for column in columns))
            allowed = sum(completable(symbols.mask(each)) for each in members)
            least = max(least, allowed)
    return max(least, _of_two_levels(space))


def _of_two_levels(space: Space) -> int:
    """What even two levels a column would need, where nothing is forbidden."""
    wide = Counter(level > 1 for level in space.levels)[True]
    return fewest_rows(wide) if wide > 1 and not space.forbidden and space.layers[0].strength > 1 else 1
