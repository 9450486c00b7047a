"""A judge: one rubric, one model."""

from collections.abc import Mapping
from dataclasses import dataclass

from openai import AsyncOpenAI

from agents.llm.errors import ModelError
from evals.evaluators.registry import Said
from evals.judges.asking import ATTEMPTS, Model
from evals.judges.judgement import Judgement, unscored
from evals.judges.rubric import Rubric, RubricError
from evals.judges.shown import show
from evals.output import Sample


@dataclass(frozen=True, slots=True)
class Judge:
    """Applies a rubric about one plan.

    `temperature` overrides the rubric's. Above 0 each judging of a case has a seed of its own, so that judging the same
    output again shows the judge's own noise. `attempts` bounds how often an unreadable reply is asked for. A model that
    was `chosen` for this judge alone stands in its name.
    """

    rubric: Rubric
    client: AsyncOpenAI
    model: str
    temperature: float | None = None
    attempts: int = ATTEMPTS
    chosen: bool = False

    def __post_init__(self) -> None:
        if self.rubric.compares:
            raise RubricError(f"{self.rubric.label} compares two plans; allowed here: rubrics about one")
        if self.attempts < 1:
            raise ValueError(f"attempts {self.attempts}; allowed: 1 or more")

    @property
    def name(self) -> str:
        """As verdicts name it: `friendly.judge@v3+1f2e3d4c`, or `friendly.judge@v3+1f2e3d4c:gpt-4.1-mini`."""
        model = f":{self.model}" if self.chosen else ""
        return f"{self.rubric.name}.judge@v{self.rubric.version}+{self.rubric.digest}{model}"

    @property
    def seat(self) -> str:
        """Name, model and temperature: what tells judges of one jury apart."""
        warmth = "" if self.temperature is None else f" at {self.temperature:g}"
        return f"{self.name} by {self.model}{warmth}"

    def applies(self, sample: Sample) -> bool:
        """Whether there is a plan to judge, of a case that the rubric is for."""
        return sample.output.itinerary is not None and self.rubric.applies(sample.case)

    async def judge(self, sample: Sample, judging: int = 0) -> Judgement | None:
        """Judge an output; None: not applicable, and nothing was asked.

        A reply that stays unreadable, a refusal and a fault of the endpoint are unscored, never a fail. A plan without
        a message fails, and nothing was asked either: a baseline of empty plans must not pass by a guess.
        """
        plan = sample.output.itinerary
        if plan is None or not self.rubric.applies(sample.case):
            return None
        if not plan.message.strip():
            return Judgement(Said("fail", "there is no message to judge", "empty"))
        return await self.judge_parts(show(sample, plan, self.rubric.parts), sample.case.id, judging)

    async def judge_parts(self, shown: Mapping[str, str], case: str, judging: int = 0) -> Judgement:
        """Judge a text that need be no output of ours, such as a labelled message; `shown` are the parts by name."""
        model = Model(self.client, self.model, self.temperature, self.attempts)
        reply, spent, elapsed_ms = await model.ask(self.rubric, shown, case, judging)
        if isinstance(reply, ModelError):
            said, fault = unscored(reply)
            return Judgement(said, spent, elapsed_ms, fault)
        return Judgement(Said(self.rubric.outcome(reply.label), reply.reason, reply.label), spent, elapsed_ms)
