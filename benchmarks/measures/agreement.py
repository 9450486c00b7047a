"""Report, gate and Phoenix on the same experiment: do they count alike?"""

import os
import subprocess
import tempfile
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from contextlib import closing
from datetime import date
from pathlib import Path
from time import perf_counter
from typing import NamedTuple

from agents.data.tables import TravelData
from benchmarks import driven
from benchmarks.agreement import Count, Counts, of_gate, of_grid, of_phoenix, of_report
from benchmarks.phoenix import phoenix
from benchmarks.processes import ROOT
from benchmarks.registry import benchmark
from benchmarks.report import Figure
from evals.artifact import Artifact, read_artifact
from evals.gate import decide_gate, read_policy
from evals.gate.policy import DEFAULT
from evals.report import Report, report_of

CASES, SEED, TODAY = 200, 4, date(2026, 11, 20)
VARIANTS = ("baseline", "concise", "friendly", "discount")
JUDGES = "friendly,grounded"
TRACED = "0.05"
"""Share of runs that are traced: Phoenix stores some 150 spans a second, and takes the mirror besides."""


class Ran(NamedTuple):
    """Seconds until the verdict stood on the terminal, and until all was in Phoenix, too."""

    verdict: float
    mirrored: float


@benchmark("agreement")
def agreement() -> list[Figure]:
    """`triplab experiment run` of baseline against concise, friendly and discount on 200 synthetic cases, without a
    key, mirrored to a real Phoenix. Then passes and fails are counted: in the table of the report, in its grid, by the
    gate, and in Phoenix, read back over its API. Below, evaluators that failed something: passes / fails by variant.
    """  # noqa: D205 - the docstring is the section's opening
    with tempfile.TemporaryDirectory() as home, phoenix() as url, closing(TravelData.open()) as data:
        cases = driven.write(driven.cases(CASES, SEED, data, asked_on=TODAY), Path(home, "cases.jsonl"))
        ran, out = _run(cases, Path(home), url), Path(home, "out")
        artifact = read_artifact(out)
        report = report_of(artifact)
        counts, gated = of_report(report), of_gate(artifact)
        return [
            Figure.of(
                "verdicts counted", [sum(map(sum, counts.values()))], "", f"{len(counts)} evaluators on variants"
            ),
            _agreeing("grid", counts, of_grid(report), counts.keys() - of_grid(report).keys()),
            _agreeing("gate", counts, gated.counts, gated.refused.keys()),
            _agreeing("Phoenix", counts, of_phoenix(out), set()),
            *_left_out(gated.refused.values()),
            *_told(artifact, report, ran),
            *_table(counts),
        ]


def _run(cases: Path, home: Path, url: str) -> Ran:
    """The command, from its start."""
    arguments = ["--cases", str(cases), "--variants", ",".join(VARIANTS), "--judges", JUDGES, "--out", f"{home}/out"]
    own = {"TRIPLAB_HOME": str(home), "TRIPLAB_PHOENIX": url, "TRIPLAB_TRACE_SAMPLE_RATE": TRACED}
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("OPENAI_", "AZURE_"))}
    command, start = [*driven.TRIPLAB, "experiment", "run", *arguments, "--yes"], perf_counter()
    quiet = subprocess.DEVNULL
    with subprocess.Popen(command, cwd=ROOT, env=kept | own, stdout=subprocess.PIPE, stderr=quiet, text=True) as ran:
        assert ran.stdout
        ran.stdout.readline()
        verdict = perf_counter() - start
        ran.stdout.read()
    if ran.returncode:
        raise RuntimeError(f"{' '.join(command)} failed with exit code {ran.returncode}")
    return Ran(verdict, perf_counter() - start)


def _agreeing(name: str, report: Counts, counts: Counts, left_out: AbstractSet[tuple[str, str]]) -> Figure:
    asked = (report.keys() | counts.keys()) - left_out
    differing = [key for key in asked if report.get(key) != counts.get(key)]
    named = ", ".join(f"{evaluator} on {variant}" for evaluator, variant in sorted(differing)[:3])
    beside = f"of {len(asked)}" + (f": {named}" if named else "")
    return Figure.at_most(f"report's table and {name}: counts that differ", [len(differing)], 0, "", beside)


def _left_out(reasons: Iterable[str]) -> Iterator[Figure]:
    for reason, times in Counter(reasons).items():
        yield Figure.of("evaluators on variants that the gate goes by no figure of", [times], "", reason)


def _told(artifact: Artifact, report: Report, ran: Ran) -> Iterator[Figure]:
    yield Figure.of("command until the verdict", [ran.verdict], "s", f"{ran.mirrored:.0f} s until all is in Phoenix")
    for variant, said in zip(VARIANTS[1:], report.says, strict=True):
        decision = decide_gate(artifact, read_policy(DEFAULT), variant)
        yield Figure.of(f"gate, {variant}: exit code by the policy that ships", [decision.exit_code], "", said)


def _table(counts: Counts) -> Iterator[Figure]:
    for evaluator in sorted({evaluator for evaluator, _ in counts}):
        found = [counts.get((evaluator, variant), Count(0, 0)) for variant in VARIANTS]
        if any(count.failed for count in found):
            yield Figure.of(f"{evaluator}: passes of {VARIANTS[0]}", [found[0].passed], "", _row(found))


def _row(found: Sequence[Count]) -> str:
    said = (f"{variant} {count.passed} / {count.failed}" for variant, count in zip(VARIANTS, found, strict=True))
    return "; ".join(said)
