"""A change of a plan that was asked for once."""

from typing import Any

import pytest

from agents.data.tables import TravelData
from evals.output import Before, Output, Sample
from synthetic.facts.facts import Facts, Goal
from tests.agents.support import draft_of, plan_of, trip_of
from tests.evals.evaluators.support import Given, Make, Samples, case, given, of_plan, said

MUSEUMS = ("tokyo-national-museum", "nature-and-science-museum")
BOTH, NO_TOWER = ("senso-ji", "tokyo-skytree"), ("senso-ji",)
DROP = Goal(edit="drop", arguments={"query": "Tokyo Skytree"})
REFUSED = "the change “no tower” came to nothing: nothing here can be dropped"


def made(data: TravelData, *places: str) -> dict[str, Any]:
    """The fields of an output with a day of these places."""
    trip = trip_of(data, days=1)
    stops = [(place, f"{10 + 2 * nr}:00") for nr, place in enumerate(places)]
    return of_plan(plan_of(data, trip, draft_of(trip, stops)))


def changed(*places: str, before: tuple[str, ...] = BOTH, why: str | None = None, goal: Goal = DROP) -> Make:
    """A plan of these places, from one of others."""

    def make(data: TravelData) -> Given:
        old = Before(**made(data, *before))
        about = case().model_copy(update={"facts": Facts(destination="Tokyo", goals=(goal,))})
        after = Output(ended="planned", before=old, why=why, **made(data, *places))
        return Given(Sample(case=about, output=after), data)

    return make


SAMPLES = [
    Samples("session.goal", changed(*NO_TOWER), changed(*BOTH), "Tokyo Skytree is still in the plan", given()),
    Samples(
        "session.unasked",
        changed(*NO_TOWER),
        changed("meiji-jingu"),
        "day 1: - Senso-ji (and 1 more)",
        changed(*BOTH, why=REFUSED),
    ),
]


@pytest.mark.parametrize(
    ("make", "outcome"),
    [
        (changed(*BOTH, why=REFUSED), "fail"),
        (changed(*NO_TOWER, goal=Goal(edit="drop", arguments={"query": "Eiffel Tower"})), None),
        (changed(*NO_TOWER, goal=Goal(edit="lighten", arguments={"day": 7})), None),
    ],
)
def test_refused_or_not_possible(make: Make, outcome: str | None, data: TravelData) -> None:
    found = said("session.goal", make(data))
    assert (found and found.outcome) == outcome


@pytest.mark.parametrize("left", MUSEUMS)
def test_a_goal_that_names_a_kind_means_any_stop_of_it(left: str, data: TravelData) -> None:
    museum = Goal(edit="drop", arguments={"query": "museum"})
    after = changed(left, goal=museum, before=MUSEUMS)(data)
    found = [said(name, after) for name in ("session.goal", "session.unasked")]
    assert [each and each.outcome for each in found] == ["pass", "pass"]


@pytest.mark.parametrize(
    ("why", "outcome"),
    [("no further place for nightlife fits", "unscored"), ("I do not know how to do that", "fail")],
)
def test_a_refusal_that_may_be_right_is_unscored(why: str, outcome: str, data: TravelData) -> None:
    more = Goal(edit="add", arguments={"interest": "nightlife"})
    found = said("session.goal", changed(*BOTH, goal=more, why=f"the change “more” came to nothing: {why}")(data))
    assert found
    assert found.outcome == outcome
