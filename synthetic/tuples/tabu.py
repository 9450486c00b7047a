"""Mending a fixed number of rows until nothing is missing.

Source: Nurmela, "Upper bounds for covering arrays by tabu search", Discrete Applied Mathematics 138 (2004): pick a
missing target, try every change of one cell that covers it, make the best that is not tabu.
"""

from random import Random
from typing import NamedTuple

from synthetic.tuples.board import Board

SHORTEST, SPREAD = 1, 2
"""A symbol taken out of a cell stays out for one change or two: enough to cut cycles. In trials with longer bans the
search gave up at more rows."""


class Move(NamedTuple):
    """A symbol for a cell."""

    row: int
    column: int
    symbol: int


class Tabu:
    """A search over the rows of a board that are not fixed; `work` counts what was done, the same on any machine."""

    def __init__(self, board: Board, rng: Random) -> None:
        self._board, self._rng = board, rng
        self._until: dict[Move, int] = {}
        self._step = 0
        self.work = 0

    def mend(self, limit: int) -> bool:
        """Whether nothing is missing in the end; gives up when `work` reaches the limit."""
        board, self._until = self._board, {}
        fewest = board.missing
        while board.missing and self.work < limit:
            self._step += 1
            target = board.pick(self._rng)
            move = self._best(target, fewest)
            if move:
                self._make(move)
            else:
                self._force(target)
            fewest = min(fewest, board.missing)
        return not board.missing

    def _best(self, target: int, fewest: int) -> Move | None:
        """The best change of one cell that covers a target; any of them when several are best."""
        board, until, step = self._board, self._until, self._step
        least, best = 1 << 30, list[Move]()
        self.work += len(board.rows) // 8
        missing = board.missing
        for move in self._moves(target):
            row, column, symbol = move
            symbols, mask = board.rows[row], board.masks[row]
            change = board.loss(row, column) - board.gains(symbols, mask, column, (symbol,))[0]
            self.work += board.effort
            if change > least or (until.get(move, 0) >= step and missing + change >= fewest):
                continue
            if change < least:
                least, best = change, []
            best.append(move)
        return best[int(self._rng.random() * len(best))] if best else None

    def _moves(self, target: int) -> list[Move]:
        """Allowed changes of one cell that cover a target."""
        board, symbols, found = self._board, self._board.symbols, list[Move]()
        breaks = board.constraints.breaks
        wanted = {1 << symbol: symbol for symbol in symbols.members(target)}
        for number in range(board.fixed, len(board.rows)):
            lacks = target & ~board.masks[number]
            symbol = wanted.get(lacks)
            if symbol is None:
                continue
            column = symbols.column_of[symbol]
            mask = board.masks[number] ^ symbols.bits[board.rows[number][column]] ^ lacks
            if not breaks(mask, symbol):
                found.append(Move(number, column, symbol))
        return found

    def _make(self, move: Move) -> None:
        board = self._board
        old = board.rows[move.row][move.column]
        tenure = SHORTEST + int(self._rng.random() * SPREAD)
        self._until[Move(move.row, move.column, old)] = self._step + tenure
        board.change(*move)
        self.work += 2 * board.effort * len(board.space.levels) // 3

    def _force(self, target: int) -> None:
        """Put the target into any row, with as few further changes as the constraints ask for."""
        board, rng = self._board, self._rng
        self.work += board.effort * len(board.space.levels)
        number = board.fixed + int(rng.random() * (len(board.rows) - board.fixed))
        row, mask = [board.symbols.none] * len(board.space.levels), target
        for symbol in board.symbols.members(target):
            row[board.symbols.column_of[symbol]] = symbol
        for column in rng.sample(range(len(row)), len(row)):
            if row[column] != board.symbols.none:
                continue
            old = board.rows[number][column]
            choices = [symbol for symbol in board.symbols.of_column[column] if symbol != old]
            for symbol in (old, *rng.sample(choices, len(choices))):
                if board.constraints.completable(mask | 1 << symbol):
                    row[column], mask = symbol, mask | 1 << symbol
                    break
        for column, symbol in enumerate(row):
            if symbol != board.rows[number][column]:
                board.change(number, column, symbol)
