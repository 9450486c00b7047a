"""An experiment's folder in Phoenix: one experiment there for each variant, and what is appended while it runs.

Phoenix takes one run or one evaluation a call, and has no call for several. On two shared cores it took 195 calls a
second one after the other, 254 with 4 in flight, 270 with 16: its one process is at its limit. So a mirror lags behind
a fast experiment, and works beside it in a process of its own.
"""

import asyncio
import hashlib
from collections.abc import Awaitable, Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import partial
from itertools import islice, takewhile
from pathlib import Path
from typing import NamedTuple, TypeVar

from evals.artifact import ArtifactError, Experiment, RowHead
from evals.artifact.experiment import NAME as EXPERIMENT
from evals.artifact.folder import CASES, ROWS, VERDICTS, read_experiment
from evals.artifact.heads import said
from evals.artifact.lines import Found, line_at, read_lines
from evals.case import EvalCase
from evals.phoenix.journal import Journal
from evals.phoenix.links import Links
from evals.phoenix.shapes import (
    dataset_name,
    description_of,
    digests_of,
    evaluation_of,
    examples_of,
    metadata_of,
    run_of,
)  # fmt: skip
from evals.phoenix.store import Placed, Store
from evals.row import Key, Row, Verdict

IN_FLIGHT, BESIDE = 4, 1
"""Calls at once, and while the experiment is at work: Phoenix, too, takes time on its machine."""
ROWS_AT_ONCE, VERDICTS_AT_ONCE = 50, 500
"""Sent before it is noted down that they were: as many are sent again, to no effect, after a kill."""
POLL_SECONDS = 0.5
Send = Callable[[], Awaitable[None]]
Item = TypeVar("Item")


class _Of(NamedTuple):
    key: Key
    evaluator: str
    judging: int


@dataclass(slots=True)
class Mirror:
    """Sends a folder to Phoenix; `begin` comes first.

    All methods raise `PhoenixAway`, `PhoenixRefused`, `ArtifactError`, `WriteFailed` and `OSError`.
    """

    folder: Path
    store: Store
    journal: Journal
    _asked: Experiment = field(init=False)
    _examples: Mapping[str, str] = field(init=False)

    async def begin(self) -> Links:
        """Find the dataset and the experiments, or make them. In a Phoenix that has none, all begins anew."""
        self._asked = asked = read_experiment(self.folder)
        cases = [found.line for found in read_lines(self.folder / CASES, EvalCase)]
        about = description_of(asked)
        placed = await self.store.dataset(dataset_name(asked.cases.version), examples_of(cases), about)
        self._examples = placed.examples
        content = content_of(self.folder)
        there = {
            str(one["metadata"].get("variant")): str(one["id"])
            for one in await self.store.experiments(placed.id)
            if one["metadata"].get("artifact") == content
        }
        names = [variant.name for variant in asked.variants]
        made = {name: await self._make(name, placed, content) for name in names if name not in there}
        experiments = {name: (there | made)[name] for name in names}
        if made or experiments != self.journal.experiments:
            self.journal.begin(self.store.patience.url, experiments)
        return Links(url=self.store.patience.url, dataset_id=placed.id, experiments=experiments)

    async def _make(self, variant: str, on: Placed, content: str) -> str:
        asked, title = self._asked, f"{title_of(self.folder)}: {variant}"
        metadata = {"artifact": content, **metadata_of(asked, variant)}
        return await self.store.create(on, title, description_of(asked), metadata, asked.repetitions)

    async def follow(self, finished: asyncio.Event) -> None:
        """Send what is there and what is appended, until it is said to be finished and nothing is left."""
        while True:
            over = finished.is_set()
            if await self.turn(IN_FLIGHT if over else BESIDE):
                continue
            if over:
                return
            try:
                async with asyncio.timeout(POLL_SECONDS):
                    await finished.wait()
            except TimeoutError:
                continue

    async def turn(self, most: int = IN_FLIGHT) -> int:
        """Send what has been appended, so many calls at once; gives how many lines that were.

        Where verdicts end is looked up before rows are read: whoever writes has written their rows before them.
        """
        verdicts = self.folder / VERDICTS
        end = verdicts.stat().st_size if verdicts.exists() else 0
        sent = 0
        for rows in _batched(read_lines(self.folder / ROWS, RowHead, self.journal.rows), ROWS_AT_ONCE):
            await self._send_rows(rows, most)
            sent += len(rows)
        whole = takewhile(lambda found: found.end <= end, read_lines(verdicts, Verdict, self.journal.verdicts))
        for lines in _batched(whole, VERDICTS_AT_ONCE):
            await self._send_verdicts(lines, most)
            sent += len(lines)
        return sent

    async def _send_rows(self, rows: tuple[Found[RowHead], ...], most: int) -> None:
        """The last of each key: one that was lost to the infrastructure gives way to the next attempt."""
        last, runs = {found.line.key: found for found in rows}, dict[Key, str]()

        def each() -> Iterator[Send]:
            for key, found in last.items():
                row = line_at(self.folder / ROWS, found.start, found.end, Row)
                yield partial(send, key, row)

        async def send(key: Key, row: Row) -> None:
            where = self.journal.experiments[key.variant], self._examples[key.case]
            runs[key] = await self.store.run(*where, run_of(row, self._asked.began))

        await in_flight(each(), most)
        self.journal.mark(rows[-1].end, self.journal.verdicts, runs)

    async def _send_verdicts(self, lines: tuple[Found[Verdict], ...], most: int) -> None:
        last = {_Of(found.line.key, found.line.evaluator, found.line.judging): found.line for found in lines}
        digests = digests_of(self._asked)

        async def send(of: _Of, verdict: Verdict) -> None:
            run = self.journal.runs.get(of.key)
            if run is None:
                raise ArtifactError(f"{self.folder / VERDICTS}: a verdict of {said(of.key)}, which has no row")
            await self.store.evaluate(run, evaluation_of(verdict, digests))

        await in_flight((partial(send, of, verdict) for of, verdict in last.items()), most)
        self.journal.mark(self.journal.rows, lines[-1].end)


def content_of(folder: Path) -> str:
    """Sixteen hex digits of `experiment.json`: no two experiments have the same."""
    return hashlib.sha256((folder / EXPERIMENT).read_bytes()).hexdigest()[:16]


def title_of(folder: Path) -> str:
    """What Phoenix's pages call the experiment."""
    return folder.resolve().name


def _batched(items: Iterable[Item], most: int) -> Iterator[tuple[Item, ...]]:
    """`itertools.batched` of Python 3.12."""
    left = iter(items)
    while batch := tuple(islice(left, most)):
        yield batch


async def in_flight(calls: Iterable[Send], most: int) -> None:
    """Make calls, at most so many at once; the first that fails ends all others."""
    left = iter(calls)

    async def work() -> None:
        for call in left:
            await call()

    workers = [asyncio.create_task(work()) for _ in range(most)]
    try:
        await asyncio.gather(*workers)
    finally:
        for worker in workers:
            worker.cancel()
