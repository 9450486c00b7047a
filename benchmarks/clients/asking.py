"""A task and a judge of one call each, on the stand-in."""

from typing import Any, NamedTuple, cast

from openai import AsyncOpenAI

from evals.case import EvalCase
from evals.evaluators.registry import Said
from evals.output import Output, Sample
from evals.row import Key, Row, Spent


class Judgement(NamedTuple):
    """What the judge says."""

    said: Said
    spent: Spent
    elapsed_ms: int = 50
    fault: None = None


class Asking(NamedTuple):
    """A task and a judge of one call each."""

    client: AsyncOpenAI
    name: str = "stand_in.judge@v1+00000000"

    async def task(self, case: EvalCase, repetition: int) -> Row:
        """A row with what the endpoint said."""
        text, spent = await self.ask(f"Plan {case.id}.")
        output = Output(ended="planned", why=text, request=case.form)
        about = Key(case.id, "baseline", repetition)._asdict()
        return Row(**about, state="done", output=output, spent=spent, elapsed_ms=50)

    async def judge(self, sample: Sample, judging: int = 0) -> Judgement:
        """A verdict with what the endpoint said."""
        text, spent = await self.ask(f"Judge {sample.case.id}, {judging}.")
        return Judgement(Said("pass", text[:80], "pass"), spent)

    async def ask(self, text: str) -> tuple[str, Spent]:
        """What the endpoint says, and what that took."""
        body = {"model": "stand-in", "messages": [{"role": "user", "content": text}]}
        reply: dict[str, Any] = await self.client.post("/chat/completions", cast_to=cast(Any, object), body=body)
        used = reply["usage"]
        spent = Spent(calls=1, prompt_tokens=used["prompt_tokens"], completion_tokens=used["completion_tokens"])
        return reply["choices"][0]["message"]["content"], spent
