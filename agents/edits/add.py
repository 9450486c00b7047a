"""More of an interest."""

from dataclasses import replace

from pydantic import Field

from agents.data.records import Interest
from agents.edits.registry import Editable, EditArgs, EditError, edit
from agents.edits.stops import candidates, laid_out, places_of


class AddArgs(EditArgs):
    """Of what."""

    interest: Interest = Field(description="what there shall be more of")


@edit(AddArgs)
def add(args: AddArgs, plan: Editable) -> Editable:
    """Add more food, culture, history, art, architecture, nature, nightlife, shopping, adventure, relaxation,
    photography or things for the family.
    """  # noqa: D205 - all of it is what the model is told
    request = plan.trip.request
    interests = tuple(dict.fromkeys((*request.interests, args.interest)))[-6:]
    trip = replace(plan.trip, request=request.model_copy(update={"interests": interests}))
    wider = replace(plan, trip=trip)
    for day in sorted(range(len(plan.days)), key=lambda day: len(plan.days[day].stops)):
        places = places_of(wider, day)
        for place in candidates(wider, day, places, lambda place: args.interest in place.interests)[:6]:
            filled = laid_out(wider, day, [*places, place])
            if {stop.place_id for stop in filled.stops} == {place.id, *(other.id for other in places)}:
                return wider.with_day(day, filled, f"Day {day + 1}: {place.name} is added, for {args.interest}.")
    raise EditError(f"no further place for {args.interest} fits into the days; drop a stop first")
