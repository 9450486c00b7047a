"""A budget in words that contradicts the style."""

from datetime import date

from agents.budget.tiers import RATES, Tier
from agents.data.tables import TravelData
from agents.questions.registry import Choice, Question, question
from agents.request import Style, TripRequest

_CHEAP = (Tier.SHOESTRING, Tier.BUDGET)


@question("level_or_style", order=3)
def level_or_style(request: TripRequest, data: TravelData, today: date) -> Question | None:  # noqa: ARG001 - one signature for all
    """The level of spending contradicts the style: luxury on a shoestring, a backpacker in luxury hotels."""
    tier, said = (request.budget.tier, request.budget.text) if request.budget else (None, "")
    luxury_for_little = request.style is Style.LUXURY and tier in _CHEAP
    luxury_in_a_hostel = request.style is Style.BACKPACKER and tier is Tier.LUXURY
    if tier is None or not (luxury_for_little or luxury_in_a_hostel):
        return None
    means = RATES[tier].means
    styles = {Style.LUXURY: Tier.LUXURY, Style.BACKPACKER: Tier.SHOESTRING}
    other = styles[request.style]
    return Question(
        code="level_or_style",
        field="budget",
        text=f"The style “{request.style}” does not go with a “{said}” budget, which means {means}. Which holds?",
        choices=[
            Choice(id="budget", label=f"The budget: {means}", patch={"style": Style.BALANCED}),
            Choice(id="style", label=f"The style: {RATES[other].means}", patch={"budget": other}),
        ],
        text_hint="an amount for the whole party, such as 2000 EUR",
    )
