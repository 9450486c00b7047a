"""What travels along the edges of the graph, and what a node is."""

# LangGraph leaves parts of its own generics open.
# pyright: reportUnknownMemberType=false, reportMissingTypeStubs=false

from datetime import date
from typing import Annotated, Any, Protocol, TypedDict

from langgraph.runtime import Runtime

from agents.deps import Run
from agents.handoffs import Missing
from agents.itinerary import Itinerary, ItineraryDraft
from agents.refine_node import Follow
from agents.request import TripRequest
from agents.specialist_node import Part
from agents.trip import Trip


def _merge(left: dict[str, Part], right: dict[str, Part]) -> dict[str, Part]:
    return left | right


def _append(left: list[Missing], right: list[Missing]) -> list[Missing]:
    return left + right


class PlanState(TypedDict):
    """What travels along the edges. What is not there yet is read with `get` or asked for with `in`.

    `form` is the request as it came in, as JSON, and `asked_on` the day of that: all that a checkpoint of a paused run
    holds. A resumed run comes by its questions again, on the day that they were asked, and plans on its own day.
    """

    form: dict[str, Any]
    asked_on: date
    follow: Follow
    done: list[str]
    request: TripRequest
    trip: Trip
    parts: Annotated[dict[str, Part], _merge]
    missing: Annotated[list[Missing], _append]
    draft: ItineraryDraft
    itinerary: Itinerary
    attempt: int


Update = dict[str, Any]


class Node(Protocol):
    """A node: the state in, what changes out."""

    async def __call__(self, state: PlanState, runtime: Runtime[Run]) -> Update: ...  # noqa: D102
