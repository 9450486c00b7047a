"""Cases, tasks and judges without agents, and a run of them in a folder."""

import random
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path
from typing import Any, cast

from agents.data.tables import TravelData
from agents.llm.errors import Fault, ModelError
from evals.artifact import CasesUsed, Ending, Experiment, Held, Versioned, open_folder
from evals.case import EvalCase
from evals.evaluators.pairs.registry import PairEvaluator
from evals.evaluators.registry import Evaluator, Said
from evals.output import Output, Sample
from evals.row import Key, Row, Spent
from evals.runner.run import Done, Means, run
from evals.runner.units import units
from evals.runner.work import Task, Work
from synthetic.driving.throttle import Throttle
from tests.synthetic.driving.support import FakeClock

NO_DATA = cast(TravelData, None)
"""For evaluators that look nothing up."""
ONE_CALL = Spent(calls=1, prompt_tokens=90, completion_tokens=10, usd=Decimal("0.01"))
JUDGE = "kind.judge@v1+0000aaaa"


def some_cases(number: int, per_tuple: int = 2) -> list[EvalCase]:
    return [EvalCase(id=f"c{n:03}", cluster=f"t{n // per_tuple}", form={"days": n}) for n in range(number)]


def asked(cases: Sequence[EvalCase], **more: Any) -> Experiment:
    common: dict[str, Any] = {
        "cases": CasesUsed(file="cases.jsonl", version="sha256:1", count=len(cases)),
        "variants": (Versioned(name="baseline", digest="b1"), Versioned(name="kind", digest="k1")),
        "judges": (Versioned(name="kind.judge", digest="v1+0000aaaa"),),
    }
    return Experiment(**(common | more))


@dataclass
class Agents:
    """A task whose passes the variant decides; fails as told: by key, what to raise before it works."""

    variant: str = "baseline"
    trouble: dict[Key, list[Exception]] = field(default_factory=dict[Key, list[Exception]])
    calls: Counter[Key] = field(default_factory=Counter[Key])
    spent: Spent = ONE_CALL
    before: Callable[[Key], None] = lambda _: None

    async def __call__(self, case: EvalCase, repetition: int) -> Row:
        key = Key(case.id, self.variant, repetition)
        self.before(key)
        self.calls[key] += 1
        if left := self.trouble.get(key):
            raise left.pop(0)
        output = Output(ended="planned", why=self.variant, request=dict(case.form))
        return Row(**key._asdict(), state="done", output=output, spent=self.spent, elapsed_ms=50)


@dataclass(frozen=True)
class Judgement:
    said: Said
    spent: Spent = ONE_CALL
    elapsed_ms: int = 50
    fault: Fault | None = None


@dataclass
class KindJudge:
    """Passes what `passes` says; replies that come first are given as they are."""

    passes: Callable[[Sample], bool] = lambda sample: sample.output.why == "kind"
    first: dict[str, list[Judgement | Exception]] = field(default_factory=dict[str, list[Judgement | Exception]])
    calls: Counter[tuple[str, str | None, int]] = field(default_factory=Counter[tuple[str, str | None, int]])
    name: str = JUDGE

    async def judge(self, sample: Sample, judging: int = 0) -> Judgement | None:
        self.calls[sample.case.id, sample.output.why, judging] += 1
        if left := self.first.get(sample.case.id):
            reply = left.pop(0)
            if isinstance(reply, Exception):
                raise reply
            return reply
        good = self.passes(sample)
        return Judgement(Said("pass" if good else "fail", "by its tone", "friendly" if good else "robotic"))


def even_days(sample: Sample, _: TravelData) -> Said | None:
    """The number of days is even; says nothing of case c001."""
    days = sample.case.form["days"]
    assert isinstance(days, int)
    return None if sample.case.id == "c001" else Said("fail" if days % 2 else "pass", f"{days} days")


EVEN = Evaluator("even", "check", "the number of days is even", even_days)


@dataclass
class Bench:
    """A run in a folder, as often as one likes; what it does is counted over all of them."""

    folder: Path
    cases: list[EvalCase]
    agents: dict[str, Agents] = field(default_factory=lambda: {name: Agents(name) for name in ("baseline", "kind")})
    judge: KindJudge = field(default_factory=KindJudge)
    evaluators: tuple[Evaluator, ...] = (EVEN,)
    pair_evaluators: tuple[PairEvaluator, ...] = ()
    repetitions: int = 1
    judgings: int = 1
    clock: FakeClock = field(default_factory=FakeClock)
    reported: list[Done] = field(default_factory=list[Done])

    def report(self, done: Done) -> None:
        self.reported.append(done)

    @property
    def work(self) -> Work:
        names = [case.id for case in self.cases]
        return Work(
            {case.id: case for case in self.cases},
            cast("dict[str, Task]", self.agents),
            self.evaluators,
            [self.judge],
            NO_DATA,
            units(names, list(self.agents), self.repetitions, seed=1),
            self.judgings,
            self.pair_evaluators,
        )

    def means(self, concurrency: int = 4, **more: Any) -> Means:
        throttle = Throttle(self.clock, concurrency)
        return Means(throttle, self.clock, concurrency, draw=random.Random(1), **more)

    @property
    def asked(self) -> Experiment:
        return asked(self.cases, repetitions=self.repetitions, judgings=self.judgings)

    async def run(self, keys: Iterable[Key] | None = None, **more: Any) -> Ending:
        work = self.work
        with open_folder(self.folder, self.asked, self.cases) as held:
            return await self.in_folder(held, work, list(keys) if keys is not None else None, **more)

    async def in_folder(self, held: Held, work: Work, keys: list[Key] | None, **more: Any) -> Ending:
        chosen = work.units if keys is None else keys
        ending = await run(work, self.means(**more), held, self.report, chosen)
        held.conclude(ending, len(work.units))
        return ending

    @property
    def row_calls(self) -> Counter[Key]:
        return sum((agents.calls for agents in self.agents.values()), Counter[Key]())


def lost(fault: Fault, times: int = 1) -> list[Exception]:
    return [ModelError(fault, "by order of the test") for _ in range(times)]
