"""One plan at a time against its chain of calls."""

from benchmarks.clients.job import Job, as_dict
from benchmarks.processes import helper, run
from benchmarks.registry import benchmark
from benchmarks.report import Figure
from benchmarks.trips import CHAIN, LATENCY

PLANS = 15
RUNS = 3


@benchmark("one_plan")
def one_plan() -> list[Figure]:
    """Wall time of one plan, nothing else in flight, median of 15 plans a run, against a chain of 3 calls of 200 ms."""
    bound = CHAIN * LATENCY
    ratios: dict[str, list[float]] = {"untraced": [], "traced": [], "peer": []}
    with helper("benchmarks.endpoint", str(LATENCY)) as endpoint, helper("benchmarks.collector") as collector:
        for _ in range(RUNS):
            for name, where in (("untraced", None), ("traced", collector), ("peer", None)):
                client = "benchmarks.clients.peer" if name == "peer" else "benchmarks.clients.graph"
                told, _ = run(client, as_dict(Job(endpoint, where, 1, PLANS)))
                ratios[name].append(told["p50"] / bound)
    peer = Figure.of("peer", ratios["peer"], "x").measured
    beside = f"bound {bound * 1000:.0f} ms; bare LangGraph {peer}"
    return [
        Figure.at_most("wall time untraced / bound", ratios["untraced"], 1.05, "x", beside),
        Figure.at_most("wall time traced / bound", ratios["traced"], 1.08, "x", beside),
    ]
