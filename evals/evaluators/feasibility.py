"""Whether the traveller is told what the budget can pay for."""

from agents.data.tables import TravelData
from evals.evaluators.came import came_of
from evals.evaluators.registry import Said, evaluator
from evals.evaluators.saying import told
from evals.output import Sample
from synthetic.expected import comparison


@evaluator("expected.feasibility", "reference")
def feasibility(sample: Sample, _: TravelData) -> Said | None:
    """A budget below the cheapest possible trip is called impossible or asked about; any other one is not."""
    expected = sample.case.expected
    if expected is None or expected.feasible is None or sample.output.itinerary is None:
        return None
    bound = f"the cheapest is {expected.cheapest} {expected.currency}"
    right = f"the budget is {'not ' if expected.feasible else ''}called impossible; {bound}"
    return told(comparison.feasibility(expected, came_of(sample.output)), right)
