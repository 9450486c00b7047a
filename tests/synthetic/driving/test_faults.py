"""Whatever goes wrong on the way, each case is taken once, and failed calls are no failed plans."""

from collections.abc import AsyncGenerator, Callable
from contextlib import asynccontextmanager
from pathlib import Path

import httpx2
import pytest

from agents.data.tables import TravelData
from synthetic.driving.result import Result
from synthetic.facts.facts import Goal
from tests.standin import serve
from tests.synthetic.driving.standin import StandIn, Trouble
from tests.synthetic.driving.support import FakeClock, driven, make_case, many, way


@asynccontextmanager
async def client_of(app: StandIn) -> AsyncGenerator[httpx2.AsyncClient]:
    with serve(app) as url:
        async with httpx2.AsyncClient(base_url=url, timeout=10) as client:
            yield client


@asynccontextmanager
async def within(app: StandIn) -> AsyncGenerator[httpx2.AsyncClient]:
    """Without sockets, so that all of it happens in one order."""
    transport = httpx2.ASGITransport(app=app)
    async with httpx2.AsyncClient(transport=transport, base_url="http://testserver") as client:
        yield client


def first(number: int, trouble: Trouble) -> Callable[[int], Trouble]:
    def goes_wrong(post: int) -> Trouble:
        return trouble if post < number else None

    return goes_wrong


def endings(results: dict[str, Result]) -> list[str]:
    return [result.ended for result in results.values()]


class Limited:
    """So many requests in 60 seconds, as the service limits them."""

    def __init__(self, clock: FakeClock, most: int) -> None:
        self.clock, self.most, self.taken, self.refused = clock, most, list[float](), 0

    def trouble(self, _: int) -> Trouble:
        self.taken = [moment for moment in self.taken if moment > self.clock.time - 60]
        if len(self.taken) >= self.most:
            self.refused += 1
            return "busy"
        self.taken.append(self.clock.time)
        return None

    def wait(self) -> str:
        return str(max(1, round(self.taken[0] + 60 - self.clock.time))) if self.taken else "1"


async def test_a_storm_of_429s_is_waited_out(tmp_path: Path, data: TravelData) -> None:
    clock = FakeClock()
    limited = Limited(clock, most=10)
    app = StandIn(limited.trouble, limited.wait)
    async with within(app) as client:
        on = way(client, clock, concurrency=8)
        results = await driven(many(60), tmp_path, on, data, workers=8)
        assert on.throttle.rate is not None

    assert endings(results) == ["planned"] * 60
    assert set(app.per_session.values()) == {1}
    assert len(app.per_session) == 60
    assert limited.refused <= 12
    assert 300 <= clock.time - 1000 < 400


async def test_without_retry_after_the_wait_doubles(tmp_path: Path, data: TravelData) -> None:
    clock = FakeClock()
    async with within(StandIn(first(5, "busy"), lambda: None)) as client:
        results = await driven(many(1), tmp_path, way(client, clock), data)
    assert endings(results) == ["planned"]
    assert [wait for wait in clock.waited if wait >= 1][:4] == [1.0, 2.0, 4.0, 8.0]


async def test_endless_429s_are_a_failed_call(tmp_path: Path, data: TravelData) -> None:
    async with within(StandIn(lambda _: "busy")) as client:
        (result,) = (await driven(many(1), tmp_path, way(client, FakeClock()), data)).values()
    assert (result.ended, result.why) == ("call_failed", "refused with 429 for 40 times in a row")


async def test_errors_are_tried_again_a_few_times(tmp_path: Path, data: TravelData) -> None:
    clock, app = FakeClock(), StandIn(first(4, "error"))
    async with within(app) as client:
        results = await driven(many(1), tmp_path, way(client, clock), data)
    assert endings(results) == ["planned"]
    assert [wait for wait in clock.waited if wait >= 0.5] == [0.5, 2.0, 6.0, 15.0]
    assert app.posts == 5


