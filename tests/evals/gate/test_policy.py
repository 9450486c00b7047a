"""What a policy may say, and how it is refused."""

from pathlib import Path
from typing import Any

import pytest

from agents.checks.registry import all_checks
from evals.evaluators.pairs.registry import all_pair_evaluators
from evals.evaluators.registry import all_evaluators
from evals.gate import PolicyError, parse_policy, read_policy
from evals.gate.governing import evaluators_of, governed
from evals.gate.policy import DEFAULT
from evals.judges.rubric_file import rubric_names
from tests.evals.gate.support import GOOD, LOOSE, decision, rate
from tests.evals.made import made

SAME = {"old": rate(300), "new": rate(300)}


def refused(text: str) -> str:
    with pytest.raises(PolicyError) as error:
        parse_policy(text, "policy.yaml")
    return str(error.value)


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("evaluators: [", "policy.yaml: no YAML: "),
        ("", "policy.yaml:1: file 'None': Input should be"),
        ("evaluators: {}", "policy.yaml:1: evaluators '{}': "),
        ("evaluators:\n  a: {margin: 5}", "policy.yaml:2: evaluators.a.why: Field required"),
        (
            "evaluators:\n  a: {margin: 5, why: ' '}",
            "policy.yaml:2: evaluators.a.why ' ': String should have at least 1",
        ),
        ("evaluators:\n  a: {margin: 5, why: }", "policy.yaml:2: evaluators.a.why 'None': "),
        ("evaluators:\n  a: {why: w}", "policy.yaml:2: evaluators.a: allowed: either `margin`"),
        (
            "evaluators:\n  a: {ignore: true, margin: 1, why: w}",
            "policy.yaml:2: evaluators.a: allowed: either `margin`",
        ),
        (
            "evaluators:\n  a: {ignore: true, floor: 1, why: w}",
            "policy.yaml:2: evaluators.a: `ignore: true` allows neither",
        ),
        (
            "evaluators:\n  a:\n    why: w\n    margin: -1",
            "policy.yaml:4: evaluators.a.margin '-1': Input should be greater than or equal to 0",
        ),
        ("evaluators:\n  a: {margin: 101, why: w}", "policy.yaml:2: evaluators.a.margin '101': "),
        ("evaluators:\n  a: {margin: .nan, why: w}", "policy.yaml:2: evaluators.a.margin 'nan': "),
        ("evaluators:\n  a: {margin: true, why: w}", "policy.yaml:2: evaluators.a.margin 'True': "),
        ("evaluators:\n  a: {margin: 5, floor: 100, why: w}", "policy.yaml:2: evaluators.a.floor '100': "),
        (
            "evaluators:\n  a: {margn: 5, why: w}",
            "policy.yaml:2: evaluators.a.margn '5': Extra inputs are not permitted; allowed: why, margin, ignore,",
        ),
        ("evaluators:\n  a: {margin: 1, why: w}\n  a: {margin: 2, why: w}", "policy.yaml:3: 'a' stands here twice"),
        (
            LOOSE + "costs:\n  euro: {most: 5, why: w}",
            "policy.yaml:4: costs.euro 'euro': Input should be 'usd', 'tokens'",
        ),
        (LOOSE + "slices:\n  mood: {margin: 5, why: w}", "policy.yaml:4: slices.mood 'mood': String should match"),
        (LOOSE + "max_unscored: x", "policy.yaml:3: max_unscored 'x': "),
        (LOOSE + "ships: x", "policy.yaml:3: ships 'x': Extra inputs are not permitted; allowed: ship, against,"),
    ],
)
def test_what_is_wrong_is_said_with_its_line(text: str, says: str) -> None:
    assert refused(text).startswith(says)


def test_a_file_that_cannot_be_read(tmp_path: Path) -> None:
    with pytest.raises(PolicyError, match=r"cannot read .*none.yaml: No such file"):
        read_policy(tmp_path / "none.yaml")
    (tmp_path / "latin.yaml").write_bytes(b"evaluators: \xe4")
    with pytest.raises(PolicyError, match=r"latin.yaml: no UTF-8"):
        read_policy(tmp_path / "latin.yaml")


def misfit(folder: Path, policy: str, **more: Any) -> str:
    with pytest.raises(PolicyError) as error:
        decision(folder, {"check.a": SAME, "check.b": SAME, GOOD: SAME}, policy, **more)
    return str(error.value)


