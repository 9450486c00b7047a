"""Short ways to an artifact, a policy and a decision."""

from pathlib import Path
from typing import Any

from evals.gate import GateDecision, decide_gate, parse_policy
from evals.gate.decision import Finding, Line
from tests.evals.made import Results, made

GOOD = "good.judge@v1+0000aaaa"
LOOSE = "evaluators:\n  '*': {margin: 5, why: as a rule}\n"


def rate(passed: int, total: int = 400) -> list[int]:
    """So many passes, then fails."""
    return [1] * passed + [0] * (total - passed)


def decision(
    folder: Path, results: Results, policy: str = LOOSE, variant: str | None = None, **more: Any
) -> GateDecision:
    return decide_gate(made(folder / "made", results, **more), parse_policy(policy, "policy.yaml"), variant)


def findings(decided: GateDecision) -> dict[str, Finding]:
    return {line.title: line.finding for line in decided.lines}


def line(decided: GateDecision, title: str) -> Line:
    return next(line for line in decided.lines if line.title == title)
