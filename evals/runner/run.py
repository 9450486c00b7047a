"""The runner: units of work in flight, what comes of them onto the disk, until all is done or it has to stop."""

import asyncio
import random
from collections import deque
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from agents.llm.errors import Fault
from evals.artifact import Ending, Held, Judgement, WriteFailed, is_final
from evals.output import Sample
from evals.row import Key, Row, Spent, Verdict
from evals.runner.attempts import ask_judge, evaluate, run_task
from evals.runner.budget import Budget, BudgetError
from evals.runner.cache import NO_CACHE, Cache
from evals.runner.keys import Keys
from evals.runner.patience import Tries, fault_of
from evals.runner.watching import watch_over
from evals.runner.work import Judge, Work
from evals.spending import NOTHING, plus
from synthetic.driving.clock import Clock
from synthetic.driving.throttle import Throttle


class Done(NamedTuple):
    """A unit that is on the disk, and what it cost just now; `away`: the endpoint kept it from being whole."""

    row: Row
    verdicts: Sequence[Verdict]
    spent: Spent
    away: bool


@dataclass(frozen=True, slots=True)
class Means:
    """How the work is done. Waits are drawn by `draw`; they decide on nothing but themselves."""

    throttle: Throttle
    clock: Clock
    concurrency: int
    budget: Budget = field(default_factory=Budget)
    cache: Cache = NO_CACHE
    draw: random.Random = field(default_factory=lambda: random.Random("waits"))


async def run(work: Work, means: Means, held: Held, report: Callable[[Done], None], units: Sequence[Key]) -> Ending:
    """Bring units to their end, `means.concurrency` of them side by side; what the folder holds is not done again.

    When more units in a row than are side by side found the endpoint away, it is gone, and the rest is left. Where the
    experiment has a rule to stop and it is met, what is in flight ends and the rest is left.

    Raises:
        WriteFailed: a line could not be written.
        BudgetError: there is a budget that cannot be watched.
    """
    runner = _Runner(work, means, held, report, units)
    try:
        return await runner.go()
    except* (WriteFailed, BudgetError) as failed:
        raise failed.exceptions[0] from None


class _Runner:
    def __init__(
        self, work: Work, means: Means, held: Held, report: Callable[[Done], None], units: Sequence[Key]
    ) -> None:
        self._work, self._means, self._held, self._report = work, means, held, report
        self._waiting = deque(key for key in units if not self._is_done(key))
        self._keys, self._appender = Keys.of(held.experiment), held.appender()
        self._watch = watch_over(held, work)
        self._in_flight = self._away = self._away_in_a_row = 0
        self._unit_ended = asyncio.Event()

    async def go(self) -> Ending:
        async with asyncio.TaskGroup() as group:
            writing = group.create_task(self._appender.work())
            workers = [group.create_task(self._serve()) for _ in range(self._means.concurrency)]
            await asyncio.gather(*workers)
            self._appender.close()
            await writing
        if self._waiting and self._decided:
            return "decided"
        if self._away:
            return "infrastructure"
        return "budget" if self._waiting else "complete"

    @property
    def _decided(self) -> bool:
        return self._watch is not None and self._watch.decided()

    @property
    def _gone(self) -> bool:
        return self._away_in_a_row > self._means.concurrency

    def _is_done(self, key: Key) -> bool:
        """Whether all verdicts of judges are there. Those of evaluators by code were written before them.

        Without judges nobody knows whether the last evaluators did not apply or were not asked: they are, again.
        """
        said, wanted = self._held.counted.verdicts.get(key, {}), self._judgements()
        return bool(wanted) and all(of in said and is_final(said[of]) for of, _ in wanted)

    def _judgements(self) -> list[tuple[Judgement, Judge]]:
        times = range(self._work.judgings)
        return [(Judgement(judge.name, judging), judge) for judge in self._work.judges for judging in times]

    async def _serve(self) -> None:
        while self._waiting and not self._gone and not self._decided:
            if self._means.budget.room(self._in_flight):
                self._in_flight += 1
                await self._unit(self._waiting.popleft())
                self._in_flight -= 1
                self._unit_ended.set()
            elif self._in_flight:
                self._unit_ended.clear()
                await self._unit_ended.wait()
            else:
                return

    async def _unit(self, key: Key) -> None:
        """A row and the verdicts on it; what was already there is taken as it is."""
        place = self._held.counted.rows.get(key)
        known = place is not None and place.head.state == "done"
        row = self._held.row(key) if known else await self._row(key)
        verdicts = await self._verdicts(row, key)
        spent = NOTHING if known or row.cached else row.spent
        for verdict in verdicts:
            spent = spent if verdict.cached else plus(spent, verdict.spent)
        away = row.state != "done" or not all(map(is_final, verdicts))
        self._away += away
        self._away_in_a_row = self._away_in_a_row + 1 if away else 0
        if self._watch and not away:
            self._watch.take(key, verdicts)
        self._means.budget.pay(spent)
        self._appender.then(lambda: self._report(Done(row, verdicts, spent, away)))

    async def _row(self, key: Key) -> Row:
        """From the cache, or by the task, tried again as its failures deserve; each try has its line."""
        case, cache = self._work.cases[key.case], self._means.cache
        content = self._keys.row(case, key) if cache.works else ""
        row = cache.get(content, Row)
        if row and row.key == key:
            self._appender.row(row)
            return row
        tries = Tries(self._means.clock, self._means.draw)
        while True:
            async with self._means.throttle.slot():
                row = await run_task(self._work.tasks[key.variant], case, key)
            self._appender.row(row)
            if row.state == "done":
                cache.put(content, row)
                return row
            if not await self._again(fault_of(row.error), tries):
                return row

    async def _verdicts(self, row: Row, key: Key) -> list[Verdict]:
        """Those that are still to be had, evaluators by code before judges."""
        if row.state != "done" or row.output is None:
            return []
        sample = Sample(case=self._work.cases[key.case], output=row.output)
        said = self._held.counted.verdicts.get(key, {})
        new = (evaluate(each, sample, key, self._work) for each in self._work.evaluators if (each.name, 0) not in said)
        verdicts = [verdict for verdict in new if verdict]
        for verdict in verdicts:
            self._appender.verdict(verdict)
        asked = [
            self._judge(judge, sample, key, of.judging)
            for of, judge in self._judgements()
            if of not in said or not is_final(said[of])
        ]
        return verdicts + [verdict for verdict in await asyncio.gather(*asked) if verdict]

    async def _judge(self, judge: Judge, sample: Sample, key: Key, judging: int) -> Verdict | None:
        """From the cache, or by the judge, tried again as its failures deserve; what it says last is written."""
        cache = self._means.cache
        content = self._keys.verdict(sample, key, judge.name, judging) if cache.works else ""
        verdict, tries = cache.get(content, Verdict), Tries(self._means.clock, self._means.draw)
        while verdict is None:
            async with self._means.throttle.slot():
                verdict = await ask_judge(judge, sample, key, judging)
            if verdict is None:
                return None
            if verdict.outcome != "unscored":
                cache.put(content, verdict)
            elif not is_final(verdict) and await self._again(fault_of(verdict.reason), tries):
                verdict = None
        self._appender.verdict(verdict)
        return verdict

    async def _again(self, fault: Fault | None, tries: Tries) -> bool:
        """Whether to try again; not when the endpoint is gone."""
        return not self._gone and await tries.another(fault)
