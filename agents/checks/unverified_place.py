"""Places that the data does not know."""

from collections.abc import Iterator

from agents.checks.registry import Found, Plan, check


@check("unverified_place", severity="soft", repairable=True)
def unverified_place(plan: Plan) -> Iterator[Found]:
    """Every stop is a place that the data knows."""
    for day in plan.itinerary.days:
        for stop in day.stops:
            if not stop.verified:
                yield Found(
                    f"{day.date} {stop.start}", f"{stop.name!r} ({stop.place_id}) is not in the data: unverified"
                )
