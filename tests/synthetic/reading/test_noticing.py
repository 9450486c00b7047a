"""That the reader notices when a text does not say a tuple."""

from agents.data.tables import TravelData
from synthetic.dimensions_file import read_dimensions
from synthetic.facts.make import make_facts
from synthetic.reading.fidelity import lost
from synthetic.reading.noticing import noticed
from synthetic.tuples.sampling import sample
from synthetic.wording.write import write
from synthetic.wording.writer import GrammarWriter
from tests.synthetic.reading.samples import ASKED_ON

LEAST = {
    "destination": 0.95, "duration": 0.95, "season": 0.95, "budget": 0.85, "interests": 0.95, "style": 0.95,
    "party": 0.95, "need": 0.95, "clarity": 0.95, "mood": 0.95, "intent": 0.95,
}  # fmt: skip
"""Of wrong values. Money is less: who does not tell a home may name euros as their own, or as foreign."""


def test_a_wrong_value_of_a_worded_tuple_is_noticed(data: TravelData) -> None:
    dimensions, writer = read_dimensions(), GrammarWriter()
    rows = [dimensions.decode(row) for row in sample(dimensions.space(), dimensions.weights, 150, 5)]
    worded = [
        (row, write(row, *make_facts(row, number, data, ASKED_ON), number, writer).text)
        for number, row in enumerate(rows)
    ]
    faithful = [(row, text) for row, text in worded if not lost(row, text, data, ASKED_ON)]
    assert len(faithful) > 0.9 * len(worded)
    found = noticed(faithful, dimensions, data, ASKED_ON, 1)
    assert {name: each for name, each in found.items() if each.rate < LEAST[name]} == {}
    assert all(each.tried > 100 for each in found.values())
