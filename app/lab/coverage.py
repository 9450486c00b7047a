"""Coverage of what there is, worked out beside the event loop and kept until the rows change."""

import asyncio
from collections.abc import Callable
from functools import cached_property
from pathlib import Path
from typing import TypeVar

from app.lab import commands
from app.lab.asked_rows import AskedReader
from app.lab.coverage_shapes import CoverageView, RowsView, SourcesView, SourceView
from app.lab.coverage_views import coverage_view, row_view, values_of
from app.lab.kept import Kept
from app.lab.row_sets import RowSet, of_file, of_requests
from app.lab.rows_folder import Listed, RowsFile, Unreadable, listed, read_file
from app.store.trips import TripStore
from synthetic.coverage.report import Report, report
from synthetic.dimensions import Dimensions, DimensionsError
from synthetic.dimensions_file import read_dimensions
from synthetic.tuples.space import Combination

REQUESTS = "requests"
MOST_REQUESTS = 2_000
MOST_SHOWN = 50

T = TypeVar("T")


class UnknownSource(LookupError):
    """There is no such source; the message names those there are."""


class CoverageDesk:
    """Answers one question at a time, on a thread: a second one waits, and finds what the first has read."""

    def __init__(self, folder: Path, port: int, store: TripStore) -> None:
        self._folder, self._port, self._store, self._asked = folder, port, store, AskedReader()
        self._turn = asyncio.Lock()
        self._files: Kept[str, RowsFile] = Kept(4)
        self._listed: Kept[tuple[str, str], SourceView] = Kept(200)
        self._reports: Kept[tuple[str, int], Report] = Kept(12)

    async def sources(self) -> SourcesView:
        """All that can be looked at; a file that cannot be read is there with the reason."""
        count = await self._store.count()
        asked = SourceView(id=REQUESTS, kind="requests", rows=count, scored=0, failed=0, modified=None, error=None)
        files = await self._beside(lambda: [self._source(file) for file in listed(self._folder)])
        first = commands.first_ones(self._folder, self._port)
        return SourcesView(sources=[asked, *files], folder=commands.shown(self._folder), commands=first)

    async def coverage(self, of: str, strength: int) -> CoverageView:
        """What a source has tried and what it has not; raises `UnknownSource` and `Unreadable`."""
        found = await self._set(of)
        return await self._beside(lambda: self._view(of, found, strength))

    async def rows(self, of: str, values: dict[str, str], phoenix_url: str | None) -> RowsView:
        """The rows that have some values; raises as `coverage`, and `DimensionsError` for values there are not."""
        found = await self._set(of)
        wanted, having = await self._beside(lambda: self._having(found, values))
        shown = [place for place in having[:MOST_SHOWN] if found.notes]
        here = await self._store.existing([note.trip for note in found.noted(shown) if note.trip])
        return RowsView(
            values=values_of(self._dimensions, wanted),
            count=len(having),
            private=found.notes is None,
            rows=[row_view(self._dimensions, found, place, here, phoenix_url) for place in shown],
        )

    async def _beside(self, work: Callable[[], T]) -> T:
        async with self._turn:
            return await asyncio.to_thread(work)

    async def _set(self, of: str) -> RowSet:
        if of != REQUESTS:
            return await self._beside(lambda: self._of_file(of))
        count, asked = await self._store.count(), await self._store.asked(MOST_REQUESTS)
        return of_requests(await self._beside(lambda: self._asked.rows(asked, self._dimensions)), count)

    @cached_property
    def _dimensions(self) -> Dimensions:
        try:
            return read_dimensions()
        except DimensionsError as error:
            raise Unreadable(str(error)) from error

    def _source(self, file: Listed) -> SourceView:
        return self._listed.get((file.name, file.version), lambda: self._looked_at(file))

    def _looked_at(self, file: Listed) -> SourceView:
        try:
            outcomes, error = self._read(file).outcomes, None
        except Unreadable as unreadable:
            outcomes, error = (), str(unreadable)
        failed = outcomes.count("fail")
        return SourceView(
            id=file.name,
            kind="file",
            rows=None if error else len(outcomes),
            scored=failed + outcomes.count("pass"),
            failed=failed,
            modified=file.modified,
            error=error,
        )

    def _of_file(self, of: str) -> RowSet:
        files = {file.name: file for file in listed(self._folder)}
        if of not in files:
            raise UnknownSource(f"There are no rows {of!r}; there are: {', '.join((REQUESTS, *files))}.")
        return of_file(files[of], self._read(files[of]))

    def _read(self, file: Listed) -> RowsFile:
        return self._files.get(f"{file.name} {file.version}", lambda: read_file(file.path, self._dimensions))

    def _view(self, of: str, found: RowSet, strength: int) -> CoverageView:
        made = self._reports.get(
            (found.version, strength), lambda: report(self._dimensions, found.rows, found.outcomes, strength)
        )
        astray = len(made.coverage.astray)
        lost = (f"{astray:,} of the rows hold something forbidden and cover nothing.",) if astray else ()
        return coverage_view(of, self._dimensions, made, found.remarks + lost, found.fill(made, self._folder))

    def _having(self, found: RowSet, values: dict[str, str]) -> tuple[Combination, list[int]]:
        """The values as levels, and the places of the rows that have them all, failed ones first."""
        levels = self._dimensions.encode(values)
        wanted: Combination = tuple((column, level) for column, level in enumerate(levels) if level is not None)
        rows = enumerate(found.rows)
        having = [place for place, row in rows if all(row[column] == level for column, level in wanted)]
        return wanted, sorted(having, key=lambda place: found.outcomes[place] != "fail")
