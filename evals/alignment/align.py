"""From verdicts and labels to an alignment report."""

from collections.abc import Sequence
from itertools import combinations

from evals.alignment.leaning import length_of, position_of
from evals.alignment.report import AlignmentReport, Between, Change, Disagreement, Said, VariantRate, Wavering
from evals.alignment.review import Review, Reviewed
from evals.judges.preference import Preference
from evals.labels import Label
from evals.statistics import (
    Agreement,
    CorrectedRate,
    PeopleAgreement,
    corrected_rate,
    judge_agreement,
    judge_drift,
    judge_repeats,
    labels_needed,
    people_agreement,
)


def align(
    review: Review, split: str = "", earlier: Sequence[Review] = (), preferences: Sequence[Preference] = ()
) -> AlignmentReport:
    """All that can be said of a judge.

    Args:
        review: its verdicts and the labels.
        split: which part of the labels these are, for the reader.
        earlier: other judges, or other versions, on the same outputs.
        preferences: of a judge that compares two outputs in both orders.
    """
    labelled = review.labelled
    decided = [one for one in labelled if one.people != 0.5]
    people = sorted({person for one in labelled for person in one.labels})
    corrected = _corrected(review, review.outputs)
    return AlignmentReport(
        rubric=review.rubric,
        judge=review.judge,
        split=split,
        outputs=len(review.outputs),
        unscored=review.unscored,
        labelled=len(labelled),
        ties=len(labelled) - len(decided),
        elsewhere=review.elsewhere,
        drawn=review.drawn,
        informed=review.informed,
        people=tuple(people),
        agreement=_agreement(review, [one.judge for one in decided], [_most(one) for one in decided], decided),
        by_person=tuple(found for person in people if (found := _against(review, person))),
        between=tuple(found for pair in combinations(people, 2) if (found := _pair(review, *pair))),
        ceiling=_ceiling(review, people),
        corrected=corrected,
        variants=_variants(review),
        needed=labels_needed(review.judged_set()) if corrected else None,
        length=length_of(review.drawn, decided, [_most(one) for one in decided]),
        position=position_of(preferences),
        repeats=_repeats(review),
        changes=tuple(found for other in earlier if (found := _change(review, other))),
        disagreements=_disagreements(decided),
    )


def _most(one: Reviewed) -> float:
    """What most people say of an output on which they are not divided evenly."""
    return float((one.people or 0) > 0.5)


def _enough(outputs: Sequence[Reviewed]) -> bool:
    return len({one.cluster for one in outputs}) > 1


def _agreement(
    review: Review, judge: Sequence[float], labels: Sequence[float], of: Sequence[Reviewed]
) -> Agreement | None:
    if not _enough(of):
        return None
    weights = [one.weight for one in of]
    same = len(set(weights)) == 1 or not review.drawn
    return judge_agreement(judge, labels, None if same else weights, [one.cluster for one in of])


def _against(review: Review, person: str) -> Between | None:
    kept = [one for one in review.labelled if person in one.labels]
    found = _agreement(review, [one.judge for one in kept], [_passed(one.labels[person]) for one in kept], kept)
    return Between(one=review.judge, other=person, outputs=len(kept), agreement=found) if found else None


def _pair(review: Review, one: str, other: str) -> Between | None:
    kept = [both for both in review.labelled if one in both.labels and other in both.labels]
    sides = [[_passed(both.labels[person]) for both in kept] for person in (one, other)]
    found = _agreement(review, sides[0], sides[1], kept)
    return Between(one=one, other=other, outputs=len(kept), agreement=found) if found else None


def _passed(label: Label) -> float:
    return float(label.verdict == "pass")


def _ceiling(review: Review, people: Sequence[str]) -> PeopleAgreement | None:
    kept = [one for one in review.labelled if len(one.labels) > 1]
    if not _enough(kept):
        return None
    ratings = [[_passed(one.labels[person]) if person in one.labels else None for person in people] for one in kept]
    return people_agreement(ratings, [one.weight for one in kept], [one.cluster for one in kept])


def _corrected(review: Review, of: Sequence[Reviewed]) -> CorrectedRate | None:
    return corrected_rate(review.judged_set(of)) if _enough([one for one in of if one.labels]) else None


def _variants(review: Review) -> tuple[VariantRate, ...]:
    names = sorted({said.variant for one in review.outputs for said in one.said})
    outputs = {name: [one for one in review.outputs if name in {said.variant for said in one.said}] for name in names}
    return tuple(
        VariantRate(
            variant=name,
            outputs=len(kept),
            labelled=sum(bool(one.labels) for one in kept),
            corrected=_corrected(review, kept),
        )
        for name, kept in outputs.items()
    )


def _repeats(review: Review) -> Wavering | None:
    kept = [one for one in review.outputs if len(one.said) > 1]
    if not _enough(kept):
        return None
    verdicts = [[float(said.outcome == "pass") for said in one.said] for one in kept]
    found = judge_repeats(verdicts, [one.cluster for one in kept])
    items = tuple(kept[place].item for place in found.wavering)
    return Wavering(agreement=found.agreement, variance=found.variance, items=items)


def _change(review: Review, other: Review) -> Change | None:
    before = {one.item: one.judge for one in other.outputs}
    kept = [one for one in review.labelled if one.people != 0.5 and one.item in before]
    if not _enough(kept):
        return None
    then, now = [before[one.item] for one in kept], [one.judge for one in kept]
    drift = judge_drift(then, now, [_most(one) for one in kept], [one.cluster for one in kept])
    return Change(earlier=other.judge, outputs=len(kept), drift=drift)


def _disagreements(decided: Sequence[Reviewed]) -> tuple[Disagreement, ...]:
    wrong = [one for one in decided if one.judge != _most(one)]
    return tuple(_disagreement(one) for one in sorted(wrong, key=_clearest))


def _clearest(one: Reviewed) -> tuple[bool, int, str]:
    return one.people not in (0, 1), -len(one.labels), one.item


def _disagreement(one: Reviewed) -> Disagreement:
    people = (
        Said(person=person, verdict="pass" if _passed(label) else "fail", comment=label.comment)
        for person, label in sorted(one.labels.items())
    )
    return Disagreement(
        item=one.item,
        cluster=one.cluster,
        kind="wrong pass" if one.judge else "wrong fail",
        label=one.said[0].label,
        reason=one.said[0].reason,
        people=tuple(people),
    )
