"""People with goals, plans by hand, and the application with a fault of its own."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from agents.data.tables import TravelData
from agents.edits.registry import Editable, EditArgs, EditError, all_edits
from agents.request import Party
from synthetic.case import Case
from synthetic.driving.seen import SeenPlan, SeenTrip
from synthetic.facts.facts import Goal
from synthetic.traveller.seen import Seen
from tests.synthetic.driving.support import make_case

CITY = "lisbon"
FIRST_DAY = date(2027, 3, 1)
"""A Monday."""
Apply = Callable[[EditArgs, Editable], Editable]


def goal(edit: str, **arguments: Any) -> Goal:
    return Goal(edit=edit, arguments=arguments)


def case_of(*goals: Goal, city: str = "Lisbon", seed: int = 0, mood: str = "neutral", days: int = 4) -> Case:
    """Somebody who wants a plan of a city, and then these changes."""
    form = {"destination": city, "days": days, "interests": ["history", "food"]}
    facts = {"destination_id": city.lower(), "days": days, "goals": [each.model_dump() for each in goals]}
    return make_case(form, facts=facts, seed=seed, intent="refine", mood=mood)


def plan_of(data: TravelData, *days: str, total: int = 900) -> SeenPlan:
    """A plan of Lisbon: ids of places, day by day, two hours apart from 9 o'clock."""

    def stop(place_id: str, at: int) -> dict[str, Any]:
        place = data.place(CITY, place_id)
        assert place, place_id
        return {
            "place_id": place_id, "name": place.name, "kind": place.kind, "interests": place.interests,
            "start": f"{9 + 2 * at:02}:00", "step_free": place.step_free, "cost": place.cost or None,
        }  # fmt: skip

    return SeenPlan.model_validate(
        {
            "message": "Here it is.",
            "budget": {"total": {"amount": total, "currency": "EUR"}},
            "days": [
                {
                    "date": FIRST_DAY + timedelta(days=nr),
                    "stops": [stop(each, at) for at, each in enumerate(ids.split())],
                }
                for nr, ids in enumerate(days)
            ],
        }
    )


def seen_of(data: TravelData, *days: str, total: int = 900, party: Party | None = None) -> Seen:
    return Seen(plan_of(data, *days, total=total), party or Party(), CITY, data)


def trip_of(plan: SeenPlan | None, status: str = "done", why: str = "") -> SeenTrip:
    """What the application shows."""
    error = {"title": "The plan was not changed", "detail": why, "field": "change"} if why else None
    shown = {"id": "t", "status": status, "request": {"destination": "Lisbon"}, "error": error}
    return SeenTrip.model_validate(shown).model_copy(update={"itinerary": plan})


def nothing_done(args: EditArgs, plan: Editable) -> Editable:  # noqa: ARG001 - an edit
    """Says that it was done."""
    return replace(plan, said=(*plan.said, "Done as you wished."))


def refused(args: EditArgs, plan: Editable) -> Editable:  # noqa: ARG001 - an edit
    """Says that it cannot be done, for no reason."""
    raise EditError("this plan cannot be changed")


def another_day(edit: str) -> Apply:
    """Does it to the day after, or the first after the last."""
    proper = all_edits()[edit].apply

    def apply(args: EditArgs, plan: Editable) -> Editable:
        day = args.model_dump()["day"]
        return proper(args.model_copy(update={"day": day % len(plan.days) + 1}), plan)

    return apply


def break_edit(monkeypatch: pytest.MonkeyPatch, edit: str, apply: Apply) -> None:
    """Give the application a fault."""
    broken = {**all_edits(), edit: replace(all_edits()[edit], apply=apply)}
    monkeypatch.setattr("agents.refine_node.all_edits", lambda: broken)
