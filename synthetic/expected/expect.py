"""What the application has to do with a case: worked out from what the tuple means and from the travel data."""

from collections.abc import Mapping
from datetime import date

from agents.data.tables import TravelData
from synthetic.expected.expected import Expected
from synthetic.expected.kinds.registry import Known, all_expectations
from synthetic.facts.facts import Facts
from synthetic.persona import Persona


def expect(tuple: Mapping[str, str], facts: Facts, persona: Persona, data: TravelData, asked_on: date) -> Expected:
    """Say what has to happen. Neither the words nor the application's own decisions are asked."""
    known = Known(tuple, facts, persona, data, asked_on)
    return Expected.model_validate({field: work(known) for field, work in all_expectations().items()})
