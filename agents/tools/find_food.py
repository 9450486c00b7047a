"""Where to eat."""

from math import ceil

from agents.budget.pricing import WHERE_ONE_EATS
from agents.data.records import Diet
from agents.days.party_needs import steps, suits
from agents.retrieval.ranking import rank
from agents.retrieval.wish import Wish
from agents.tools.registry import ToolArgs, ToolContext, ToolError, tool
from agents.tools.search_places import PlaceCard, Places

SPARE = 1.5
FEWEST = 8


class FoodArgs(ToolArgs):
    """The trip's city, and the diets that every place must serve (an empty list for none)."""

    destination_id: str
    diets: list[Diet]


@tool(FoodArgs)
async def find_food(args: FoodArgs, context: ToolContext) -> Places:
    """Food: markets, eateries and restaurants at the destination where the traveller can eat, by diet.

    Use it for every trip.
    """
    context.require(destination_id=args.destination_id)
    city, diets = context.trip.destination, {*args.diets, *context.trip.party.diets}
    known = [
        place for place in context.data.places(city.id) if place.kind in WHERE_ONE_EATS and suits(place, context.trip)
    ]
    able = [place for place in known if diets <= set(place.diets)]
    ranked = await rank(Wish.of(context.trip), able, context.data)
    step_free_first = sorted(ranked, key=lambda place: steps(place, context.trip))
    fitting = step_free_first[: max(FEWEST, ceil(len(context.trip.days) * SPARE))]
    served = f"{' and '.join(sorted(diets))} " if diets else ""
    if not fitting:
        raise ToolError(f"no {served}place to eat is known for {city.name}")
    return Places(
        topic="food",
        text=f"{len(fitting)} {served}places to eat in {city.name}.",
        source=fitting[0].source,
        places=[PlaceCard.of(place) for place in fitting],
    )
