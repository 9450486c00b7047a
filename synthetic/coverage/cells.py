"""What a square of a heat map stands for: a class, which is its colour and symbol, and a text."""

from typing import NamedTuple

from synthetic.coverage.failures import LEAST_ROWS
from synthetic.coverage.report import PairFailures
from synthetic.coverage.sentences import spread

COUNTS = ((8, "c4"), (4, "c3"), (2, "c2"), (1, "c1"), (0, "c0"))
"""The class of a square by the fewest rows that it stands for."""
RATES = ((0.5, "f4"), (0.25, "f3"), (0.1, "f2"), (0.0, "f1"))
"""The class by the least share that fails, for those where any does."""


class Cell(NamedTuple):
    """The classes of a square, and what is said of it."""

    classes: str
    says: str


FORBIDDEN = Cell("none", "forbidden")


def tried(count: int | None, failures: PairFailures | None) -> Cell:
    """Coloured by how many rows have the pair."""
    if count is None:
        return FORBIDDEN
    return Cell(next(name for least, name in COUNTS if count >= least), _says(count, failures))


def failing(count: int | None, failures: PairFailures | None) -> Cell:
    """Coloured by the share that fails, where enough rows have a verdict; lit where chance does not explain it."""
    if count is None or failures is None:
        return FORBIDDEN
    says = _says(count, failures)
    if failures.scored < LEAST_ROWS:
        return Cell("few", says)
    if not failures.failed:
        return Cell("f0", says)
    kind = next(name for least, name in RATES if failures.failed / failures.scored >= least)
    return Cell(f"{kind} lit", f"{says}, more than chance explains") if failures.lit else Cell(kind, says)


def _says(count: int, failures: PairFailures | None) -> str:
    if not count:
        return "never tried"
    rows = "1 row" if count == 1 else f"{count:,} rows"
    if failures is None:
        return rows
    if not failures.scored:
        return f"{rows}, no verdict"
    of = "" if failures.scored == count else f" of {failures.scored:,} with a verdict"
    return f"{rows}, {failures.failed or 'none'}{of} failed ({spread(failures.interval)})"
