"""A cheap judge first; the judge only where that is unsure."""

from collections.abc import Mapping
from dataclasses import dataclass

from evals.evaluators.registry import Said
from evals.judges.cheap.model import CheapJudge
from evals.judges.judge import Judge
from evals.judges.judgement import Judgement
from evals.judges.rubric import Rubric, RubricError
from evals.judges.shown import show
from evals.output import Sample


@dataclass(frozen=True, slots=True)
class Cascade:
    """Stands where a `Judge` does. What the first stage decides costs nothing."""

    cheap: CheapJudge
    asked: Judge

    def __post_init__(self) -> None:
        rubric, wanted = self.asked.rubric, (self.cheap.rubric, self.cheap.version)
        if (rubric.name, f"v{rubric.version}+{rubric.digest}") != wanted:
            raise RubricError(f"a cheap judge of {wanted[0]} {wanted[1]} before {rubric.label}; allowed: of the same")

    @property
    def rubric(self) -> Rubric:
        """Of both stages."""
        return self.asked.rubric

    @property
    def model(self) -> str:
        """Of the judge."""
        return self.asked.model

    @property
    def name(self) -> str:
        """As verdicts name it: `friendly.cascade@v3+1f2e3d4c-5a6b7c8d`, with the digest of the first stage."""
        rubric, model = self.rubric, f":{self.asked.model}" if self.asked.chosen else ""
        return f"{rubric.name}.cascade@v{rubric.version}+{rubric.digest}-{self.cheap.digest}{model}"

    @property
    def seat(self) -> str:
        """Name and model, as of a judge."""
        return f"{self.name} by {self.asked.model}"

    def applies(self, sample: Sample) -> bool:
        """As the judge."""
        return self.asked.applies(sample)

    async def judge(self, sample: Sample, judging: int = 0) -> Judgement | None:
        """As the judge, which is asked where the first stage is unsure, or where there is no message at all."""
        plan = sample.output.itinerary
        if plan is None or not self.applies(sample) or not plan.message.strip():
            return await self.asked.judge(sample, judging)
        return await self.judge_parts(show(sample, plan, self.rubric.parts), sample.case.id, judging)

    async def judge_parts(self, shown: Mapping[str, str], case: str, judging: int = 0) -> Judgement:
        """As the judge's, on parts by name."""
        probability = self.cheap.classifier.probability(joined(shown))
        passes = self.cheap.band.sure(probability)
        if passes is None:
            return await self.asked.judge_parts(shown, case, judging)
        outcome = "pass" if passes else "fail"
        label = next(name for name in self.rubric.front.labels if self.rubric.outcome(name) == outcome)
        share, band = probability if passes else 1 - probability, self.cheap.band
        where = f"outside of {band.low:.3g} to {band.high:.3g}, where the judge is asked"
        return Judgement(Said(outcome, f"by the classifier alone: {share:.0%} {outcome}, {where}", label))


def joined(shown: Mapping[str, str]) -> str:
    """The parts as one text, for the classifier."""
    return "\n\n".join(shown.values())
