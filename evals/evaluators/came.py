"""What came of a sample, as it is compared with what was expected."""

from collections.abc import Sequence

from agents.graph import ITINERARY
from agents.request import Party
from agents.specialists.registry import all_specialists
from agents.violation import Violation
from evals.output import Output
from synthetic.expected.comparison import Came, needs_of


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
    """The agent that worked by itself, on recorded hand-offs of the others; None for a whole chain."""
    names = {use.agent for use in output.agents} & {*all_specialists(), ITINERARY}
    return names.pop() if len(names) == 1 else None
