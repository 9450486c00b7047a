"""All cases of a file, each in a session of its own: begun once, taken up where a driver before was stopped."""

import asyncio
import secrets
from collections import deque
from collections.abc import Callable, Iterable
from dataclasses import dataclass

import httpx2

from synthetic.case import Case
from synthetic.driving.api import Api, CallFailed
from synthetic.driving.clock import Clock
from synthetic.driving.conversation import Traveller
from synthetic.driving.journal import Begun, Ended, Journal, Posted
from synthetic.driving.result import Result
from synthetic.driving.talk import Talk
from synthetic.driving.throttle import Throttle

PAUSES = (0.5, 2.0, 6.0, 15.0)
"""Seconds before each further try of a call that failed."""
SESSION_BYTES = 24


@dataclass(frozen=True, slots=True)
class Way:
    """How to reach the application, and how long a trip may take, in seconds."""

    client: httpx2.AsyncClient
    throttle: Throttle
    clock: Clock
    deadline: float
    pauses: tuple[float, ...] = PAUSES


People = Callable[[Case], Traveller]
Report = Callable[[Case, Result], None]


async def drive(
    cases: Iterable[Case], way: Way, journal: Journal, people: People, report: Report, workers: int
) -> None:
    """Bring each case to its end, `workers` of them side by side at most; what the journal holds is not done again.

    A case whose calls fail is tried again after each of the pauses; then it counts as `call_failed`. When that happens
    to more cases in a row than there are workers, the application is gone, and the rest is left for another time.
    """
    waiting = deque(case for case in cases if not journal.done(case.id))
    lost = 0

    async def work() -> None:
        nonlocal lost
        while waiting and lost <= workers:
            async with way.throttle.slot():
                if not waiting:
                    return
                case = waiting.popleft()
                result = await _patiently(case, way, journal, people)
                lost = lost + 1 if result.ended == "call_failed" else 0
                journal.write(Ended(case=case.id, result=result))
                report(case, result)

    async with asyncio.TaskGroup() as group:
        for _ in range(workers):
            group.create_task(work())


async def _patiently(case: Case, way: Way, journal: Journal, people: People) -> Result:
    why = ""
    for pause in (0.0, *way.pauses):
        await way.clock.until(way.clock.now() + pause)
        try:
            return await _once(case, way, journal, people)
        except CallFailed as failed:
            why = str(failed)
    return Result(ended="call_failed", why=why)


async def _once(case: Case, way: Way, journal: Journal, people: People) -> Result:
    """One attempt. A session that was used before is looked into first: it may hold the trip already."""
    api = Api(way.client, way.throttle, way.clock, case, way.deadline)
    session = journal.sessions.get(case.id)
    before = await api.of_session(session) if session else []
    if session is None:
        session = secrets.token_urlsafe(SESSION_BYTES)
        journal.write(Begun(case=case.id, session=session))

    def posted(trip: str) -> None:
        journal.write(Posted(case=case.id, trip=trip))

    return await Talk(case, session, api, people(case), posted, before).hold()
