"""What came of a sample, as it is compared with what was expected."""

from collections.abc import Sequence

from agents.graph import ITINERARY
from agents.request import DEFAULT_DAYS, Party
from agents.specialists.registry import all_specialists
from agents.violation import Violation
from evals.output import Output, Sample
from synthetic.expected.comparison import Came, needs_of
from synthetic.perturbations.relations.asks_by_the_bound import QUESTION


def came_of(output: Output, violations: Sequence[Violation] = ()) -> Came:
    """What came; raises `ValueError` for a request whose party does not validate."""
    judged = output.itinerary and output.itinerary.budget.feasibility
    return Came(
        ended=output.ended,
        why=output.why,
        fields=(output.field,) if output.field else (),
        asked=output.asked,
        feasibility=judged.verdict if judged else None,
        violations=violations,
        needs=needs_of(Party.model_validate(output.request.get("party") or {})),
    )


def alone(output: Output) -> str | None:
    """The agent that worked by itself, on hand-offs that were recorded of others; None for a whole chain.

    Around a specialist the plan is drafted by code, so that something is done under the name of the itinerary agent.
    """
    worked = {use.agent for use in output.agents} & {*all_specialists()}
    recorded = output.handoffs.keys() - worked
    return next(iter(worked), ITINERARY) if recorded and len(worked) <= 1 else None


def dates_kept(sample: Sample) -> bool:
    """Whether the trip is on the days that are expected: the answer to an impossible budget may choose others."""
    output, facts = sample.output, sample.case.facts
    plan = output.before.itinerary if output.before else output.itinerary
    if QUESTION not in output.asked or plan is None or facts is None:
        return True
    return len(plan.days) == (facts.days or DEFAULT_DAYS) and plan.start == (facts.start or plan.start)


def message_of(output: Output) -> str | None:
    """The message of a plan; None without one, and around a specialist alone, where no model writes it."""
    return output.itinerary.message if output.itinerary and alone(output) in (None, ITINERARY) else None
