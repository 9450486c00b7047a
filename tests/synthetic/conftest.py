"""Our own dimensions, and tuples that differ from a plain one in what a test is about."""

from collections.abc import Callable
from datetime import date

import pytest

from agents.data.tables import TravelData
from synthetic.dimensions import Dimensions
from synthetic.dimensions_file import OURS, read_dimensions
from synthetic.expected.expect import expect
from synthetic.expected.expected import Expected
from synthetic.facts.facts import Facts
from synthetic.facts.make import make_facts
from synthetic.persona import Persona

PLAIN = {
    "destination": "major", "duration": "week", "season": "spring", "budget": "easy", "interests": "culture",
    "style": "balanced", "party": "couple", "need": "none", "clarity": "clear", "mood": "neutral", "intent": "plan",
}  # fmt: skip

Made = Callable[..., tuple[Persona, Facts]]
Wanted = Callable[..., Expected]


@pytest.fixture(scope="session")
def dimensions() -> Dimensions:
    return read_dimensions(OURS)


@pytest.fixture
def made(data: TravelData, today: date) -> Made:
    """Facts of the plain tuple with changes: `made(season="winter", seed=3)`."""

    def make(seed: int = 1, **changes: str) -> tuple[Persona, Facts]:
        return make_facts(PLAIN | changes, seed, data, today)

    return make


@pytest.fixture
def wanted(data: TravelData, today: date) -> Wanted:
    """What is expected of facts that a test writes down itself."""

    def work(facts: Facts, **changes: str) -> Expected:
        persona = Persona(name="A", locale="de_DE", home="Hamburg", home_id="gn-2911298", country="DE")
        return expect(PLAIN | changes, facts, persona, data, today)

    return work
