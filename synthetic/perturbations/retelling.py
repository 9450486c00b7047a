"""The words of a case whose facts were changed."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from agents.data.tables import TravelData
from synthetic.case import Case, Words
from synthetic.facts.facts import Facts
from synthetic.perturbations.tuple_after import TOLD_BY, differences
from synthetic.reading.fidelity import lost
from synthetic.reading.text import read_text
from synthetic.wording.cases import ATTEMPTS, attempt_seed
from synthetic.wording.write import write
from synthetic.wording.writer import Writer

SILENT = ("absent", "none", "balanced")
"""Values of a dimension that a text tells by saying nothing."""


@dataclass(frozen=True, slots=True)
class Retelling:
    """How changed facts are put into the words of the case's person."""

    data: TravelData
    writer: Writer

    def anew(self, case: Case, seed: int) -> Words | None:
        """The same facts in other words; None where what was tried loses something of the tuple."""
        return next(self._faithful(case, case.facts, case.tuple, seed, 1), None)

    def of(self, case: Case, facts: Facts, tuple: Mapping[str, str]) -> Words | None:
        """Other facts in words that are drawn as the case's own; None where what was tried loses something.

        Notes that do not mention what is different stay as they are, so that nothing but the form's field changes;
        those that do are drawn as the case's own, too, whichever attempt the text is from.
        """
        first = case.words.attempts
        words = next(self._faithful(case, facts, tuple, case.seed, first), None)
        if words is None:
            return None
        told = read_text(case.words.notes, self.data, case.asked_on)
        mentioned = any(told.get(TOLD_BY[name], "none") not in SILENT for name in differences(case.facts, facts))
        notes = self._written(case, facts, tuple, case.seed, first).notes if mentioned else case.words.notes
        return words.model_copy(update={"notes": notes})

    def _faithful(self, case: Case, facts: Facts, tuple: Mapping[str, str], seed: int, first: int) -> Iterator[Words]:
        for attempt in range(first, first + ATTEMPTS):
            words = self._written(case, facts, tuple, seed, attempt)
            if not lost(tuple, words.text, self.data, case.asked_on):
                yield words

    def _written(self, case: Case, facts: Facts, tuple: Mapping[str, str], seed: int, attempt: int) -> Words:
        values = {**case.tuple, **tuple}
        return write(values, case.persona, facts, attempt_seed(seed, attempt), self.writer)
