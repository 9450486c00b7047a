"""How full days are."""

from collections.abc import Iterator

from agents.budget.pricing import WHERE_ONE_EATS
from agents.itinerary import Day
from agents.request import Style
from agents.trip import STOPS_A_DAY
from synthetic.perturbations.observed import Observed
from synthetic.perturbations.relations.registry import Breach, differ, relation

SLOW = 2
"""Stops that even the slowest day may hold, beside the one that is granted over every pace."""


@relation("slower_pace")
def slower_pace(first: Observed, second: Observed) -> Iterator[Breach]:
    """The fullest day does not hold more stops than before, or no more than one over the pace of the second party."""
    most = [max(map(_stops, seen.plan.itinerary.days), default=0) for seen in (first, second)]
    allowed = max(most[0], _pace(second) + 1)
    if most[1] > allowed:
        yield differ("stops on the fullest day", most[0], most[1], f"at most {allowed}")


def _stops(day: Day) -> int:
    """A second meal comes on top of the pace."""
    meals = sum(stop.kind in WHERE_ONE_EATS for stop in day.stops)
    return len(day.stops) - (meals > 1)


def _pace(seen: Observed) -> int:
    party, style = seen.party, Style(str(seen.form.get("style", Style.BALANCED)))
    slower = bool(party.children or party.seniors or party.mobility != "none")
    return max(SLOW, STOPS_A_DAY[style] - slower)