async def test_failed_calls_are_tried_again_when_the_drive_is_taken_up(tmp_path: Path, data: TravelData) -> None:
    app = StandIn(lambda _: "error")
    async with within(app) as client:
        lost = await driven(many(3), tmp_path, way(client, FakeClock()), data)
        app.trouble = lambda _: None
        found = await driven(many(3), tmp_path, way(client, FakeClock()), data)
        again = await driven(many(3), tmp_path, way(client, FakeClock()), data)
    assert endings(lost) == ["call_failed"] * 3
    assert [result.why for result in lost.values()] == [
        'POST /api/trips: HTTP 500 {"title": "Internal Server Error"}'
    ] * 3
    assert endings(found) == ["planned"] * 3
    assert again == found
    assert set(app.per_session.values()) == {1}
    assert len(app.per_session) == 3


async def test_a_service_that_is_gone_leaves_the_rest_for_later(
    tmp_path: Path, data: TravelData, unused_port: int
) -> None:
    async with httpx2.AsyncClient(base_url=f"http://127.0.0.1:{unused_port}") as client:
        results = await driven(many(50), tmp_path, way(client, FakeClock()), data, workers=4)
    assert set(endings(results)) == {"call_failed"}
    assert 5 <= len(results) <= 9
    assert next(iter(results.values())).why == "GET /api/trips: ConnectError All connection attempts failed"


@pytest.mark.parametrize("trouble", ["cut", "lost"])
async def test_a_reply_that_is_cut_does_not_send_the_case_twice(
    tmp_path: Path, data: TravelData, trouble: Trouble
) -> None:
    app = StandIn(lambda post: trouble if post % 2 == 0 else None)
    async with client_of(app) as client:
        results = await driven(many(8), tmp_path, way(client, FakeClock()), data)
    assert endings(results) == ["planned"] * 8
    assert set(app.per_session.values()) == {1}
    assert len(app.per_session) == 8


async def test_a_cut_reply_to_a_change_does_not_ask_twice(tmp_path: Path, data: TravelData) -> None:
    facts = {"goals": [Goal(edit="lighten", arguments={"day": 2})]}
    case = make_case({"destination": "Lisbon"}, facts=facts, intent="refine")
    app = StandIn(lambda _: "cut")
    async with client_of(app) as client:
        (result,) = (await driven([case], tmp_path, way(client, FakeClock()), data)).values()
    assert [trip.change for trip in app.trips.values()] == [None, "make day 2 lighter"]
    assert [(turn.said, turn.status) for turn in result.turns] == [("make day 2 lighter", "done")]


async def test_an_interrupted_trip_is_sent_again_in_its_session(tmp_path: Path, data: TravelData) -> None:
    app = StandIn(first(1, "gone"))
    async with within(app) as client:
        results = await driven(many(1), tmp_path, way(client, FakeClock()), data)
    assert endings(results) == ["planned"]
    assert [trip.status for trip in app.trips.values()] == ["interrupted", "done"]
    assert len({trip.session for trip in app.trips.values()}) == 1


@pytest.mark.parametrize(("reads", "ended"), [(20, "planned"), (1000, "call_failed")])
async def test_a_slow_trip_is_followed_to_its_deadline(
    tmp_path: Path, data: TravelData, reads: int, ended: str
) -> None:
    app = StandIn(reads_while_running=reads)
    async with within(app) as client:
        results = await driven(many(1), tmp_path, way(client, FakeClock()), data)
    assert endings(results) == [ended]
    assert len(app.trips) == 1


async def test_what_is_not_the_application_is_said(tmp_path: Path, data: TravelData) -> None:
    async with within(StandIn(lambda _: "html")) as client:
        (result,) = (await driven(many(1), tmp_path, way(client, FakeClock()), data)).values()
    assert result.ended == "call_failed"
    assert str(result.why).startswith("what answers is not TripLab: ")


async def test_each_request_says_its_case(tmp_path: Path, data: TravelData) -> None:
    app, case = StandIn(), make_case({"destination": "Lisbon"}, party="family", mood="neutral")
    async with within(app) as client:
        await driven([case], tmp_path, way(client, FakeClock()), data)
    assert app.baggage == [
        f"triplab.case={case.id},triplab.split={case.split},triplab.tuple.intent=plan,"
        "triplab.tuple.party=family,triplab.tuple.mood=neutral"
    ]
