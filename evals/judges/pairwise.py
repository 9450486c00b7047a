"""Two outputs of one case: which is better, asked in both orders.

Models prefer a place: Zheng et al., "Judging LLM-as-a-judge with MT-Bench and Chatbot Arena" (NeurIPS 2023).
"""

import asyncio
from dataclasses import dataclass
from time import perf_counter

from openai import AsyncOpenAI

from agents.itinerary import Itinerary
from agents.llm.errors import Fault, ModelError
from evals.judges.asking import ATTEMPTS, Answer, Model
from evals.judges.judgement import sum_of, unscored
from evals.judges.preference import Order, Place, Preference, Result
from evals.judges.rubric import Rubric, RubricError
from evals.judges.shown import show_pair
from evals.output import Sample

_MIRRORED: dict[Place, Place] = {"first": "second", "second": "first", "tie": "tie", "unscored": "unscored"}
_RESULTS: dict[Place, Result] = {"first": "win", "second": "loss", "tie": "tie", "unscored": "unscored"}


@dataclass(frozen=True, slots=True)
class Pairwise:
    """Compares by a rubric of preference; temperature and attempts as of a `Judge`."""

    rubric: Rubric
    client: AsyncOpenAI
    model: str
    temperature: float | None = None
    attempts: int = ATTEMPTS

    def __post_init__(self) -> None:
        if not self.rubric.compares:
            raise RubricError(f"{self.rubric.label} is about one plan; allowed here: rubrics that compare two")

    @property
    def name(self) -> str:
        """As results name it: `preferred.pairwise@v2+1f2e3d4c`."""
        return f"{self.rubric.name}.pairwise@v{self.rubric.version}+{self.rubric.digest}"

    async def compare(self, one: Sample, other: Sample, judging: int = 0) -> Preference | None:
        """Compare two outputs of one case; None where one has no plan, or the case is not what the rubric is for.

        Raises:
            ValueError: outputs of two cases.
        """
        if one.case.id != other.case.id:
            raise ValueError(f"outputs of two cases, {one.case.id} and {other.case.id}; allowed: of one")
        ours, theirs = one.output.itinerary, other.output.itinerary
        if ours is None or theirs is None or not self.rubric.applies(one.case):
            return None
        began, a, b = perf_counter(), (one, ours), (other, theirs)
        answers = await asyncio.gather(self._ask(a, b, judging), self._ask(b, a, judging))
        given, turned = (self._order(answer) for answer in answers)
        again = _MIRRORED[turned.better]
        lost = "unscored" in (given.better, again)
        agreed = given.better if given.better == again else "unscored" if lost else "tie"
        return Preference(
            case=one.case.id,
            evaluator=self.name,
            judging=judging,
            result=_RESULTS[agreed],
            flipped=not lost and given.better != again,
            orders=(given, turned),
            spent=sum_of([answer.spent for answer in answers]),
            elapsed_ms=round((perf_counter() - began) * 1000),
            fault=next((fault for answer in answers if (fault := _fault(answer))), None),
        )

    async def _ask(self, a: tuple[Sample, Itinerary], b: tuple[Sample, Itinerary], judging: int) -> Answer:
        model = Model(self.client, self.model, self.temperature, self.attempts)
        return await model.ask(self.rubric, show_pair(a, b, self.rubric.parts), a[0].case.id, judging)

    def _order(self, answer: Answer) -> Order:
        if isinstance(answer.reply, ModelError):
            said, _ = unscored(answer.reply)
            return Order(better="unscored", reason=f"{said.label}: {said.reason}")
        counts = self.rubric.front.labels[answer.reply.label].counts
        assert counts in ("first", "second", "tie")
        return Order(better=counts, reason=answer.reply.reason)


def _fault(answer: Answer) -> Fault | None:
    return unscored(answer.reply)[1] if isinstance(answer.reply, ModelError) else None
