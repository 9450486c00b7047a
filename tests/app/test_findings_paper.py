"""What an experiment says besides rates and differences: a line each, and only where there is something to say."""

from pathlib import Path

from app.cli.findings_paper import findings, stopped
from evals.artifact import Artifact, StopRule
from evals.case import EvalCase
from evals.comparison import compare
from evals.row import Key
from tests.evals.comparison.support import always, planted
from tests.evals.runner.support import JUDGE, some_cases

PARTIES = ["alone", "family", "family", "family"] * 20
CASES = [EvalCase(id=f"c{n:03}", cluster=f"t{n}", form={}, tuple={"party": party}) for n, party in enumerate(PARTIES)]


def lines(artifact: Artifact, every: bool = False) -> list[str]:
    return list(findings(artifact, compare(artifact), every))


def test_what_is_worse_somewhere_is_said(tmp_path: Path) -> None:
    """`kind` loses all that travel alone, and gains as many families."""

    def swapped(key: Key, number: int, _: int) -> bool:
        return (key.variant == "baseline") == (number % 4 == 0) if number % 4 < 2 else True

    said = lines(planted(tmp_path, CASES, ("baseline", "kind"), {JUDGE: swapped, "same": always}))
    assert said[0].startswith("Where party is alone, kind is worse on kind by 100 points [64, 100] (Benjamini-Hochberg")
    assert said[1].startswith("Where party is family, kind is better on kind by 33 points [2")
    assert said[2] == "kind on kind: one of 21 points is found 4 times in 5 by such a run"
    assert len(said) == 3


def test_repetitions_say_what_is_chance(tmp_path: Path) -> None:
    def flaky(key: Key, number: int, judging: int) -> bool:
        return (number + key.repetition) % 4 > 0 and (number + judging) % 9 > 0

    artifact = planted(tmp_path, CASES, ("baseline", "kind"), {JUDGE: flaky, "same": always}, repetitions=2, judgings=2)
    said = lines(artifact)
    assert said[0].startswith("A/A: two runs of baseline differ on kind by up to 15 points [13, 16]")
    assert said[1].startswith("kind looking twice at the same outputs differs by up to 8 points [6, 10]")
    assert said[2].startswith("Of what varies on kind within a case, 32 % is the judge's doing")
    assert said[3].startswith("All 2 runs of a case pass kind under baseline in 45 % of cases [34, 56]")
    assert [line for line in lines(artifact, every=True) if "pass same under kind" in line]


def test_long_lists_are_cut_unless_all_is_asked_for(tmp_path: Path) -> None:
    def says(key: Key, number: int, _: int) -> bool:
        return number % 10 > (key.variant == "kind")

    artifact = planted(tmp_path, CASES, ("baseline", "kind"), {f"e{nr}": says for nr in range(7)})
    said = lines(artifact)
    assert [at for at, line in enumerate(said) if line == "  and 2 more of the kind: --all"] == [5, 11]
    assert (len(said), len(lines(artifact, every=True))) == (12, 14)


def test_what_came_of_a_rule_to_stop(tmp_path: Path) -> None:
    def worse(key: Key, *_: int) -> bool:
        return key.variant != "kind"

    rule = StopRule(evaluator=JUDGE, margin=0.05)
    variants = ("baseline", "kind", "other")
    found = compare(planted(tmp_path, some_cases(80), variants, {JUDGE: worse}, stop=rule))
    assert list(stopped(found))[:2] == [
        "kind: worse by more than 5 points on kind, told after 16 tuples that have a pair.",
        "other: no verdict on kind after 40 of 40 tuples.",
    ]
    assert list(stopped(compare(planted(tmp_path / "bare", some_cases(8), variants, {JUDGE: worse})))) == []
