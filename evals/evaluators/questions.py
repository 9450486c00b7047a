"""What is asked back."""

from agents.data.tables import TravelData
from evals.evaluators.came import alone, came_of
from evals.evaluators.registry import Said, evaluator
from evals.evaluators.saying import told
from evals.output import Sample
from synthetic.expected import comparison


@evaluator("expected.questions", "reference")
def questions(sample: Sample, _: TravelData) -> Said | None:
    """Exactly the expected questions are asked, in the expected order; none where nothing is unclear."""
    expected = sample.case.expected
    if expected is None or alone(sample.output):
        return None
    right = f"asked {', '.join(expected.asks) or 'nothing'}, as expected"
    return told(comparison.questions(expected, came_of(sample.output)), right)
