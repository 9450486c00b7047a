"""Comparing the outputs that an experiment holds, side by side, until all pairs are through or the endpoint is gone."""

import asyncio
from collections import deque
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from agents.llm.errors import translate
from evals.artifact import Artifact, Ending, WriteFailed
from evals.judges import Pairwise
from evals.judges.preference import Order, Preference
from evals.nulls import PREFIX
from evals.output import Sample
from evals.preferences.kept import Compared, Kept, Pair
from evals.prices import Prices
from evals.row import Key
from evals.runner.attempts import AWAY, LONGEST_SECONDS
from evals.runner.patience import Tries
from evals.runner.run import Means


def pairs_of(artifact: Artifact, judge: Pairwise) -> list[Pair]:
    """All pairs of runs that are done: the first variant's, and each other's but the null baselines'.

    In the order of the cases, so that what is done when a run stops is done of all variants.
    """
    first, *others = [name for name in artifact.variants if not name.startswith(PREFIX)] or artifact.variants
    done = {key for key, head in artifact.heads.items() if head.state == "done"}
    keys = [
        Key(case, variant, repetition)
        for repetition in range(artifact.experiment.repetitions)
        for case in artifact.cases
        for variant in others
    ]
    return [
        Pair(judge.name, judge.model, key.variant, first, key.case, key.repetition)
        for key in keys
        if {key, key._replace(variant=first)} <= done and judge.rubric.applies(artifact.cases[key.case])
    ]


@dataclass(frozen=True, slots=True)
class Comparing:
    """What is compared, by whom, and what comes of it: `report` hears of each line, and of None where a plan is not."""

    artifact: Artifact
    judge: Pairwise
    prices: Prices
    means: Means
    kept: Kept
    report: Callable[[Compared | None], None]
    _writing: asyncio.Lock = field(default_factory=asyncio.Lock)

    async def work(self, pairs: list[Pair]) -> Ending:
        """Compare those of the pairs that are not known, `means.concurrency` of them side by side.

        When more in a row than are side by side found the endpoint away, it is gone, and the rest is left.

        Raises:
            WriteFailed: a line could not be written; all that was said to be there is.
        """
        waiting = deque(pair for pair in pairs if pair not in self.kept.known)
        away = [0, 0]

        async def serve() -> None:
            while waiting and away[1] <= self.means.concurrency:
                line = await self._one(waiting.popleft())
                lost = line is not None and not line.final
                away[:] = [away[0] + lost, away[1] + 1 if lost else 0]
                self.report(line)

        try:
            async with asyncio.TaskGroup() as group:
                for _ in range(self.means.concurrency):
                    group.create_task(serve())
        except* WriteFailed as failed:
            raise failed.exceptions[0] from None
        return "infrastructure" if away[0] else "complete"

    async def _one(self, pair: Pair) -> Compared | None:
        """A line on the disk; None where one of the two has no plan."""
        one, other = self._samples(pair)
        tries = Tries(self.means.clock, self.means.draw)
        while True:
            async with self.means.throttle.slot():
                said = await self._ask(one, other)
            if said is None:
                return None
            if said.fault is None or not await tries.another(said.fault):
                break
        line = Compared(
            variant=pair.variant,
            against=pair.against,
            repetition=pair.repetition,
            model=pair.model,
            preference=self._priced(said),
        )
        async with self._writing:
            await asyncio.to_thread(self.kept.append, line)
        return line

    async def _ask(self, one: Sample, other: Sample) -> Preference | None:
        try:
            async with asyncio.timeout(LONGEST_SECONDS):
                return await self.judge.compare(one, other)
        except AWAY as error:
            known = translate(error)
            order = Order(better="unscored", reason=f"infrastructure: {known}")
            return Preference(
                case=one.case.id,
                evaluator=self.judge.name,
                result="unscored",
                flipped=False,
                orders=(order, order),
                fault=known.fault,
            )

    def _samples(self, pair: Pair) -> Iterator[Sample]:
        """The variant's, then the first variant's."""
        for variant in (pair.variant, pair.against):
            output = self.artifact.row(Key(pair.case, variant, pair.repetition)).output
            assert output is not None
            yield Sample(case=self.artifact.cases[pair.case], output=output)

    def _priced(self, said: Preference) -> Preference:
        spent = said.spent
        usd = self.prices.usd(self.judge.model, spent.prompt_tokens, spent.completion_tokens)
        return said.model_copy(update={"spent": spent.model_copy(update={"usd": usd})})
