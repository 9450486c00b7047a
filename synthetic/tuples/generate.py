"""Rows that cover a space: in a moment, or as few as can be found."""

from collections.abc import Sequence
from dataclasses import replace
from random import Random
from typing import Literal, NamedTuple

from synthetic.tuples.board import Board
from synthetic.tuples.bounds import least_rows
from synthetic.tuples.constraints import Constraints
from synthetic.tuples.constructions.registry import Wanted, smallest
from synthetic.tuples.greedy import complete, fill
from synthetic.tuples.space import Row, Space, SpaceError
from synthetic.tuples.squeeze import Progress, Report, squeeze
from synthetic.tuples.symbols import Symbols

Mode = Literal["quick", "tight"]


class Effort(NamedTuple):
    """What a mode spends: candidates a row while building, and work while squeezing."""

    candidates: int
    work: int


EFFORTS: dict[Mode, Effort] = {"quick": Effort(10, 700_000), "tight": Effort(30, 12_000_000)}


def generate(
    space: Space,
    mode: Mode = "quick",
    seed: int = 0,
    start: Sequence[Row] = (),
    report: Report | None = None,
) -> list[Row]:
    """Rows that hold every allowed combination of each layer, every required one, and no forbidden one.

    Args:
        space: what to cover.
        mode: `quick` takes about a second, `tight` spends up to a minute on fewer rows.
        seed: the same seed gives the same rows on any machine.
        start: rows to extend. They come first in the result, as they are, and only what they lack is added.
        report: called with the progress of `tight`.

    Raises:
        SpaceError: nothing is allowed, a required combination is not, or a row to extend is not one of the space.
    """
    if space.masking:
        return _unmasked_first(space, mode, seed, start, report)
    rng, effort, board = Random(seed), EFFORTS[mode], Board(space)
    _start(board, start)
    _require(board, rng)
    fill(board, rng, _candidates(board, effort))
    if space.plain and not start:
        board = _constructed(board, mode, rng)
    return squeeze(board, least_rows(space, board), effort.work, rng, report or _silent)


def _unmasked_first(space: Space, mode: Mode, seed: int, start: Sequence[Row], report: Report | None) -> list[Row]:
    """Rows without masking levels for what they can cover, then rows for what has one."""
    masking, unmasked, symbols = {*space.masking}, space.unmasked(), Symbols(space.levels)
    constraints = Constraints(unmasked, symbols)
    required = tuple(one for one in space.required if constraints.completable(symbols.mask_of(one)))
    seen = [row for row in start if not masking & {*enumerate(row)}]
    rows = generate(replace(unmasked, required=required), mode, seed, seen, report)[len(seen) :]
    return generate(replace(space, masking=()), mode, seed, [*start, *rows], report)


def _start(board: Board, start: Sequence[Row]) -> None:
    levels = board.space.levels
    for number, row in enumerate(start, start=1):
        if len(row) != len(levels) or not all(0 <= level < count for level, count in zip(row, levels, strict=True)):
            raise SpaceError(f"row {number} to extend is {row!r}; allowed: one level a column, of {levels}")
        symbols = board.symbols.encode(row)
        if not board.constraints.allows(board.symbols.mask(symbols), symbols):
            raise SpaceError(f"row {number} to extend is {row!r}, which holds a forbidden combination")
        board.add(symbols)
    board.fixed = len(start)


def _require(board: Board, rng: Random) -> None:
    """A row for each required combination that no row holds yet."""
    for combination in board.space.required:
        mask = board.symbols.mask_of(combination)
        if any(mask & row == mask for row in board.masks):
            continue
        row = [board.symbols.none] * len(board.space.levels)
        for symbol in board.symbols.members(mask):
            row[board.symbols.column_of[symbol]] = symbol
        board.add(complete(board, row, mask, rng).symbols)


def _candidates(board: Board, effort: Effort) -> int:
    """Fewer where each costs much, as it does for four columns at a time."""
    return max(2, effort.candidates // max(1, board.effort // 8))


def _constructed(board: Board, mode: Mode, rng: Random) -> Board:
    """A known array in place of the rows if it has fewer; levels that a column has not are folded in."""
    levels = board.space.levels
    found = smallest(Wanted(len(levels), max(levels), len(board.rows), mode == "tight", rng))
    if not found:
        return board
    other = Board(board.space)
    for row in found:
        other.add(other.symbols.encode(tuple(level % count for level, count in zip(row, levels, strict=True))))
    return other


def _silent(progress: Progress) -> None:
    """Report nothing."""
