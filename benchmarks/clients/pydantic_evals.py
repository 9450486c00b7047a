"""The peer: pydantic-evals with the same calls, a task and an evaluator of one each; its report is kept nowhere."""

import asyncio
from dataclasses import dataclass
from time import perf_counter

from pydantic_evals import Case, Dataset
from pydantic_evals.evaluators import EvaluationReason, Evaluator, EvaluatorContext

from agents.llm.endpoint import Endpoint
from benchmarks.clients.asking import Asking
from evals.row import Spent

Said = tuple[str, Spent]


@dataclass
class Judge(Evaluator[str, Said, None]):
    """Passes, with what the endpoint said as its reason."""

    asking: Asking

    async def evaluate(self, ctx: EvaluatorContext[str, Said, None]) -> EvaluationReason:
        """One call."""
        text, _ = await self.asking.ask(f"Judge {ctx.inputs}, 0.")
        return EvaluationReason(value=True, reason=text[:80])


async def experiment(endpoint: str, number: int, in_flight: int) -> float:
    """Run it; seconds until its report is there."""
    client = Endpoint("stand-in", f"{endpoint}/v1").connect()
    asking = Asking(client)

    async def task(id: str) -> Said:
        return await asking.ask(f"Plan {id}.")

    cases = [Case[str, Said, None](name=f"c{n:05}", inputs=f"c{n:05}") for n in range(number)]
    dataset = Dataset[str, Said, None](name="stand-in", cases=cases, evaluators=[Judge(asking)])
    start = perf_counter()
    report = await dataset.evaluate(task, max_concurrency=in_flight, progress=False)
    seconds = perf_counter() - start
    await client.close()
    assert len(report.cases) == number
    assert all(case.assertions["Judge"].value for case in report.cases)
    return seconds


def in_memory(endpoint: str, number: int, in_flight: int) -> float:
    """One experiment; seconds."""
    return asyncio.run(experiment(endpoint, number, in_flight))
