"""How many rows cover everything, and how soon."""

from collections.abc import Sequence
from time import perf_counter
from typing import NamedTuple

from benchmarks.registry import benchmark
from benchmarks.report import Figure
from synthetic.coverage.measure import measure
from synthetic.dimensions_file import read_dimensions
from synthetic.tuples.generate import Mode, generate
from synthetic.tuples.space import Space

SEEDS = {"quick": (0, 1, 2, 3, 4), "tight": (0,)}
QUICK_SECONDS, TIGHT_SECONDS, TRIPLES_SECONDS = 2, 60, 30


class Problem(NamedTuple):
    """Levels, the rows wanted of each mode, and what others give."""

    levels: Sequence[int]
    quick: int
    tight: int
    beside: str


PROBLEMS = {
    "3^13": Problem([3] * 13, 17, 15, "best known 15; 17, 19, 29; 15 in 10 s"),
    "4^10": Problem([4] * 10, 29, 25, "best known 24; 31, 29, 56; 25 in 2 s"),
    "5^1 3^8 2^2": Problem([5, *[3] * 8, 2, 2], 22, 15, "best possible 15; 24, 22, 22; 15 in 2 s"),
    "5^1 4^4 3^11 2^5": Problem([5, *[4] * 4, *[3] * 11, *[2] * 5], 29, 22, "bound 20; 29, 29, 35; 22 in 10 s"),
    "4^15 3^17 2^29": Problem(
        [*[4] * 15, *[3] * 17, *[2] * 29], 37, 30, "best known 29; 37 in 0.7 s, 35 in 16 s, 70; 29 in 30 s"
    ),
    "2^100": Problem([2] * 100, 13, 11, "best possible 10; 15 in 1.2 s, 13 in 0.1 s, 22; 10 in 30 s"),
    "10^20": Problem([10] * 20, 219, 197, "219 in 0.9 s, 197 in 19 s, 292; greedy 199"),
}


@benchmark("tuples")
def tuples() -> list[Figure]:
    """Rows that cover all pairs, checked one by one.

    Beside: the best known or possible; then allpairspy, covertable and testflows.combinatorics; then an annealing
    prototype. Then our own dimensions with their forbidden and required combinations, for pairs and for triples.
    """
    figures: list[Figure] = []
    for name, problem in PROBLEMS.items():
        space = Space.of(problem.levels)
        figures += _both(f"{name}, quick", space, "quick", problem.quick, QUICK_SECONDS, problem.beside)
        figures += _both(f"{name}, tight", space, "tight", problem.tight, TIGHT_SECONDS, problem.beside)
    dimensions = read_dimensions()
    figures += _both("own pairs, quick", dimensions.space(2), "quick", None, QUICK_SECONDS, "bound 36")
    figures += _both("own pairs, tight", dimensions.space(2), "tight", None, TIGHT_SECONDS, "bound 36")
    figures += _both("own triples, quick", dimensions.space(3), "quick", None, TRIPLES_SECONDS, "bound 216")
    return figures


def _both(name: str, space: Space, mode: Mode, most: int | None, seconds: float, beside: str) -> list[Figure]:
    """Rows, time, and what is not as it should be: combinations missing, rows with something forbidden."""
    sizes: list[float] = []
    times: list[float] = []
    wrong: list[float] = []
    for seed in SEEDS[mode]:
        start = perf_counter()
        rows = generate(space, mode, seed)
        times.append(perf_counter() - start)
        sizes.append(len(rows))
        found = measure(space, list(rows))
        wrong.append(len(found.missing) + len(found.astray))
    size = Figure.of(f"{name}: rows", sizes, beside=beside)
    if most is not None:
        size = Figure.at_most(f"{name}: rows", sizes, most, beside=beside)
    figures = [size, Figure.at_most(f"{name}: time", times, seconds, "s")]
    return [*figures, Figure.at_most(f"{name}: missing or forbidden", wrong, 0)] if any(wrong) or not most else figures
