"""A tuple made definite: a person, a city, days, an amount."""

import json
from collections.abc import Mapping
from datetime import date
from random import Random

from agents.data.tables import TravelData
from synthetic.facts.facts import Facts
from synthetic.facts.steps.registry import Making, all_steps
from synthetic.persona import Persona


def make_facts(tuple: Mapping[str, str], seed: int, data: TravelData, asked_on: date) -> tuple[Persona, Facts]:
    """Make the definite values of a case. The same arguments give the same values on any machine.

    Raises:
        FactsError: the tuple lacks a dimension or has a value that no step knows, or nothing in the travel data fits.
    """
    content = json.dumps(dict(tuple), sort_keys=True, ensure_ascii=False)
    making = Making(tuple, data, asked_on)
    for step in all_steps():
        making = step.settle(making, Random(f"{seed} {step.name} {content}"))
    assert making.persona
    return making.persona, making.facts
