"""A person and what they mean, of which a test changes what it is about."""

from datetime import date
from decimal import Decimal
from typing import Any, Protocol

import pytest

from agents.data.records import Interest
from agents.request import Party, Style
from synthetic.facts.facts import Facts
from synthetic.persona import Habit, Persona

TUPLE = {
    "destination": "major",
    "duration": "week",
    "season": "spring",
    "budget": "tight",
    "interests": "food",
    "style": "relaxed",
    "party": "couple",
    "need": "none",
    "clarity": "clear",
    "mood": "neutral",
    "intent": "plan",
}
FACTS = Facts(
    destination="Rome",
    destination_id="rome",
    days=5,
    start=date(2027, 5, 3),
    amount=Decimal(900),
    currency="EUR",
    interests=(Interest.FOOD,),
    style=Style.RELAXED,
    party=Party(adults=2),
)


class Changed(Protocol):
    def __call__(self, **changes: Any) -> Any: ...


def persona_of(*habits: Habit, locale: str = "en_GB") -> Persona:
    return Persona(name="Ana Ruiz", locale=locale, home="Leeds", home_id="leeds", country="GB", habits=habits)


@pytest.fixture
def values() -> Changed:
    return lambda **changes: {**TUPLE, **changes}


@pytest.fixture
def facts() -> Changed:
    return lambda **changes: FACTS.model_copy(update=changes)


@pytest.fixture
def persona() -> Persona:
    return persona_of()
