"""Splits and the ledger of looks at test: given once, never taken back."""

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime

from sqlalchemy import select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncEngine, AsyncSession, async_sessionmaker

from app.store.inserting import add_missing
from app.store.label_tables import OpeningRow, SplitRow
from evals.labels.lock import FrozenJudge, Opening, opening
from evals.labels.splits import ClusterSplit, assign


class LockStore:
    """The tables of splits and openings. Every method is one transaction, committed when it returns."""

    def __init__(self, engine: AsyncEngine) -> None:
        self._sessions = async_sessionmaker(engine, expire_on_commit=False)

    async def splits(self, rubric: str) -> dict[str, ClusterSplit]:
        """The recorded splits of a rubric by cluster, the same for all its versions."""
        async with self._sessions() as session:
            return {one.cluster: one for one in await _splits(session, rubric)}

    async def split(self, rubric: str, strata: Mapping[str, str], seed: int = 0) -> dict[str, ClusterSplit]:
        """Give the clusters that have none a split, and record it; returns all of the rubric."""
        async with self._sessions.begin() as session:
            new = assign(strata, await _splits(session, rubric), seed)
            await add_missing(session, SplitRow, [{"rubric": rubric, **one.model_dump()} for one in new])
            return {one.cluster: one for one in await _splits(session, rubric)}

    async def openings(self, rubric: str) -> list[Opening]:
        """All looks at the test of a rubric, in their order, of whichever judge."""
        query = select(OpeningRow).where(OpeningRow.rubric == rubric).order_by(OpeningRow.sequence)
        async with self._sessions() as session:
            return [Opening.model_validate(row.content) for row in await session.scalars(query)]

    async def open_test(self, judge: FrozenJudge, reason: str | None = None) -> Opening:
        """Record a look at test, before it is looked at.

        Raises:
            TestOpened: this judge has looked before, and no reason is given for another look.
        """
        while True:
            entry = opening(await self.openings(judge.rubric), judge, datetime.now(UTC), reason)
            content = entry.model_dump(mode="json")
            row = OpeningRow(
                rubric=judge.rubric, judge=judge.key, number=entry.number, reason=entry.reason, content=content
            )
            try:
                async with self._sessions.begin() as session:
                    session.add(row)
            except IntegrityError:
                continue  # another process was faster: what is allowed is asked again
            return entry


async def _splits(session: AsyncSession, rubric: str) -> Sequence[ClusterSplit]:
    query = select(SplitRow).where(SplitRow.rubric == rubric).order_by(SplitRow.cluster)
    names = tuple(ClusterSplit.model_fields)
    return [
        ClusterSplit.model_validate({name: getattr(row, name) for name in names})
        for row in await session.scalars(query)
    ]
