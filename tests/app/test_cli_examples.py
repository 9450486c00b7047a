"""`triplab experiment example`."""

from functools import partial
from pathlib import Path

import pytest

from evals.alone import run_alone
from evals.artifact import read_artifact
from evals.examples.compare_two_prompts import main
from tests.app.test_cli_experiment import experiment, home
from tests.standin import StandIn, serve

__all__ = ["home"]


def test_they_are_listed_with_what_they_do() -> None:
    listed = experiment("example")
    assert listed.exit_code == 0
    assert [line.partition(":")[0] for line in listed.stdout.splitlines()] == [
        "compare_two_prompts", "evaluate_production_traces", "one_agent_alone", "profile_a_judge",
    ]  # fmt: skip


def test_one_is_run_as_the_settings_say() -> None:
    done = experiment("example", "compare_two_prompts", "-n", 3)
    assert done.exit_code == 0, done.stderr
    assert "Rehearsal engine: not a language model" in done.stderr
    assert "friendly against baseline" in done.stdout
    other = experiment("example", "compare_two_prompts", "-n", 2)
    assert (other.exit_code, "is of another experiment: the cases were 3 of made" in other.stderr) == (2, True)


def test_an_unknown_one_is_refused() -> None:
    refused = experiment("example", "compare_prompts")
    assert (refused.exit_code, "unknown example 'compare_prompts'; did you mean" in refused.stderr) == (2, True)


def test_by_itself_it_asks_the_endpoint_of_the_sdk(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("OPENAI_API_KEY", "x")
    with serve(StandIn()) as url:
        monkeypatch.setenv("OPENAI_BASE_URL", f"{url}/v1")
        run_alone(partial(main, number=2))
    assert "friendly against baseline" in capsys.readouterr().out
    assert {head.model for head in read_artifact(tmp_path / "experiments/compare-two-prompts").heads.values()} == {
        "gpt-4.1-mini"
    }


def test_by_itself_it_needs_a_key(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("OPENAI_API_KEY", "OPENAI_ADMIN_KEY"):
        monkeypatch.delenv(name, raising=False)
    with pytest.raises(SystemExit, match="Without a key: triplab experiment example NAME"):
        run_alone(main)
