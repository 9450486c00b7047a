"""Builders: samples made by hand, and what an evaluator says of them."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, NamedTuple

from agents.checks.registry import Plan
from agents.data.tables import TravelData
from evals.case import EvalCase
from evals.evaluators.registry import Said, all_evaluators
from evals.output import AgentUse, Output, Sample, ToolUse
from synthetic.expected.expected import Expected
from tests.agents.support import draft_of, place, plan_of, planned, trip_of

FORM: dict[str, Any] = {"destination": "Tokyo", "days": 1}


class Given(NamedTuple):
    """A sample and the travel data that it is looked at with."""

    sample: Sample
    data: TravelData


Make = Callable[[TravelData], Given]


@dataclass(frozen=True)
class Samples:
    """Of one evaluator: one that passes, one that fails for this reason, and one to which it does not apply."""

    evaluator: str
    passes: Make
    fails: Make
    why: str
    apart: Make


def case(expected: Expected | None = None, **fields: Any) -> EvalCase:
    return EvalCase.model_validate(
        {"id": "c-1", "cluster": "t-1", "form": FORM, **fields, "expected": expected and expected.model_dump()}
    )


def sample(expected: Expected | None = None, plan: Plan | None = None, **output: Any) -> Sample:
    """Planned where there is a plan, else refused; `output` are other fields of the output."""
    about: dict[str, Any] = {"ended": "planned", **of_plan(plan)} if plan else {"ended": "refused"}
    return Sample(case=case(expected), output=Output(**(about | output)))


def of_plan(plan: Plan) -> dict[str, Any]:
    """The fields of an output that hold a plan and the request of it."""
    return {
        "itinerary": plan.itinerary,
        "request": plan.trip.request.model_dump(mode="json", exclude_none=True) | {"start": str(plan.trip.start)},
    }


def given(expected: Expected | None = None, **output: Any) -> Make:
    """A sample without a plan."""
    return lambda data: Given(sample(expected, **output), data)


def with_plan(expected: Expected | None = None, form: dict[str, Any] | None = None, **output: Any) -> Make:
    """A sample with a plan of one free stop in Tokyo; `form` changes the request."""

    def make(data: TravelData) -> Given:
        plan = planned(data, [(place("sight"), "10:00")], **(form or {}))
        return Given(sample(expected, plan, **output), plan.data)

    return make


def with_message(message: str) -> Make:
    """A sample whose plan has this message, and no stops."""

    def make(data: TravelData) -> Given:
        trip = trip_of(data, days=1)
        plan = plan_of(data, trip, draft_of(trip))
        itinerary = plan.itinerary.model_copy(update={"message": message})
        return Given(sample(None, Plan(itinerary, trip, data)), data)

    return make


def used(agent: str, tool: str, result: str | None = "", **arguments: Any) -> ToolUse:
    return ToolUse(agent=agent, tool=tool, arguments=arguments, result=result)


def worked(agent: str, started: float, ended: float) -> AgentUse:
    return AgentUse(agent=agent, started=started, ended=ended)


def said(evaluator: str, made: Given) -> Said | None:
    return all_evaluators()[evaluator].evaluate(made.sample, made.data)
