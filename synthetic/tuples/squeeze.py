"""Fewer rows: take one out, mend the others, and so on."""

from collections.abc import Callable
from random import Random
from typing import NamedTuple

from synthetic.tuples.board import Board
from synthetic.tuples.space import Row
from synthetic.tuples.tabu import Tabu

LOOKED_AT = 40


class Progress(NamedTuple):
    """How far a squeeze is: rows reached, the bound, and the share of the work that is spent, 0 to 1."""

    rows: int
    bound: int
    spent: float


Report = Callable[[Progress], None]


def squeeze(board: Board, bound: int, limit: int, rng: Random, report: Report) -> list[Row]:
    """The fewest rows found; the board itself is left in disorder.

    Args:
        board: rows with nothing missing; its fixed ones stay.
        bound: where to stop.
        limit: the work to spend, in units of some microseconds.
        rng: decides everything, so that a seed gives the same rows on any machine.
        report: called with the progress at each number of rows, and a hundred times besides.
    """
    tabu = Tabu(board, rng)
    best, part = board.decoded(), max(1, limit // 100)
    report(Progress(len(best), bound, 0.0))
    while len(best) > max(bound, board.fixed + 1):
        board.drop(_least_needed(board, rng))
        while not tabu.mend(min(tabu.work + part, limit)):
            report(Progress(len(best), bound, tabu.work / limit))
            if tabu.work >= limit:
                return best
        best = board.decoded()
        report(Progress(len(best), bound, tabu.work / limit))
    return best


def _least_needed(board: Board, rng: Random) -> int:
    """The row whose loss would leave least missing, of some."""
    columns, free = range(len(board.space.levels)), range(board.fixed, len(board.rows))
    some = rng.sample(free, min(LOOKED_AT, len(free)))
    return min(some, key=lambda row: sum(board.loss(row, column) for column in columns))
