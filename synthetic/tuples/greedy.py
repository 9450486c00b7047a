"""Rows one at a time, each the best of some candidates.

Source: Cohen, Dalal, Fredman, Patton, "The AETG system: an approach to testing based on combinatorial design", IEEE
Transactions on Software Engineering 23 (1997). Here a candidate starts from any missing target, not from the value
that most of them have.
"""

from random import Random
from typing import NamedTuple

from synthetic.tuples.board import Board


class Candidate(NamedTuple):
    """A full row, and how many missing targets it would cover."""

    symbols: list[int]
    gain: int


def fill(board: Board, rng: Random, candidates: int) -> None:
    """Add rows until nothing is missing."""
    while board.missing:
        best = _candidate(board, rng)
        for _ in range(candidates - 1):
            other = _candidate(board, rng)
            if other.gain > best.gain:
                best = other
        board.add(best.symbols)


def _candidate(board: Board, rng: Random) -> Candidate:
    symbols, row = board.symbols, [board.symbols.none] * len(board.space.levels)
    mask = board.pick(rng)
    for symbol in symbols.members(mask):
        row[symbols.column_of[symbol]] = symbol
    return complete(board, row, mask, rng)


def complete(board: Board, row: list[int], mask: int, rng: Random) -> Candidate:
    """Fill the open cells of a completable row in random order, each with the symbol that covers most."""
    open_columns = [column for column, symbol in enumerate(row) if symbol == board.symbols.none]
    rng.shuffle(open_columns)
    completable = board.constraints.completable if board.constraints.any else None
    total = 0
    for column in open_columns:
        choices = list(board.symbols.of_column[column])
        if completable:
            choices = [symbol for symbol in choices if completable(mask | 1 << symbol)]
        gains = board.gains(row, mask, column, choices)
        most = max(gains)
        best = [symbol for symbol, gain in zip(choices, gains, strict=True) if gain == most]
        row[column] = best[int(rng.random() * len(best))] if len(best) > 1 else best[0]
        mask |= 1 << row[column]
        total += most
    return Candidate(row, total)
