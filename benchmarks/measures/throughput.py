"""Plans per second, latency, CPU, memory and threads under load."""

import asyncio
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

from benchmarks.clients.job import Job, as_dict
from benchmarks.processes import Peak, helper, run
from benchmarks.registry import benchmark
from benchmarks.report import Figure
from benchmarks.service import plan_over_http, serve
from benchmarks.trips import LATENCY

RUNS = 3
LOADS = {1: 6, 16: 48, 64: 192}
"""In flight → plans."""


class Setting(NamedTuple):
    """What is measured: the graph, the service or the peer, traced or not, at so many in flight."""

    what: str
    traced: bool
    in_flight: int


class Taken(NamedTuple):
    """One run's figures."""

    rate: float
    p50: float
    p95: float
    cpu_ms: float
    rss_mb: float
    threads: float
    failed: float = 0


Table = Mapping[Setting, Sequence[Taken]]


@benchmark("throughput")
def throughput() -> list[Figure]:
    """Plans in a closed loop at 200 ms a call: the graph alone, the peer, and the service (create, follow, read)."""
    taken: dict[Setting, list[Taken]] = defaultdict(list)
    settings = [
        Setting(what, traced, in_flight)
        for in_flight in LOADS
        for what, traced in (("graph", False), ("graph", True), ("peer", False), ("service", False), ("service", True))
    ]
    with helper("benchmarks.endpoint", str(LATENCY)) as endpoint, helper("benchmarks.collector") as collector:
        for _ in range(RUNS):
            for setting in settings:
                measure = _service if setting.what == "service" else _client
                taken[setting].append(measure(setting, endpoint, collector if setting.traced else None))
    return [figure for setting in settings for figure in _figures(setting, taken)]


def _client(setting: Setting, endpoint: str, collector: str | None) -> Taken:
    job = Job(endpoint, collector, setting.in_flight, LOADS[setting.in_flight])
    told, peak = run(f"benchmarks.clients.{setting.what}", as_dict(job))
    rate = told["plans"] / told["seconds"]
    return Taken(rate, told["p50"], told["p95"], told["cpu_ms"], peak.rss_mb, peak.threads)


def _service(setting: Setting, endpoint: str, collector: str | None) -> Taken:
    peak, plans = Peak(), LOADS[setting.in_flight]
    model = {"OPENAI_BASE_URL": f"{endpoint}/v1", "OPENAI_API_KEY": "stand-in"}
    limits = {"TRIPLAB_RATE": "1000000/minute", "TRIPLAB_MAX_IN_FLIGHT": "128"}
    with serve(TRIPLAB_PHOENIX=collector or "off", **model, **limits) as serving:
        asyncio.run(plan_over_http(serving, min(12, setting.in_flight), 12, peak))
        before = serving.cpu
        load, failed = asyncio.run(plan_over_http(serving, setting.in_flight, plans, peak))
        cpu_ms = (serving.cpu - before) / load.plans * 1000
    return Taken(load.plans / load.seconds, load.p50, load.p95, cpu_ms, peak.rss_mb, peak.threads, failed)


def _figures(setting: Setting, taken: Table) -> list[Figure]:
    def runs(pick: Callable[[Taken], float], of: Setting = setting) -> list[float]:
        return [pick(one) for one in taken[of]]

    label = f"{setting.what}{', traced' if setting.traced else ''}, {setting.in_flight} in flight: "
    peer = Setting("peer", False, setting.in_flight)
    untraced = setting._replace(traced=False)

    def beside(pick: Callable[[Taken], float]) -> str:
        return "" if setting == peer else f"peer {Figure.of('', runs(pick, peer)).measured}"

    wanted = setting.what == "graph" and setting.in_flight == max(LOADS)
    rate, p95 = runs(lambda one: one.rate), runs(lambda one: one.p95)
    cpu, rss, threads = runs(lambda one: one.cpu_ms), runs(lambda one: one.rss_mb), runs(lambda one: one.threads)
    figures = [
        _wanted(f"{label}plans/s", rate, 40, wanted and not setting.traced, beside(lambda one: one.rate), most=False),
        Figure.of(f"{label}p50", runs(lambda one: one.p50), "s", beside(lambda one: one.p50)),
        _wanted(f"{label}p95", p95, 2.5, wanted and not setting.traced, beside(lambda one: one.p95), "s"),
        _wanted(f"{label}CPU of a plan", cpu, 25, wanted and not setting.traced, beside(lambda one: one.cpu_ms), "ms"),
        _wanted(f"{label}memory", rss, 180, wanted, beside(lambda one: one.rss_mb), "MB"),
        _wanted(f"{label}threads", threads, 20, wanted, beside(lambda one: one.threads)),
    ]
    if setting.what == "service":
        figures.append(Figure.at_most(f"{label}trips without a complete plan", runs(lambda one: one.failed), 0))
    if setting.traced:
        more = [(with_ / without - 1) * 100 for with_, without in zip(cpu, runs(_cpu, untraced), strict=True)]
        figures.append(_wanted(f"{label}CPU above untraced", more, 35, wanted, "", "%"))
    return figures


def _cpu(one: Taken) -> float:
    return one.cpu_ms


def _wanted(
    name: str, runs: list[float], bound: float, wanted: bool, beside: str, unit: str = "", most: bool = True
) -> Figure:
    if not wanted:
        return Figure.of(name, runs, unit, beside)
    make = Figure.at_most if most else Figure.at_least
    return make(name, runs, bound, unit, beside)
