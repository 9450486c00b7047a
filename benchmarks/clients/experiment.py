"""An experiment of so many cases on the stand-in: a call of the task and a call of the judge each; figures as JSON.

Beside it the same calls in a bare loop, without rows, verdicts, retries or a budget.
"""

import asyncio
import itertools
import json
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from time import perf_counter, process_time
from typing import Any, NamedTuple, cast

from openai import AsyncOpenAI

from agents.data.tables import TravelData
from agents.llm.endpoint import Endpoint
from app.cli.mirroring import Mirroring
from app.memory import settle
from evals.artifact import CasesUsed, Experiment, Held, Versioned, open_folder, read_artifact
from evals.case import EvalCase
from evals.evaluators.registry import Said
from evals.output import Output, Sample
from evals.row import Key, Row, Spent
from evals.runner.pacing import pace, throttle_of
from evals.runner.run import Done, Means, run
from evals.runner.units import units
from evals.runner.work import Work
from synthetic.driving.clock import WallClock


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


def some_cases(number: int) -> list[EvalCase]:
    """Cases that differ in their days."""
    return [
        EvalCase(id=f"c{n:05}", cluster=f"t{n // 2}", form={"destination": "Rome", "days": n}) for n in range(number)
    ]


async def experiment(endpoint: str, cases: Sequence[EvalCase], in_flight: int, held: Held) -> float:
    """Run it; seconds until all is on the disk."""
    clock, reported = WallClock(), list[Done]()
    throttle = throttle_of(clock, in_flight)
    client = Endpoint("stand-in", f"{endpoint}/v1").connect(pace(throttle))
    asking = Asking(client)
    order = units([case.id for case in cases], ["baseline"], 1, seed=0)
    data = cast(TravelData, None)
    work = Work({case.id: case for case in cases}, {"baseline": asking.task}, [], [asking], data, order)
    start = perf_counter()
    await run(work, Means(throttle, clock, in_flight), held, reported.append, order)
    seconds = perf_counter() - start
    await client.close()
    assert len(reported) == len(cases)
    return seconds


async def bare(endpoint: str, number: int, in_flight: int) -> float:
    """The same calls and nothing else; seconds."""
    client = Endpoint("stand-in", f"{endpoint}/v1").connect()
    asking, numbers = Asking(client), itertools.count()

    async def work() -> None:
        while (n := next(numbers)) < number:
            await asking.ask(f"Plan c{n:05}.")
            await asking.ask(f"Judge c{n:05}, 0.")

    start = perf_counter()
    await asyncio.gather(*(work() for _ in range(in_flight)))
    seconds = perf_counter() - start
    await client.close()
    return seconds


class Told(NamedTuple):
    """Seconds of the runner, with a mirror from its start on, and until the mirror had all, without one the same."""

    seconds: float
    mirrored: float


def in_folder(endpoint: str, number: int, in_flight: int, phoenix: str | None) -> Told:
    """One experiment in a new folder, looked through afterwards; mirrored where a Phoenix is given."""
    cases = some_cases(number)
    used = CasesUsed(file="made up", version="none", count=number)
    asked = Experiment(cases=used, variants=(Versioned(name="baseline", digest="none"),))
    with tempfile.TemporaryDirectory() as folder:
        with Mirroring() as mirroring, open_folder(Path(folder, "out"), asked, cases) as held:
            start = perf_counter()
            mirroring.begin(held.folder, phoenix, None)
            seconds = asyncio.run(experiment(endpoint, cases, in_flight, held))
            assert mirroring.finish() == (phoenix is not None)
            mirrored = perf_counter() - start
        artifact = read_artifact(Path(folder, "out"))
        assert len(artifact.heads) == len(list(artifact.verdicts)) == number
    return Told(seconds, mirrored)


def main(job: dict[str, Any]) -> dict[str, float]:
    """Do it; seconds of wall and of CPU."""
    settle()
    cpu, given = process_time(), (job["endpoint"], job["cases"], job["in_flight"])
    if job["bare"]:
        seconds = mirrored = asyncio.run(bare(*given))
    else:
        seconds, mirrored = in_folder(*given, job.get("phoenix"))
    return {"seconds": seconds, "mirrored": mirrored, "cpu": process_time() - cpu}


if __name__ == "__main__":
    print(json.dumps(main(json.loads(sys.argv[1]))))
