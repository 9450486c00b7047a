"""What the rehearsal engine costs."""

from benchmarks.processes import run
from benchmarks.registry import benchmark
from benchmarks.report import Figure

RUNS = 3


@benchmark("engine")
def engine() -> list[Figure]:
    """The rehearsal engine in process, one plan after another: CPU of each kind of call, and of a whole plan."""
    told = [run("benchmarks.clients.engine", {})[0] for _ in range(RUNS)]
    calls = [Figure.of(f"{name}, CPU", [one["calls"][name] for one in told], "ms") for name in told[0]["calls"]]
    return [Figure.of("a plan with its 7 calls, CPU", [one["plan_ms"] for one in told], "ms"), *calls]
