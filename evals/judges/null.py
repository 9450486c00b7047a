"""A judge that passes everything: what it passes, a suite cannot claim to have found out."""

from dataclasses import dataclass

from evals.evaluators.registry import Said
from evals.judges.judgement import Judgement
from evals.judges.rubric import Rubric
from evals.output import Sample


@dataclass(frozen=True, slots=True)
class NullJudge:
    """Stands beside a judge of the same rubric in every report, and asks nobody."""

    rubric: Rubric

    @property
    def name(self) -> str:
        """As verdicts name it: `friendly.null@v3+1f2e3d4c`."""
        return f"{self.rubric.name}.null@v{self.rubric.version}+{self.rubric.digest}"

    def applies(self, sample: Sample) -> bool:
        """To what the judge applies to."""
        return sample.output.itinerary is not None and self.rubric.applies(sample.case)

    async def judge(self, sample: Sample, judging: int = 0) -> Judgement | None:  # noqa: ARG002 - as a judge's
        """Pass."""
        if not self.applies(sample):
            return None
        label = next(name for name in self.rubric.front.labels if self.rubric.outcome(name) == "pass")
        return Judgement(Said("pass", "passes everything: a baseline, no judge", label))
