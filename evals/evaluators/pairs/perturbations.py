"""Every perturbation of `synthetic/perturbations` as an evaluator: do the relations hold that it promises?"""

from agents.data.tables import TravelData
from evals.evaluators.pairs.registry import EvaluatePair, pair_evaluator
from evals.evaluators.registry import Said
from evals.evaluators.saying import told
from evals.output import Ended, Sample
from synthetic.perturbations.changes.registry import Perturbation, all_perturbations
from synthetic.perturbations.observed import End, Observed, Planned
from synthetic.perturbations.verdicts import judge

_ENDS: dict[Ended, End] = {"planned": "plan", "refused": "refused", "invalid": "invalid", "failed": "failed"}


def _of(perturbation: Perturbation) -> EvaluatePair:
    def evaluate(first: Sample, second: Sample, data: TravelData) -> Said | None:
        pair = second.case.pair
        if pair is None or (pair.of, pair.perturbation) != (first.case.id, perturbation.name):
            return None
        if first.case.expected is None or second.case.expected is None:
            return None
        verdict = judge(_observed(first, data), _observed(second, data))
        if verdict.why:
            return Said("unscored", verdict.why, "unscored")
        wrong = (f"{one.relation}: {one.breach.why}" for one in verdict.broken)
        return told(wrong, f"held: {', '.join(verdict.compared)}", labels=("holds", "broken"))

    evaluate.__doc__ = f"{perturbation.means} Holds: {', '.join(perturbation.relations)}."
    return evaluate


def _observed(sample: Sample, data: TravelData) -> Observed:
    case, output = sample.case, sample.output
    assert case.expected
    plan = output.itinerary
    return Observed(
        id=case.id,
        form=case.form,
        expected=case.expected,
        end=_ENDS[output.ended],
        pair=case.pair,
        field=output.field,
        asked=output.asked,
        planned=Planned.of(plan.model_dump(mode="json"), data) if plan else None,
        why=output.why,
    )


for _perturbation in all_perturbations().values():
    pair_evaluator(f"pair.{_perturbation.name}")(_of(_perturbation))
