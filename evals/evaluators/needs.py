"""What the party cannot do without."""

from agents.checks.registry import Plan, run_checks
from evals.evaluators.came import came_of
from evals.evaluators.planned import on_plan
from evals.evaluators.registry import Said, evaluator
from evals.evaluators.saying import told
from evals.output import Sample
from synthetic.expected import comparison


@evaluator("expected.needs", "reference")
@on_plan
def needs(sample: Sample, plan: Plan) -> Said | None:
    """Diets, mobility and children are in the request as it was planned, and the plan respects them."""
    expected = sample.case.expected
    if expected is None or not expected.needs:
        return None
    came = came_of(sample.output, run_checks(plan))
    return told(comparison.needs(expected, came), f"respected: {', '.join(expected.needs)}")
