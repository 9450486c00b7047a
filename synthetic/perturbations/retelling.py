"""The words of a case whose facts were changed."""

from collections.abc import Mapping
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
        return self._told(case, case.facts, case.tuple, [attempt_seed(seed, attempt) for attempt in range(ATTEMPTS)])

    def of(self, case: Case, facts: Facts, tuple: Mapping[str, str]) -> Words | None:
        """Other facts in words that are drawn as the case's own; None where what was tried loses something.

        Notes that do not mention what is different stay as they are, so that nothing but the form's field changes.
        """
        first = case.words.attempts
        seeds = [attempt_seed(case.seed, attempt) for attempt in range(first, first + ATTEMPTS)]
        words = self._told(case, facts, tuple, seeds)
        told = read_text(case.words.notes, self.data, case.asked_on)
        mentioned = any(told.get(TOLD_BY[name], "none") not in SILENT for name in differences(case.facts, facts))
        return words if words is None or mentioned else words.model_copy(update={"notes": case.words.notes})

    def _told(self, case: Case, facts: Facts, tuple: Mapping[str, str], seeds: list[int]) -> Words | None:
        for seed in seeds:
            words = write({**case.tuple, **tuple}, case.persona, facts, seed, self.writer)
            if not lost(tuple, words.text, self.data, case.asked_on):
                return words
        return None
