"""The form as JSON."""

from datetime import date
from decimal import Decimal

from agents.budget.tiers import Tier
from agents.data.records import Diet, Interest
from agents.request import Party, Style, TripRequest
from synthetic.facts.facts import Facts
from synthetic.form import LEVEL_WORDS, form_of
from synthetic.persona import Persona

ANNA = Persona(name="Anna", locale="de_DE", home="Hamburg", home_id="gn-2911298", country="DE")


def test_what_is_said() -> None:
    facts = Facts(
        destination="Lisbon", destination_id="lisbon", days=3, start=date(2027, 5, 3), end=date(2027, 5, 12),
        amount=Decimal("1500"), currency="EUR", interests=(Interest.FOOD, Interest.ART), style=Style.RELAXED,
        party=Party(adults=0, seniors=2, mobility="wheelchair", diets=(Diet.VEGAN,)), passport="India",
    )  # fmt: skip
    assert form_of(facts, ANNA, "No stairs, please.") == {
        "destination": "Lisbon",
        "days": 3,
        "start": "2027-05-03",
        "end": "2027-05-12",
        "budget": "1500 EUR",
        "interests": ["food", "art"],
        "style": "relaxed",
        "party": {"adults": 0, "seniors": 2, "mobility": "wheelchair", "diets": ["vegan"]},
        "origin": "Hamburg",
        "passport": "India",
        "notes": "No stairs, please.",
    }


def test_what_is_not_said_is_left_out() -> None:
    assert form_of(Facts(destination="Lisbon"), ANNA, "") == {
        "destination": "Lisbon", "style": "balanced", "party": {"adults": 1}, "origin": "Hamburg",
    }  # fmt: skip


def test_levels_are_words_that_the_form_reads() -> None:
    for tier in Tier:
        form = form_of(Facts(destination="Lisbon", level=tier), ANNA, "")
        assert form["budget"] == LEVEL_WORDS[tier]
        request = TripRequest.model_validate(form)
        assert request.budget
        assert request.budget.tier is tier
