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
    return Question(
        code="which_destination",
        field="destination",
        text=_text(request.destination, data),
        choices=city_choices(cities[:MOST_CHOICES]),
        text_hint="another city, with its country",
    )


def _text(text: str, data: TravelData) -> str:
    match data.resolve(text)[0].kind:
        case "country" | "region":
            return f"Which city in {text} do you mean?" if _one_country(text, data) else f"Which “{text}” do you mean?"
        case "spelling":
            return f"“{text}” is not a name that we know. Did you mean one of these?"
        case _:
            return f"Which “{text}” do you mean?"


def _one_country(text: str, data: TravelData) -> bool:
    return len({city.country for city in data.contenders(text)}) == 1


def city_choices(cities: Sequence[Destination]) -> list[Choice]:
    """A choice a city; its id stands in the patch, so that the label need not be read again."""
    return [
        Choice(id=str(number), label=city.label, patch={"destination": city.label, "destination_id": city.id})
        for number, city in enumerate(cities, start=1)
    ]
