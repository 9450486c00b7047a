"""In which order the agents work."""

from collections.abc import Iterator

from agents.data.tables import TravelData
from agents.graph import ITINERARY
from agents.specialists.registry import all_specialists
from evals.evaluators.came import alone
from evals.evaluators.registry import Said, evaluator
from evals.evaluators.saying import listed, told
from evals.output import AgentUse, Sample


@evaluator("expected.order", "reference")
def agent_order(sample: Sample, _: TravelData) -> Said | None:
    """Every specialist works, in any order or at once, and is done before the itinerary agent begins."""
    output = sample.output
    if output.itinerary is None or not output.agents or alone(output):
        return None
    return told(_astray(output.agents), "every specialist is done before the itinerary agent begins")


def _astray(uses: tuple[AgentUse, ...]) -> Iterator[str]:
    wanted = [*all_specialists(), ITINERARY]
    if missing := [name for name in wanted if name not in {use.agent for use in uses}]:
        yield f"missing agents: {listed(missing)}"
    begun = min((use.started for use in uses if use.agent == ITINERARY), default=float("inf"))
    for use in uses:
        if use.agent in all_specialists() and use.ended > begun:
            yield f"{use.agent} ended at {use.ended:.3f} s; the itinerary agent began at {begun:.3f} s"
