"""An experiment of so many cases on the stand-in: a call of the task and a call of the judge each; figures as JSON.

Beside it the same calls by pydantic-evals, and in a bare loop without rows, verdicts, retries or a budget.
"""

import asyncio
import itertools
import json
import sys
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path
from time import perf_counter, process_time
from typing import Any, cast

from agents.data.tables import TravelData
from agents.llm.endpoint import Endpoint
from app.memory import settle
from benchmarks.clients.asking import Asking
from evals.artifact import CasesUsed, Experiment, Held, Versioned, open_folder, read_artifact
from evals.case import EvalCase
from evals.runner.pacing import pace, throttle_of
from evals.runner.run import Done, Means, run
from evals.runner.units import units
from evals.runner.work import Work
from synthetic.driving.clock import WallClock


def some_cases(number: int) -> list[EvalCase]:
    """Cases that differ in their days."""
    return [
        EvalCase(id=f"c{n:05}", cluster=f"t{n // 2}", form={"destination": "Rome", "days": n}) for n in range(number)
    ]


def asked_of(cases: Sequence[EvalCase], version: str = "none") -> Experiment:
    """What `experiment.json` says."""
    used = CasesUsed(file="made up", version=version, count=len(cases))
    return Experiment(cases=used, variants=(Versioned(name="baseline", digest="none"),))


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


def in_folder(endpoint: str, number: int, in_flight: int) -> float:
    """One experiment in a new folder, looked through afterwards; seconds."""
    cases = some_cases(number)
    with tempfile.TemporaryDirectory() as folder:
        with open_folder(Path(folder, "out"), asked_of(cases), cases) as held:
            seconds = asyncio.run(experiment(endpoint, cases, in_flight, held))
        artifact = read_artifact(Path(folder, "out"))
        assert len(artifact.heads) == len(list(artifact.verdicts)) == number
    return seconds


def in_a_loop(endpoint: str, number: int, in_flight: int) -> float:
    """The calls alone; seconds."""
    return asyncio.run(bare(endpoint, number, in_flight))


def way(name: str) -> Callable[[str, int, int], float]:
    """How it is done. The peer's import is no part of what is measured, nor a burden of the others."""
    if name == "ours":
        return in_folder
    if name == "pydantic-evals":
        from benchmarks.clients import pydantic_evals

        return pydantic_evals.in_memory
    return in_a_loop


def main(job: dict[str, Any]) -> dict[str, float]:
    """Do it; seconds of wall and of CPU."""
    measured = way(job["way"])
    settle()
    cpu = process_time()
    seconds = measured(job["endpoint"], job["cases"], job["in_flight"])
    return {"seconds": seconds, "cpu": process_time() - cpu}


if __name__ == "__main__":
    print(json.dumps(main(json.loads(sys.argv[1]))))
