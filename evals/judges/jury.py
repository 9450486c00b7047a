"""Several judges of one output: more than half of them decide."""

import asyncio
import hashlib
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from time import perf_counter
from typing import Protocol

from evals.evaluators.registry import Said
from evals.judges.judgement import Judgement, Vote, sum_of
from evals.judges.rubric import Rubric
from evals.output import Sample
from evals.row import Outcome


class Member(Protocol):
    """A judge that has a seat; see `Judge`."""

    @property
    def name(self) -> str: ...  # noqa: D102
    @property
    def seat(self) -> str: ...  # noqa: D102
    @property
    def rubric(self) -> Rubric: ...  # noqa: D102
    def applies(self, sample: Sample) -> bool: ...  # noqa: D102
    async def judge(self, sample: Sample, judging: int = 0) -> Judgement | None: ...  # noqa: D102


@dataclass(frozen=True, slots=True)
class Jury:
    """Judges that differ in model, rubric version or rubric; every vote is kept.

    An outcome that more than half of the seats give is the jury's. A tie, or too many that could not score, is
    unscored: a jury that cannot agree has found out nothing of the plan.
    """

    judges: Sequence[Member]

    def __post_init__(self) -> None:
        seats = [judge.seat for judge in self.judges]
        if len(seats) < 2 or len(set(seats)) < len(seats):
            raise ValueError(f"a jury of {', '.join(seats) or 'nobody'}; allowed: two judges or more, none twice")

    @property
    def name(self) -> str:
        """As verdicts name it, with a digest of the seats: `friendly.jury@1f2e3d4c`."""
        rubrics = "+".join(dict.fromkeys(judge.rubric.name for judge in self.judges))
        seats = "\n".join(sorted(judge.seat for judge in self.judges))
        return f"{rubrics}.jury@{hashlib.sha256(seats.encode()).hexdigest()[:8]}"

    def applies(self, sample: Sample) -> bool:
        """Whether it is for any of the judges."""
        return any(judge.applies(sample) for judge in self.judges)

    async def judge(self, sample: Sample, judging: int = 0) -> Judgement | None:
        """Ask all judges at once; None where the output is for none of them. Seats that it is not for are empty."""
        began = perf_counter()
        asked = await asyncio.gather(*(judge.judge(sample, judging) for judge in self.judges))
        given = [(judge.seat, one) for judge, one in zip(self.judges, asked, strict=True) if one]
        if not given:
            return None
        votes = tuple(Vote(seat, one.said) for seat, one in given)
        said = decided(votes)
        faults = [one.fault for _, one in given if one.fault]
        fault = faults[0] if faults and said.outcome == "unscored" else None
        spent = sum_of([one.spent for _, one in given])
        return Judgement(said, spent, round((perf_counter() - began) * 1000), fault, votes)


def decided(votes: Sequence[Vote]) -> Said:
    """The majority of all votes, in words of its first member; `evidence` are the votes."""
    counts: Counter[Outcome] = Counter(vote.said.outcome for vote in votes if vote.said.outcome != "unscored")
    evidence = tuple(map(str, votes))
    for outcome, count in counts.items():
        if count > len(votes) / 2:
            labels = Counter(vote.said.label for vote in votes if vote.said.outcome == outcome)
            label = labels.most_common(1)[0][0]
            first = next(vote for vote in votes if vote.said.label == label)
            return Said(outcome, f"{count} of {len(votes)}: {first.said.reason}", label, evidence)
    tally = ", ".join(f"{count} {outcome}" for outcome, count in sorted(counts.items())) or "none scored"
    return Said("unscored", f"no majority of {len(votes)}: {tally}", "tie" if counts else "unscored", evidence)
