"""How a case ends."""

from agents.data.tables import TravelData
from evals.evaluators.came import alone, came_of
from evals.evaluators.registry import Said, evaluator
from evals.evaluators.saying import told
from evals.output import Sample
from synthetic.expected import comparison


@evaluator("expected.ending", "reference")
def ending(sample: Sample, _: TravelData) -> Said | None:
    """The case ends as expected: with a plan, refused or invalid, and for the field that is at fault."""
    expected = sample.case.expected
    if expected is None or alone(sample.output):
        return None
    return told(comparison.ending(expected, came_of(sample.output)), f"ended {sample.output.ended}, as expected")
