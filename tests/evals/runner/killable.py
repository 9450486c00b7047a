"""A run in a process of its own, to be killed: `python -m tests.evals.runner.killable FOLDER CASES`.

`calls.log` beside the folder holds a line for each call of a task or a judge, `told.log` one for each unit that was
acknowledged; both are written at once and outlive a kill.
"""

import asyncio
import os
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from evals.case import EvalCase
from evals.output import Sample
from evals.row import Row
from evals.runner.run import Done, Means
from synthetic.driving.clock import WallClock
from synthetic.driving.throttle import Throttle
from tests.evals.runner.support import Agents, Bench, Judgement, KindJudge, some_cases

LATENCY, IN_FLIGHT = 0.003, 8


class Log:
    def __init__(self, path: Path) -> None:
        self._file = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_APPEND)

    def line(self, *words: object) -> None:
        os.write(self._file, (" ".join(map(str, words)) + "\n").encode())


@dataclass
class SlowAgents(Agents):
    log: Log | None = None

    async def __call__(self, case: EvalCase, repetition: int) -> Row:
        assert self.log
        self.log.line("row", case.id, self.variant)
        await asyncio.sleep(LATENCY)
        return await super().__call__(case, repetition)


@dataclass
class SlowJudge(KindJudge):
    log: Log | None = None

    async def judge(self, sample: Sample, judging: int = 0) -> Judgement | None:
        assert self.log
        self.log.line("judge", sample.case.id, sample.output.why)
        await asyncio.sleep(LATENCY)
        return await super().judge(sample, judging)


@dataclass
class RealTime(Bench):
    told: Log | None = None

    def means(self, concurrency: int = IN_FLIGHT, **more: Any) -> Means:
        return Means(Throttle(WallClock(), concurrency), WallClock(), concurrency, **more)

    def report(self, done: Done) -> None:
        assert self.told
        self.told.line(done.row.case, done.row.variant)


def bench_in(folder: Path, cases: int) -> RealTime:
    calls, told = Log(folder.parent / "calls.log"), Log(folder.parent / "told.log")
    agents: dict[str, Agents] = {name: SlowAgents(name, log=calls) for name in ("baseline", "kind")}
    return RealTime(folder, some_cases(cases), agents, SlowJudge(log=calls), told=told)


if __name__ == "__main__":
    asyncio.run(bench_in(Path(sys.argv[1]), int(sys.argv[2])).run())
