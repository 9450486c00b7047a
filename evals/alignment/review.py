"""What one judge and people say of the same outputs."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from evals.alignment.sampled import Sampled, passing
from evals.labels import Label, Weighted
from evals.labels.candidate import Candidate, JudgeSaid
from evals.statistics import JudgedSet


@dataclass(frozen=True, slots=True)
class Reviewed:
    """An output that the judge passed or failed.

    Attributes:
        item: its id.
        cluster: its tuple.
        said: the judge's verdicts on it that pass or fail, the first first.
        labels: people's, pass or fail, by person; empty where nobody labelled it.
        weight: how many outputs it stands for among those labelled.
        length: of what was judged, in any unit, where it is known.
    """

    item: str
    cluster: str
    said: Sequence[JudgeSaid]
    labels: Mapping[str, Label] = field(default_factory=dict[str, Label])
    weight: float = 1.0
    length: float | None = None

    @property
    def judge(self) -> float:
        """1 for a pass, by the first verdict."""
        return float(self.said[0].outcome == "pass")

    @property
    def people(self) -> float | None:
        """The share of people that pass it; None without labels."""
        return passing(self.labels) if self.labels else None


@dataclass(frozen=True, slots=True)
class Review:
    """All outputs of a set under one judge.

    Attributes:
        rubric: its name.
        judge: the evaluator with its version: `friendly.judge@v3+1f2e3d4c`.
        outputs: those that it passed or failed, by item.
        unscored: outputs on which it gave no verdict.
        elsewhere: labelled outputs that are not in the set.
        drawn: whether the labelled outputs were drawn with known chances.
        informed: labels that are left out, because a verdict had been seen before.
    """

    rubric: str
    judge: str
    outputs: Sequence[Reviewed]
    unscored: int
    elsewhere: int
    drawn: bool
    informed: int = 0

    @property
    def labelled(self) -> list[Reviewed]:
        """Those that people labelled."""
        return [one for one in self.outputs if one.labels]

    def judged_set(self, of: Iterable[Reviewed] | None = None) -> JudgedSet:
        """For the statistics: of these outputs, or of all."""
        kept = list(self.outputs if of is None else of)
        weights = [one.weight for one in kept]
        return JudgedSet(
            [one.judge for one in kept],
            [one.people for one in kept],
            weights if self.drawn else None,
            [one.cluster for one in kept],
        )


def review(
    candidates: Iterable[Candidate],
    judge: str,
    labels: Sampled,
    lengths: Mapping[str, float] | None = None,
) -> Review:
    """Join by item.

    Args:
        candidates: all outputs of the set, with what judges say of them.
        judge: the evaluator, with its version.
        labels: of the version of the rubric that this judge applies.
        lengths: of each item, where they are known.
    """
    every = {candidate.item: candidate for candidate in candidates}
    outputs: list[Reviewed] = []
    for item, candidate in sorted(every.items()):
        if said := _verdicts(candidate, judge):
            known = labels.items.get(item) or Weighted(item, 1.0, {})
            length = (lengths or {}).get(item)
            outputs.append(Reviewed(item, candidate.cluster, said, known.labels, known.weight, length))
    rubric = judge.partition(".")[0]
    elsewhere = len(labels.items.keys() - every.keys())
    return Review(rubric, judge, outputs, len(every) - len(outputs), elsewhere, labels.drawn, labels.informed)


def _verdicts(candidate: Candidate, judge: str) -> list[JudgeSaid]:
    mine = [said for said in candidate.said if said.evaluator == judge and said.outcome != "unscored"]
    return sorted(mine, key=lambda said: (said.judging, said.variant))
