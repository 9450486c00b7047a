"""Budgets below the cheapest that the trip can cost."""

from datetime import date

from agents.budget.feasibility import feasibility
from agents.data.tables import TravelData
from agents.questions.registry import Choice, Question, question
from agents.request import TripRequest
from agents.trip import resolve


@question("impossible_budget", order=4)
def impossible_budget(request: TripRequest, data: TravelData, today: date) -> Question | None:
    """The budget is below the cheapest that the trip can cost: 40 USD for a week in Zurich."""
    trip = resolve(request, data, today)
    found = feasibility(trip, data)
    if found.verdict != "impossible":
        return None
    assert request.budget
    assert found.cheapest
    days = "one day" if request.length == 1 else f"{request.length} days"
    return Question(
        code="impossible_budget",
        field="budget",
        text=f"{request.budget.text} is not enough for {days}: this trip costs {found.cheapest} at the least. "
        "What shall change?",
        choices=[
            *(Choice(id=change.code, label=change.text, patch=change.patch) for change in found.changes),
            Choice(id="anyway", label="Nothing: plan it as cheaply as possible and show what is missing"),
        ],
        text_hint="another budget for the whole party, such as 900 USD",
        text_patch={"currency": trip.currency},
    )
