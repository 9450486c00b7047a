"""Cases made on the spot: the usual mix of requests, in words of the grammar."""

from datetime import date
from itertools import islice

from agents.data.tables import TravelData
from evals.case import EvalCase
from synthetic.dimensions_file import read_dimensions
from synthetic.reading.fidelity import lost
from synthetic.tuples.sampling import sample
from synthetic.wording.cases import Making, make_cases
from synthetic.wording.report import Report
from synthetic.wording.writer import GrammarWriter

SPARE = 1.5
"""Rows for each case: some lose their tuple in words, and are left out."""


def made_cases(number: int, data: TravelData, asked_on: date, seed: int = 0) -> tuple[EvalCase, ...]:
    """So many cases, each tuple as frequent as it is among travellers; the same seed and day give the same ones.

    Args:
        number: how many, 1 or more.
        data: where destinations, costs and so on are looked up.
        asked_on: the day on which they ask.
        seed: of tuples and words.
    """
    dimensions = read_dimensions()
    rows = sample(dimensions.space(2), dimensions.weights, round(number * SPARE) + 2, seed)
    making = Making(data, asked_on, seed, dimensions.digest, GrammarWriter(), lost)
    cases = make_cases([dimensions.decode(row) for row in rows], making, Report())
    return tuple(EvalCase.of(case) for case in islice(cases, number))
