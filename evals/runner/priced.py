"""Judges whose calls have a price, each by its own model."""

from dataclasses import dataclass, replace

from evals.judges import Judge, Judgement
from evals.judges.cheap.cascade import Cascade
from evals.judges.rubric import Rubric
from evals.output import Sample
from evals.prices import Prices


@dataclass(frozen=True, slots=True)
class Priced:
    """A judge, and what its model costs."""

    inner: Judge | Cascade
    prices: Prices

    @property
    def name(self) -> str:
        """The judge's."""
        return self.inner.name

    @property
    def seat(self) -> str:
        """The judge's."""
        return self.inner.seat

    @property
    def rubric(self) -> Rubric:
        """The judge's."""
        return self.inner.rubric

    def applies(self, sample: Sample) -> bool:
        """As the judge."""
        return self.inner.applies(sample)

    async def judge(self, sample: Sample, judging: int = 0) -> Judgement | None:
        """As the judge; where its model has a price, `spent` has, too."""
        judgement = await self.inner.judge(sample, judging)
        if judgement is None or judgement.spent.usd is not None:
            return judgement
        spent = judgement.spent
        usd = self.prices.usd(self.inner.model, spent.prompt_tokens, spent.completion_tokens)
        return replace(judgement, spent=spent.model_copy(update={"usd": usd}))
