"""Namesakes, countries and regions: which city is meant."""

from collections.abc import Sequence
from datetime import date

from agents.data.records import Destination
from agents.data.tables import TravelData
from agents.questions.registry import Choice, Question, question
from agents.request import TripRequest

MOST_CHOICES = 4


@question("which_destination", order=1)
def which_destination(request: TripRequest, data: TravelData, today: date) -> Question | None:  # noqa: ARG001 - one signature for all
    """The destination names several cities that may be meant: “Springfield”, “Georgia”."""
    if request.destination_id:
        return None
    cities = data.contenders(request.destination)
    if len(cities) < 2:
        return None
    spelled = data.resolve(request.destination)[0].kind == "spelling"
    return Question(
        code="which_destination",
        field="destination",
        text=f"“{request.destination}” is not a name we know. Did you mean one of these?"
        if spelled
        else f"Which “{request.destination}” do you mean?",
        choices=city_choices(cities[:MOST_CHOICES]),
        text_hint="another city, with its country",
    )


def city_choices(cities: Sequence[Destination]) -> list[Choice]:
    """A choice a city; its id stands in the patch, so that the label need not be read again."""
    return [
        Choice(id=str(number), label=city.label, patch={"destination": city.label, "destination_id": city.id})
        for number, city in enumerate(cities, start=1)
    ]
