"""Versions of a judge on the same labels: what each is worth, and whether a change was for the better."""

from collections.abc import Mapping, Sequence
from itertools import pairwise

from pydantic import BaseModel, ConfigDict

from evals.alignment.align import align
from evals.alignment.report import AlignmentReport
from evals.alignment.review import Review
from evals.statistics import Comparison, Drift, judge_drift, mcnemar


class _Frozen(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Against(_Frozen):
    """A version against an earlier one, on the outputs that both judged and people labelled.

    `mcnemar` takes outputs for independent; `drift` is by tuples, and is what is gone by. Both are of the agreement
    with most people, the later version minus the earlier.
    """

    earlier: str
    outputs: int
    mcnemar: Comparison
    drift: Drift


class Step(_Frozen):
    """A version: what its rubric says has `changed`, what it is worth, and the step from the version before."""

    changed: str
    report: AlignmentReport
    before: Against | None


class Study(_Frozen):
    """All versions of a judge, the oldest first.

    Attributes:
        name: of the practice set or the experiment.
        rubric: by which they judge.
        model: that judges.
        split: which labels were looked at: `train and dev`, `dev`, `test`.
        about: what is to be known of the labels before any figure, a sentence each.
        steps: the versions.
        whole: the last version against the first; None where there are fewer than three.
        texts: of the outputs on which judge and people differ, by item.
        openings: all looks at test so far, in words.
    """

    name: str
    rubric: str
    model: str
    split: str
    about: tuple[str, ...]
    steps: tuple[Step, ...]
    whole: Against | None
    texts: Mapping[str, str]
    openings: tuple[str, ...]

    @property
    def newest(self) -> Step:
        """The last version."""
        return self.steps[-1]


def steps_of(reviews: Sequence[Review], changed: Sequence[str], split: str) -> tuple[Step, ...]:
    """A step for each version.

    Args:
        reviews: of the versions, the oldest first, on the same outputs with the same labels.
        changed: what each changed.
        split: which part of the labels these are.
    """
    before = [None, *(against(now, then) for then, now in pairwise(reviews))]
    return tuple(
        Step(changed=said, report=align(one, split, reviews[:at]), before=before[at])
        for at, (one, said) in enumerate(zip(reviews, changed, strict=True))
    )


def against(now: Review, then: Review) -> Against | None:
    """Two versions; None where what both judged lies in fewer than two tuples."""
    earlier = {one.item: one.judge for one in then.outputs}
    kept = [one for one in now.labelled if one.people != 0.5 and one.item in earlier]
    if len({one.cluster for one in kept}) < 2:
        return None
    labels = [float((one.people or 0) > 0.5) for one in kept]
    old, new = [earlier[one.item] for one in kept], [one.judge for one in kept]
    right_now = [float(said == true) for said, true in zip(new, labels, strict=True)]
    right_then = [float(said == true) for said, true in zip(old, labels, strict=True)]
    return Against(
        earlier=then.judge,
        outputs=len(kept),
        mcnemar=mcnemar(right_now, right_then),
        drift=judge_drift(old, new, labels, [one.cluster for one in kept]),
    )


def texts_of(steps: Sequence[Step], texts: Mapping[str, str]) -> dict[str, str]:
    """Of the outputs on which some version and people differ."""
    items = {one.item for step in steps for one in step.report.disagreements}
    return {item: texts[item] for item in sorted(items) if item in texts}