def test_an_evaluator_without_a_policy_comes_with_lines_to_paste(tmp_path: Path) -> None:
    said = misfit(tmp_path, "evaluators:\n  check.a: {margin: 5, why: w}\n")
    assert said.startswith("policy.yaml:1: no policy for check.b, good.judge; ")
    assert said.endswith('evaluators:\n  "check.b":\n    margin: 5\n    why:\n  "good.judge":\n    margin: 5\n    why:')


def test_a_pattern_that_matches_nothing_names_what_is_near(tmp_path: Path) -> None:
    said = misfit(tmp_path, LOOSE + "  god.judge: {margin: 5, why: w}\n")
    assert said.startswith("policy.yaml:3: unknown evaluator 'god.judge'; did you mean 'good.judge'? (check.a, check.b")
    together = misfit(tmp_path, LOOSE + "  hard: {together: [check.a, chek.b], margin: 5, why: w}\n")
    assert together.startswith("policy.yaml:3: unknown evaluator 'chek.b'; did you mean 'check.b'?")
    optional = LOOSE + "  god.judge: {margin: 5, optional: true, why: w}\n"
    assert decision(tmp_path, {"check.a": SAME}, optional).exit_code == 0


def test_the_most_specific_pattern_wins(tmp_path: Path) -> None:
    text = """evaluators:
  "*": {margin: 1, why: w}
  check.*: {margin: 2, why: w}
  check.b: {margin: 3, why: w}
  named: {together: ["*.judge"], margin: 4, why: w}
"""
    artifact = made(tmp_path, {"check.a": SAME, "check.b": SAME, GOOD: SAME, "other": SAME})
    found = {line.name: line.entry.margin for line in governed(parse_policy(text), artifact)}
    assert found == {"other": 1, "check.a": 2, "check.b": 3, "named": 4}


def test_an_equal_claim_is_refused(tmp_path: Path) -> None:
    said = misfit(tmp_path, LOOSE + "  check?a: {margin: 2, why: w}\n  check*a: {margin: 2, why: w}\n")
    assert said.startswith("policy.yaml:4: 'check*a' and 'check?a' have an equal claim to 'check.a'")


def test_versions_of_a_judge_are_told_apart(tmp_path: Path) -> None:
    artifact = made(tmp_path, {"good.judge@v1+a": SAME, "good.judge@v2+b": SAME})
    assert evaluators_of(artifact) == {"good.judge": ["good.judge@v1+a", "good.judge@v2+b"]}
    assert [line.name for line in governed(parse_policy(LOOSE), artifact)] == ["good.judge@v1+a", "good.judge@v2+b"]


def test_slices_that_do_not_fit(tmp_path: Path) -> None:
    moods = [{"mood": "calm"}, {"mood": "cross"}] * 200
    for more, says in (
        ("mod=*: {margin: 5, why: w}", "policy.yaml:4: unknown dimension 'mod'; did you mean 'mood'? (mood)"),
        ("mood=calmer: {margin: 5, why: w}", "policy.yaml:4: unknown value of mood 'calmer'; did you mean 'calm'?"),
        ("mood=*: {margin: 5, of: [x], why: w}", "policy.yaml:4: unknown entry 'x'; (*)"),
        ("mood=calm: {margin: 5, why: w}", "policy.yaml:3: no policy for mood=cross, of a dimension that others are"),
    ):
        assert misfit(tmp_path, f"{LOOSE}slices:\n  {more}\n", tuples=moods).startswith(says)


def test_the_policy_that_ships_knows_all_that_ships(tmp_path: Path) -> None:
    names = [*all_evaluators(), *all_pair_evaluators(), *(f"{name}.judge@v1+a" for name in rubric_names())]
    artifact = made(tmp_path, {name: {"old": [1, 1], "new": [1, 1]} for name in names})
    found = governed(read_policy(DEFAULT), artifact)
    assert {evaluator for line in found for evaluator in line.evaluators} == set(names)
    hard = {f"check.{check.code}" for check in all_checks().values() if check.severity == "hard"}
    assert next(set(line.evaluators) for line in found if line.name == "hard checks") == hard


def test_the_policy_of_the_page_is_one() -> None:
    text = (Path(__file__).parents[3] / "docs" / "gate.md").read_text(encoding="utf-8")
    found = parse_policy(text.partition("```yaml\n")[2].partition("```")[0], "gate.md")
    assert list(found.said.evaluators) == ["check.*", "hard checks", "friendly.judge", "message.*"]
