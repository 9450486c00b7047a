"""Keeping so many plans in flight, and what came of it."""

import asyncio
import itertools
from collections.abc import Awaitable, Callable
from statistics import quantiles
from time import perf_counter
from typing import NamedTuple

LONGEST_SECONDS = 60.0


class Load(NamedTuple):
    """Plans done, in how many seconds, and the seconds that half and 95 % of them stayed below."""

    plans: int
    seconds: float
    p50: float
    p95: float


async def drive(plan: Callable[[int], Awaitable[None]], in_flight: int, plans: int) -> Load:
    """Call `plan(0)`, `plan(1)` and so on, always `in_flight` at once; no new one starts after a minute."""
    numbers, times, start = itertools.count(), list[float](), perf_counter()

    async def work() -> None:
        while (number := next(numbers)) < plans and perf_counter() - start < LONGEST_SECONDS:
            began = perf_counter()
            await plan(number)
            times.append(perf_counter() - began)

    async with asyncio.TaskGroup() as tasks:
        for _ in range(in_flight):
            tasks.create_task(work())
    cuts = quantiles(times, n=20, method="inclusive")
    return Load(len(times), perf_counter() - start, cuts[9], cuts[18])
