"""Report and gate count passes and fails alike, and as they are."""

from pathlib import Path

from benchmarks.agreement import of_gate, of_grid, of_report
from evals.artifact import read_artifact
from evals.evaluators.registry import Said
from evals.report import report_of
from tests.evals.runner.support import Bench, Judgement, some_cases


async def test_counts_of_the_same_experiment(tmp_path: Path) -> None:
    bench = Bench(tmp_path, some_cases(8))
    bench.judge.first["c003"] = [Judgement(Said("unscored", "no JSON", "unreadable"))]
    assert await bench.run() == "complete"
    artifact = read_artifact(tmp_path)
    report = report_of(artifact)
    counts = of_report(report)
    assert counts["even", "baseline"] == counts["even", "kind"] == (4, 3)
    assert sum(map(sum, counts.values())) == 29
    assert counts["kind.judge@v1", "kind"].failed == counts["kind.judge@v1", "baseline"].passed == 0
    assert of_gate(artifact) == (counts, {})
    grid = of_grid(report)
    assert {key: count for key, count in counts.items() if key in grid} == grid
    assert ("even", "kind") in grid
