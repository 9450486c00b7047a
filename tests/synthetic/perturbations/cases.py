"""A case made by hand, and another way to word it."""

from datetime import date
from decimal import Decimal
from typing import Any

from agents.data.records import Interest
from agents.request import Party
from synthetic.case import Case, Words, case_id
from synthetic.expected.expected import Expected
from synthetic.facts.facts import Facts
from synthetic.form import form_of
from synthetic.persona import Persona

ASKED_ON = date(2026, 11, 20)
PERSONA = Persona(name="Ada Berg", locale="de_DE", home="Berlin", home_id="berlin", country="DE")
NOTES = "We would rather wander through quiet streets than stand in queues for hours."
FACTS = Facts(
    destination="Lisbon",
    destination_id="lisbon",
    days=5,
    start=date(2027, 5, 3),
    amount=Decimal(1200),
    currency="EUR",
    interests=(Interest.FOOD, Interest.CULTURE, Interest.NATURE),
    party=Party(adults=2),
)
TUPLE = {
    "destination": "major", "duration": "week", "season": "spring", "budget": "easy", "interests": "several",
    "style": "balanced", "party": "couple", "need": "none", "clarity": "clear", "mood": "neutral", "intent": "plan",
}  # fmt: skip


def words_of(facts: Facts, notes: str = NOTES) -> Words:
    return Words(intent="A trip.", text=f"{facts.destination}, {facts.days} days. {notes}", notes=notes, writer="hand")


def case_of(facts: Facts = FACTS, tuple: dict[str, str] | None = None, **fields: Any) -> Case:
    """A case of these facts; `tuple` lays values over that of a couple in Lisbon."""
    words: Words = fields.get("words", words_of(facts))
    form, values = form_of(facts, PERSONA, words.notes), {**TUPLE, **(tuple or {})}
    given: dict[str, Any] = {
        "id": case_id(values, 1, words, form), "dimensions": "sha256:0", "tuple": values, "seed": 1,
        "asked_on": ASKED_ON, "split": "dev", "persona": PERSONA, "facts": facts, "words": words, "form": form,
        "expected": Expected(ends="plan"), **fields,
    }  # fmt: skip
    return Case(**given)
