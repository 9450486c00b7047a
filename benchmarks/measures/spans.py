"""What tracing loses and costs in a burst."""

from benchmarks.processes import get_json, helper, run
from benchmarks.registry import benchmark
from benchmarks.report import Figure

RUNS = 3


@benchmark("spans")
def spans() -> list[Figure]:
    """A burst of 5,000 spans through `app.telemetry.trace_to`, closed right after; counted by the collector."""
    lost: list[float] = []
    cost: list[float] = []
    for _ in range(RUNS):
        with helper("benchmarks.collector") as collector:
            told, _ = run("benchmarks.clients.burst", {"collector": collector})
            lost.append(told["spans"] - get_json(collector)["spans"])
            cost.append(told["us"])
    return [
        Figure.at_most("spans lost of 5,000", lost, 0, beside="26 % with the default queue of 2,048"),
        Figure.of("cost of a span to its caller", cost, "µs"),
    ]
