"""Lines onto the disk: those that come in while the disk is at work go together in its next turn.

A line is acknowledged when it is synced. A sync takes 0.1 ms on a quiet disk and 5 ms beside others that write,
whether of one line or of a hundred: one for each line would then hold up a thousand cases for ten seconds. In groups,
beside the work, they hold up nothing (`benchmarks/RESULTS.md`, experiment).
"""

import asyncio
import os
from collections.abc import Callable
from typing import NamedTuple

from evals.artifact.errors import WriteFailed
from evals.row import Row, Verdict

Acknowledge = Callable[[], None]


class _Batch(NamedTuple):
    rows: bytes
    verdicts: bytes
    waiting: list[Acknowledge]


class Appender:
    """Appends to both files. Rows are on the disk before the verdicts on them are written, whatever happens."""

    def __init__(self, rows: int, verdicts: int) -> None:
        """Take the descriptors of both files, which stand at their ends."""
        self._files = rows, verdicts
        self._rows: list[bytes] = []
        self._verdicts: list[bytes] = []
        self._waiting: list[Acknowledge] = []
        self._something, self._closing = asyncio.Event(), False

    def row(self, row: Row) -> None:
        """Hand in a row."""
        self._rows.append(row.model_dump_json().encode() + b"\n")
        self._something.set()

    def verdict(self, verdict: Verdict) -> None:
        """Hand in a verdict; its row was handed in before."""
        self._verdicts.append(verdict.model_dump_json().encode() + b"\n")
        self._something.set()

    def then(self, acknowledge: Acknowledge) -> None:
        """Call this when all that was handed in until now is on the disk."""
        self._waiting.append(acknowledge)
        self._something.set()

    def close(self) -> None:
        """Let `work` end when nothing is left."""
        self._closing = True
        self._something.set()

    async def work(self) -> None:
        """Write until closed; when cancelled, what was handed in is written first.

        Raises:
            WriteFailed: the disk takes no more; both files end with their last acknowledged line.
        """
        try:
            while await self._more():
                await self._commit(self._take())
        except asyncio.CancelledError:
            await self._commit(self._take())
            raise

    async def _more(self) -> bool:
        while not (self._rows or self._verdicts or self._waiting):
            if self._closing:
                return False
            self._something.clear()
            await self._something.wait()
        return True

    def _take(self) -> _Batch:
        batch = _Batch(b"".join(self._rows), b"".join(self._verdicts), self._waiting)
        self._rows, self._verdicts, self._waiting = [], [], []
        return batch

    async def _commit(self, batch: _Batch) -> None:
        """Cancelled or not, what is under way ends first: nobody else may write meanwhile."""
        writing = asyncio.ensure_future(asyncio.to_thread(self._write, batch))
        try:
            await asyncio.shield(writing)
        except asyncio.CancelledError:
            await writing
            raise
        finally:
            if writing.done() and not writing.exception():
                for acknowledge in batch.waiting:
                    acknowledge()

    def _write(self, batch: _Batch) -> None:
        for file, content in zip(self._files, (batch.rows, batch.verdicts), strict=True):
            if content:
                append(file, content)


def append(file: int, content: bytes) -> None:
    """Append to a file and sync it: all of it, or nothing.

    Raises:
        WriteFailed: it was not all written; the file is as it was, or has half a line at its end that nobody reads.
    """
    end = os.lseek(file, 0, os.SEEK_END)
    try:
        left = memoryview(content)
        while left:
            left = left[os.write(file, left) :]
        os.fsync(file)
    except OSError as error:
        why = error.strerror or str(error)
        try:
            os.ftruncate(file, end)
        except OSError as worse:
            why = f"{why}; nor can what was half written be taken back: {worse.strerror}"
        raise WriteFailed(why) from error
