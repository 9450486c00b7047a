"""What a person fills into the form."""

from pydantic import JsonValue

from agents.budget.tiers import Tier
from synthetic.facts.facts import Facts
from synthetic.persona import Persona

LEVEL_WORDS = {
    Tier.SHOESTRING: "shoestring",
    Tier.BUDGET: "cheap",
    Tier.MODERATE: "moderate",
    Tier.COMFORT: "comfortable",
    Tier.LUXURY: "luxury",
}


def form_of(facts: Facts, persona: Persona, notes: str) -> dict[str, JsonValue]:
    """The request as JSON for the API; what is not said is left out.

    It is valid but where the facts are not: 60 days are more than the form takes. The person always says where they
    start from.
    """
    said: dict[str, JsonValue] = {
        "destination": facts.destination,
        "days": facts.days,
        "start": facts.start and facts.start.isoformat(),
        "end": facts.end and facts.end.isoformat(),
        "budget": _budget(facts),
        "interests": [str(interest) for interest in facts.interests],
        "style": str(facts.style),
        "party": {"adults": facts.party.adults, **facts.party.model_dump(mode="json", exclude_defaults=True)},
        "origin": persona.home,
        "passport": facts.passport,
        "notes": notes,
    }
    return {key: value for key, value in said.items() if value not in (None, "", [])}


def _budget(facts: Facts) -> str | None:
    if facts.amount is not None:
        return f"{facts.amount:f} {facts.currency}"
    return LEVEL_WORDS[facts.level] if facts.level else None
