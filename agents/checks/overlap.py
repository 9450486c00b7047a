"""Stops that begin before one can be there."""

from collections.abc import Iterator

from agents.checks.registry import Found, Plan, check


@check("overlap", severity="soft", repairable=True)
def overlap(plan: Plan) -> Iterator[Found]:
    """A stop begins after the one before has ended and the way is done."""
    for day in plan.itinerary.days:
        for before, stop in zip(day.stops, day.stops[1:], strict=False):
            ready = _minutes(before.end) + (stop.travel.minutes if stop.travel else 0)
            if _minutes(stop.start) < ready:
                arrival = f"{ready // 60:02}:{ready % 60:02}"
                yield Found(
                    f"{day.date} {stop.start}", f"{stop.name} begins at {stop.start}; one gets there at {arrival}"
                )


def _minutes(clock: str) -> int:
    return int(clock[:2]) * 60 + int(clock[3:])
