"""How many and how fast: down by half when told, up little by little, never over the ceilings."""

import asyncio

import pytest

from synthetic.driving.throttle import Throttle
from tests.synthetic.driving.support import FakeClock


async def turns(throttle: Throttle, number: int) -> list[float]:
    """The moments of so many requests, each taken."""
    sent: list[float] = []
    for _ in range(number):
        sent.append(await throttle.turn() - 1000)
        throttle.taken()
    return sent


async def test_a_fixed_rate_spaces_requests() -> None:
    assert await turns(Throttle(FakeClock(), 4, rate=2), 5) == [0.0, 0.5, 1.0, 1.5, 2.0]


async def test_without_a_rate_nothing_waits() -> None:
    throttle = Throttle(FakeClock(), 4)
    assert await turns(throttle, 3) == [0.0, 0.0, 0.0]
    assert throttle.rate is None


async def test_retry_after_holds_for_all() -> None:
    clock = FakeClock()
    throttle = Throttle(clock, 4)
    throttle.refused(await throttle.turn(), 30)
    assert sorted(await asyncio.gather(throttle.turn(), throttle.turn())) == [1030.0, 1032.0]


@pytest.mark.parametrize(("wait", "until"), [(None, 1.0), (0, 0.0), (1e9, 600.0)])
async def test_a_wait_is_bounded(wait: float | None, until: float) -> None:
    clock = FakeClock()
    throttle = Throttle(clock, 4)
    throttle.refused(await throttle.turn(), wait)
    assert await throttle.turn() == 1000 + until


async def test_a_storm_halves_once() -> None:
    clock = FakeClock()
    throttle = Throttle(clock, 8, rate=4)
    sent = [await throttle.turn() for _ in range(4)]
    for moment in sent:
        throttle.refused(moment, 1)
    assert (throttle.window, throttle.rate) == (4, 2.0)
    throttle.refused(await throttle.turn(), 1)
    assert (throttle.window, throttle.rate) == (2, 1.0)
    for _ in range(10):
        clock.time += 1
        throttle.refused(await throttle.turn(), 0)
    assert (throttle.window, throttle.rate) == (1, 0.2)


async def test_what_goes_well_rises_to_the_ceilings_and_no_further() -> None:
    clock = FakeClock()
    throttle = Throttle(clock, 4, rate=1)
    for _ in range(3):
        clock.time += 1
        throttle.refused(await throttle.turn(), 0)
    assert (throttle.window, throttle.rate) == (1, 0.2)
    throttle.taken()
    assert throttle.window == 2
    for _ in range(200):
        throttle.taken()
    assert (throttle.window, throttle.rate) == (4, 1)


async def test_the_first_refusal_halves_the_measured_rate() -> None:
    clock = FakeClock()
    throttle = Throttle(clock, 4)
    for _ in range(20):
        clock.time += 0.25
        await throttle.turn()
    throttle.refused(clock.time, 0)
    assert throttle.rate == pytest.approx(2.1, abs=0.1)


async def test_no_more_in_flight_than_the_window() -> None:
    clock = FakeClock()
    throttle, in_flight, most = Throttle(clock, 3), 0, 0

    async def case() -> None:
        nonlocal in_flight, most
        async with throttle.slot():
            in_flight += 1
            most = max(most, in_flight)
            await asyncio.sleep(0)
            in_flight -= 1

    await asyncio.gather(*(case() for _ in range(20)))
    assert most == 3
    throttle.refused(await throttle.turn(), 0)
    most = 0
    await asyncio.gather(*(case() for _ in range(20)))
    assert most == 1


async def test_whoever_waits_is_served_in_the_order_of_coming_and_may_leave() -> None:
    throttle, served = Throttle(FakeClock(), 1), list[int]()

    async def case(number: int) -> None:
        async with throttle.slot():
            served.append(number)
            await asyncio.sleep(0)

    async with throttle.slot():
        waiting = [asyncio.create_task(case(number)) for number in range(6)]
        await asyncio.sleep(0)
        waiting[1].cancel()
        await asyncio.sleep(0)
    waiting[3].cancel()
    await asyncio.gather(*waiting, return_exceptions=True)
    assert served == [0, 2, 4, 5]
    async with asyncio.timeout(5), throttle.slot():
        pass


async def test_one_that_leaves_with_its_place_gives_it_on() -> None:
    throttle = Throttle(FakeClock(), 1)

    async def case() -> None:
        async with throttle.slot():
            raise AssertionError("it was cancelled before")

    async with throttle.slot():
        first = asyncio.create_task(case())
        await asyncio.sleep(0)
    first.cancel()
    await asyncio.gather(first, return_exceptions=True)
    assert first.cancelled()
    async with asyncio.timeout(5), throttle.slot():
        pass


async def test_the_rate_rises_as_fast_as_told() -> None:
    clock = FakeClock()
    throttle = Throttle(clock, 4, more=2.0)
    throttle.refused(await throttle.turn(), 0)
    low = throttle.rate
    assert low
    throttle.taken()
    assert throttle.rate == pytest.approx(low + 2 / low)
