"""Every check of `agents/checks` as an evaluator: the plan is checked again, what the run found itself is not asked."""

from agents.checks.registry import Check, Plan, all_checks
from evals.evaluators.planned import on_plan
from evals.evaluators.registry import Evaluate, Said, evaluator
from evals.evaluators.saying import told
from evals.output import Sample


def _of(check: Check) -> Evaluate:
    def look(_: Sample, plan: Plan) -> Said:
        return told((f"{where}: {why}" for where, why in check.find(plan)), "no breach", f"severity: {check.severity}")

    look.__doc__ = check.means
    return on_plan(look)


for _check in all_checks().values():
    evaluator(f"check.{_check.code}", "check")(_of(_check))
