"""Which tools are called."""

from collections import Counter

from agents.data.tables import TravelData
from evals.evaluators.came import alone
from evals.evaluators.registry import Said, evaluator
from evals.evaluators.saying import listed, told
from evals.output import Sample
from synthetic.expected.expected import ToolCall


@evaluator("expected.tools", "reference")
def tools_called(sample: Sample, _: TravelData) -> Said | None:
    """Every expected tool is called by the agent whose task it is, as often as expected; others may be, too."""
    wanted = calls_wanted(sample)
    if not wanted:
        return None
    made = Counter((use.agent, use.tool) for use in sample.output.tools)
    missing = Counter((call.agent, call.tool) for call in wanted) - made
    names = listed(tool for _, tool in missing.elements())
    return told([f"missing tools: {names}"] if names else [], f"all {len(wanted)} expected calls are made")


@evaluator("expected.forbidden_tools", "reference")
def tools_forbidden(sample: Sample, _: TravelData) -> Said | None:
    """No tool is called that the trip gives no reason for; none at all where there is no plan to make."""
    never = sample.case.expected.never if sample.case.expected else ()
    if not never:
        return None
    names = listed(use.tool for use in sample.output.tools if use.tool in never)
    return told([f"forbidden tools: {names}"] if names else [], f"none of {', '.join(never)} is called")


def calls_wanted(sample: Sample) -> list[ToolCall]:
    """The expected calls of the agents that were asked to work."""
    expected, agent = sample.case.expected, alone(sample.output)
    return [call for call in expected.calls if agent in (None, call.agent)] if expected else []
