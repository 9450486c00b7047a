"""What came of the change that a traveller asked for once there was a plan."""

from collections.abc import Mapping
from random import Random

from pydantic import JsonValue

from agents.data.tables import TravelData
from agents.itinerary import Itinerary
from agents.request import Party
from evals.evaluators.registry import Said, evaluator
from evals.evaluators.saying import told
from evals.output import Output, Sample
from synthetic.driving.seen import SeenEnd, SeenPlan, SeenRequest, SeenTrip
from synthetic.facts.facts import Goal
from synthetic.traveller.goals.registry import NotPossible
from synthetic.traveller.intended import Intended, intended
from synthetic.traveller.seen import Seen
from synthetic.traveller.verdict import Asked, Judgement, judge

DRAWS = 20
"""How often a goal is made definite: one that names a kind of stop means any of them."""


@evaluator("session.goal", "reference")
def goal_reached(sample: Sample, data: TravelData) -> Said | None:
    """The change that was asked for came to be; one that is not possible on this plan does not count."""
    found = _judged(sample, data)
    if found is None or found.verdict == "not_possible":
        return None
    if found.verdict != "reached" and found.blame != "app":
        return Said("unscored", f"{found.why}; code cannot show whether that is right", "unscored")
    return told(
        [] if found.verdict == "reached" else [found.why], "the change came to be", labels=("reached", "missed")
    )


@evaluator("session.unasked", "reference")
def nothing_else(sample: Sample, data: TravelData) -> Said | None:
    """A follow-up changes nothing that was not asked for."""
    found = _judged(sample, data)
    if found is None or sample.output.itinerary == _before(sample.output):
        return None
    return told(found.unasked, "nothing else changed")


def _judged(sample: Sample, data: TravelData) -> Judgement | None:
    """By the reading of the goal that fits best; None where no change was asked for, or none can be named."""
    output, facts = sample.output, sample.case.facts
    if output.before is None or output.itinerary is None or facts is None or not facts.goals:
        return None
    before, changed = _seen(output.before.itinerary, output.before.request, data), output.why is None
    after = _seen(output.itinerary, output.request, data) if changed else None
    error = None if changed else SeenEnd(title="", detail=output.why or "")
    trip = SeenTrip(
        id=sample.case.id,
        status="done" if changed else "refused",
        request=SeenRequest(destination=output.itinerary.destination.name),
        error=error,
    )
    found = [judge(Asked(meant, meant, before), trip, after) for meant in _readings(facts.goals[0], before)]
    return min(found, key=lambda one: (one.verdict != "reached", len(one.unasked)), default=None)


def _before(output: Output) -> Itinerary | None:
    return output.before.itinerary if output.before else None


def _readings(goal: Goal, plan: Seen) -> list[Intended]:
    try:
        drawn = [intended(goal, plan, Random(draw)) for draw in range(DRAWS)]
    except NotPossible:
        return []
    return list({str(each): each for each in drawn}.values())


def _seen(plan: Itinerary, request: Mapping[str, JsonValue], data: TravelData) -> Seen:
    party = Party.model_validate(request.get("party") or {})
    return Seen(SeenPlan.model_validate(plan.model_dump(mode="json")), party, plan.destination.id, data)
