"""What the tools are called with."""

from collections.abc import Iterator

from agents.data.tables import TravelData
from evals.evaluators.registry import Said, evaluator
from evals.evaluators.saying import told
from evals.evaluators.tools_called import calls_wanted
from evals.matching import differences
from evals.output import Sample, ToolUse
from synthetic.expected.expected import ToolCall


@evaluator("expected.arguments", "reference")
def tool_arguments(sample: Sample, _: TravelData) -> Said | None:
    """Each expected tool that is called is called once with the expected arguments: numbers within 1 %, dates exact."""
    made = [
        (call, uses)
        for call in calls_wanted(sample)
        if call.arguments and (uses := [use for use in sample.output.tools if _is_of(use, call)])
    ]
    if not made:
        return None
    wrong = [sentence for call, uses in made for sentence in _wrong(call, uses)]
    return told(wrong, f"the arguments of {len(made)} expected calls are right")


def _is_of(use: ToolUse, call: ToolCall) -> bool:
    return (use.agent, use.tool) == (call.agent, call.tool)


def _wrong(call: ToolCall, uses: list[ToolUse]) -> Iterator[str]:
    """What differs in the call that comes closest."""
    closest = min((list(differences(call.arguments, use.arguments)) for use in uses), key=len)
    if closest:
        yield f"wrong arguments: {call.tool}: {'; '.join(closest)}"
