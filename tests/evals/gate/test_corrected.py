"""The gate by corrected figures, where there are labels."""

from pathlib import Path

import pytest

from evals.gate import GateDecision, PolicyError, decide_gate, parse_policy
from evals.gate.decision import Finding
from tests.evals.comparison.labelled import kinder, labelled

DEMANDS = "evaluators:\n  '*': {margin: 15, superiority: 5, floor: 66, why: as a rule}\n"


def decided(folder: Path, policy: str, labels: int) -> GateDecision:
    artifact = kinder(folder)
    return decide_gate(artifact, parse_policy(policy), "new", labelled=labelled(artifact, labels))


def findings(decision: GateDecision) -> list[Finding]:
    return [line.finding for line in decision.lines]


def test_a_gain_that_the_judge_made_up_does_not_ship(tmp_path: Path) -> None:
    plain = decided(tmp_path, DEMANDS, 0)
    assert findings(plain) == [Finding.HELD, Finding.HELD, Finding.HELD]
    assert all("corrected" not in line.reason for line in plain.lines)
    found = decided(tmp_path, DEMANDS, 160)
    assert found.lines[1].finding is not Finding.HELD
    assert found.lines[2].finding is not Finding.HELD
    said = found.lines[1].reason
    assert said.startswith("+0.0 points [")
    assert ", corrected by 160 and 160 labels, the judge alone says +20 points [" in said
    assert ", corrected by 160 labels, the judge alone says 80.0 %: " in found.lines[2].reason


def test_a_policy_may_go_without_labels(tmp_path: Path) -> None:
    never = decided(tmp_path, f"corrected: never\n{DEMANDS}", 160)
    assert findings(never) == findings(decided(tmp_path, DEMANDS, 0))
    assert all("corrected" not in line.reason for line in never.lines)
    with pytest.raises(PolicyError, match=r"corrected 'always': Input should be 'when labelled' or 'never'"):
        parse_policy(f"corrected: always\n{DEMANDS}")
