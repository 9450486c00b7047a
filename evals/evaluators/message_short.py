"""How long the message is."""

from agents.data.tables import TravelData
from evals.evaluators.registry import Said, evaluator
from evals.output import Sample

SHORT = 500
"""Characters that a message has to stay below: about three sentences of a plan."""


@evaluator("message.short", "check")
def message_short(sample: Sample, _: TravelData) -> Said | None:
    """The message has fewer than 500 characters, and is not empty: `short`, else `long` or `empty`."""
    plan = sample.output.itinerary
    if plan is None:
        return None
    length = len(plan.message.strip())
    label = "empty" if not length else "short" if length < SHORT else "long"
    return Said("pass" if label == "short" else "fail", f"{length} characters; short is 1 to {SHORT - 1}", label)
