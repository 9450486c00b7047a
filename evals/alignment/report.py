"""What an alignment report says of a judge."""

from typing import Literal

from pydantic import BaseModel, ConfigDict

from evals.statistics import (
    Agreement,
    CorrectedRate,
    Drift,
    Interval,
    LabelsNeeded,
    LengthBias,
    PeopleAgreement,
    PositionBias,
)


class _Frozen(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Between(_Frozen):
    """The judge (`one`) and a person, or two people, on the outputs that both decided."""

    one: str
    other: str
    outputs: int
    agreement: Agreement


class Said(_Frozen):
    """What a person says of an output."""

    person: str
    verdict: Literal["pass", "fail"]
    comment: str


class Disagreement(_Frozen):
    """An output on which the judge and most people differ, to be read. `label` and `reason` are the judge's."""

    item: str
    cluster: str
    kind: Literal["wrong pass", "wrong fail"]
    label: str
    reason: str
    people: tuple[Said, ...]


class Wavering(_Frozen):
    """The judge asked again of the same outputs; `items` are those of which it said both."""

    agreement: Interval
    variance: Interval
    items: tuple[str, ...]


class Change(_Frozen):
    """This judge against an earlier one on the outputs that both judged and people labelled."""

    earlier: str
    outputs: int
    drift: Drift


class VariantRate(_Frozen):
    """A variant's pass rate, corrected by its own labels; None where these lie in fewer than two tuples."""

    variant: str
    outputs: int
    labelled: int
    corrected: CorrectedRate | None


class AlignmentReport(_Frozen):
    """One judge in one version. The same inputs give the same report.

    Attributes:
        rubric: by which it judges.
        judge: the evaluator with its version.
        split: which part of the labels this is: `train`, `dev`, `test`; empty for all.
        outputs: that it judged.
        unscored: on which it gave no verdict.
        labelled: of those that it judged, the ones that people decided.
        ties: labelled ones on which people are divided evenly; they count as half a pass in rates, and in no agreement.
        elsewhere: labelled ones that are not among the outputs.
        drawn: whether labelled outputs were drawn with known chances; where not, figures hold for these alone.
        informed: labels that are left out, because the person had seen a verdict or another label before.
        people: who labelled.
        agreement: the judge against most people; None where labels lie in fewer than two tuples.
        by_person: the judge against each person.
        between: each two people.
        ceiling: people among themselves; None where no output has two.
        corrected: the pass rate of all outputs.
        variants: the same of each variant.
        needed: labels that would halve the interval of `corrected`.
        length: bias by length, where lengths are known.
        position: bias by position, of judges that compare two.
        repeats: where it judged outputs more than once.
        changes: against earlier judges.
        disagreements: wrong passes and wrong fails; those on which all people are of one mind, and many, first.
    """

    rubric: str
    judge: str
    split: str
    outputs: int
    unscored: int
    labelled: int
    ties: int
    elsewhere: int
    drawn: bool
    informed: int
    people: tuple[str, ...]
    agreement: Agreement | None
    by_person: tuple[Between, ...]
    between: tuple[Between, ...]
    ceiling: PeopleAgreement | None
    corrected: CorrectedRate | None
    variants: tuple[VariantRate, ...]
    needed: LabelsNeeded | None
    length: LengthBias | None
    position: PositionBias | None
    repeats: Wavering | None
    changes: tuple[Change, ...]
    disagreements: tuple[Disagreement, ...]
