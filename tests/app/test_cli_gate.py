"""`triplab gate` as CI uses it: exit codes and files."""

import json
from pathlib import Path
from xml.etree import ElementTree as xml

import pytest
from typer.testing import CliRunner, Result

from app.cli.main import app
from tests.evals.gate.support import LOOSE, rate
from tests.evals.made import made


@pytest.fixture(autouse=True)
def _wide(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "160")


@pytest.fixture
def policy(tmp_path: Path) -> Path:
    path = tmp_path / "policy.yaml"
    path.write_text(LOOSE)
    return path


def experiment(folder: Path, passed: int, total: int = 400) -> Path:
    results = {"good": {"old": rate(total * 3 // 4, total), "new": rate(passed, total)}}
    made(folder, results, written=True)
    return folder


def gate(*arguments: object) -> Result:
    return CliRunner().invoke(app, ["gate", *map(str, arguments)])


def test_three_exits(tmp_path: Path, policy: Path) -> None:
    same, worse = experiment(tmp_path / "same", 300), experiment(tmp_path / "worse", 200)
    few = experiment(tmp_path / "few", 30, 40)
    done = [gate(folder, "--policy", policy) for folder in (same, worse, few)]
    assert [one.exit_code for one in done] == [0, 1, 2], done
    assert done[0].stdout.splitlines()[:2] == [
        "not worse: new against old holds every demand of policy.yaml, 1 in all",
        "1 held; --all shows them",
    ]
    assert done[1].stdout.startswith("worse: new against old misses good margin")
    assert "-25.0 points [-2" in done[1].stdout
    assert "about 36 more tuples like these would tell" in done[2].stdout
    assert "held; --all" not in gate(same, "--policy", policy, "--all").stdout


def test_files_for_ci(tmp_path: Path, policy: Path) -> None:
    folder, files = experiment(tmp_path / "worse", 200), [tmp_path / name for name in ("j.xml", "m.md", "d.json")]
    arguments = [str(word) for pair in zip(("--junit", "--markdown", "--json"), files, strict=True) for word in pair]
    assert gate(folder, "--policy", policy, *arguments).exit_code == 1
    before = [file.read_bytes() for file in files]
    assert gate(folder, "--policy", policy, *arguments).exit_code == 1
    assert [file.read_bytes() for file in files] == before
    assert xml.fromstring(before[0]).get("failures") == "1"
    assert before[1].decode().startswith("### ❌ worse")
    assert json.loads(before[2])["exit_code"] == 1


def test_markdown_on_standard_output_comes_alone(tmp_path: Path, policy: Path) -> None:
    done = gate(experiment(tmp_path / "same", 300), "--policy", policy, "--markdown", "-")
    assert (done.exit_code, done.stdout.splitlines()[0]) == (
        0,
        "### ✅ not worse: new against old holds every demand of policy.yaml, 1 in all",
    )
    assert "not worse" in done.stderr


def test_wrong_input_is_explained_where_ci_looks(tmp_path: Path, policy: Path) -> None:
    folder, report = experiment(tmp_path / "same", 300), tmp_path / "j.xml"
    policy.write_text("evaluators:\n  goood: {margin: 5, why: w}\n")
    wrong = gate(folder, "--policy", policy, "--junit", report)
    said = "policy.yaml:2: unknown evaluator 'goood'; did you mean 'good'?"
    assert (wrong.exit_code, said in wrong.stdout) == (2, True)
    assert said in report.read_text()
    policy.write_text("evaluators:\n  good: {margin: 5}\n")
    assert "policy.yaml:2: evaluators.good.why: Field required" in gate(folder, "--policy", policy).stdout
    policy.write_text("evaluators:\n  other: {margin: 5, optional: true, why: w}\n")
    missing = gate(folder, "--policy", policy).stdout
    assert "policy.yaml:1: no policy for good" in missing
    assert missing.endswith('evaluators:\n  "good":\n    margin: 5\n    why:\n')
    assert "default.yaml:7: unknown evaluator 'check.arithmetic'" in gate(folder).stdout
    for arguments, says in (
        ([tmp_path / "none"], "no experiment in"),
        ([folder, "--policy", tmp_path / "none.yaml"], "cannot read"),
        ([folder, "--policy", tmp_path], "cannot read"),
    ):
        refused = gate(*arguments)
        assert (refused.exit_code, says in refused.stdout) == (2, True), refused.stdout


def test_a_file_that_cannot_be_written(tmp_path: Path, policy: Path) -> None:
    done = gate(experiment(tmp_path / "same", 300), "--policy", policy, "--junit", tmp_path / "no" / "j.xml")
    assert (done.exit_code, "No such file or directory" in done.stderr) == (2, True)
