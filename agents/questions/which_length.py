"""Days and dates that contradict each other."""

from datetime import date, timedelta

from agents.data.tables import TravelData
from agents.questions.registry import Choice, Question, question
from agents.request import TripRequest


@question("which_length", order=2)
def which_length(request: TripRequest, data: TravelData, today: date) -> Question | None:  # noqa: ARG001 - one signature for all
    """The days and the dates of the request contradict each other: 3 days, from the 1st to the 12th."""
    if not (request.days and request.start and request.end):
        return None
    between = (request.end - request.start).days + 1
    if between == request.days:
        return None
    last = request.start + timedelta(days=request.days - 1)
    return Question(
        code="which_length",
        field="days",
        text=f"{request.start} to {request.end} is {_days(between)}, but you ask for {request.days}. Which holds?",
        choices=[
            Choice(id="days", label=f"{_days(request.days)}, {request.start} to {last}", patch={"end": None}),
            Choice(id="dates", label=f"{_days(between)}, {request.start} to {request.end}", patch={"days": None}),
        ],
        text_hint="a number of days",
        text_patch={"end": None},
    )


def _days(number: int) -> str:
    return "1 day" if number == 1 else f"{number} days"
