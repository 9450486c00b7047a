"""`triplab experiment run` and `mirror` with a Phoenix that answers, fails, and comes back."""

import json
from collections.abc import Generator
from pathlib import Path

import pytest

from app.cli.mirroring import Mirroring
from evals.artifact import read_prompts
from evals.phoenix import read_links
from tests.app.test_cli_experiment import cities, experiment, home, run, written
from tests.standin import serve
from tests.standin.phoenix import StandInPhoenix

__all__ = ["home"]


@pytest.fixture
def phoenix(monkeypatch: pytest.MonkeyPatch) -> Generator[StandInPhoenix]:
    stand_in = StandInPhoenix()
    with serve(stand_in.app) as url:
        monkeypatch.setenv("TRIPLAB_PHOENIX", url)
        yield stand_in


def test_a_run_is_mirrored_with_its_prompts(tmp_path: Path, phoenix: StandInPhoenix) -> None:
    cases, out = written(tmp_path, cities()[:2]), tmp_path / "night"
    done = run(cases, out, "--judges", "friendly.v2")
    assert done.exit_code == 0, done.stderr
    links = read_links(out)
    assert links
    assert done.stderr.splitlines()[-1] == f"Phoenix: {links.compare()}"
    rows = [json.loads(line) for line in (out / "rows.jsonl").read_text().splitlines()]
    verdicts = (out / "verdicts.jsonl").read_text().splitlines()
    assert (len(phoenix.runs), len(phoenix.evaluations)) == (len(rows), len(verdicts)) == (4, len(verdicts))
    assert {run["trace_id"] for run in phoenix.runs.values()} == {row["trace_id"] for row in rows}
    told = [run["output"] for run in phoenix.runs.values()]
    assert all(output["message"] and output["headline"] and output["total"].endswith("USD") for output in told)
    labels = {label for row in rows for label in row["prompts"].values()}
    assert all(links.prompt(label) and links.playground(label) for label in labels)
    assert links.played
    shown = {"trip", "work", "message", "headline", "request", "needs", "days", "money", "facts"}
    assert [example["input"].keys() for example in phoenix.examples] == [shown] * 2
    assert {json.loads(example["input"]["trip"])["destination"] for example in phoenix.examples} == {
        "Lisbon, Portugal",
        "Rome, Italy",
    }
    assert all(json.loads(example["input"]["work"])["draft"]["days"] for example in phoenix.examples)
    texts = read_prompts(out)
    assert list(texts) == ["baseline", "discount"]
    itinerary = [one for one in phoenix.versions if one["name"] == "triplab-itinerary"]
    assert [one["description"].partition(":")[0] for one in itinerary] == ["baseline", "discount"]
    judge = next(json.loads(line)["evaluator"] for line in verdicts if "friendly.judge" in line)
    place = links.prompts[judge]
    assert [one["name"] for one in phoenix.versions if one["id"] == place.version] == ["triplab-judge-friendly"]


def test_without_a_mirror(tmp_path: Path, phoenix: StandInPhoenix) -> None:
    assert run(written(tmp_path, cities()[:1]), tmp_path / "night", "--no-mirror").exit_code == 0
    assert not (tmp_path / "night" / "mirrored.jsonl").exists()
    assert not phoenix.experiments


def test_a_phoenix_that_fails_harms_nothing_and_is_sent_the_rest_later(
    tmp_path: Path, phoenix: StandInPhoenix, monkeypatch: pytest.MonkeyPatch
) -> None:
    cases, out = written(tmp_path, cities()[:2]), tmp_path / "night"
    phoenix.fault = lambda call, _: 404 if call.endswith("evaluations") else None
    done = run(cases, out)
    assert done.exit_code == 0
    assert "4 of 4 runs done" in done.stdout
    said = " ".join(done.stderr.split())
    assert "refused POST /v1/experiment_evaluations: 404 by order of the test." in said
    assert f"`triplab experiment mirror {out}` sends the rest." in said
    phoenix.fault = lambda _call, _before: None
    assert experiment("mirror", out).exit_code == 0
    assert len(phoenix.evaluations) == (out / "verdicts.jsonl").read_bytes().count(b"\n")
    assert (len(phoenix.experiments), len(phoenix.runs)) == (2, 4)
    monkeypatch.setenv("TRIPLAB_PHOENIX", "http://127.0.0.1:9")
    away = experiment("mirror", out)
    assert (away.exit_code, "no Phoenix answers at http://127.0.0.1:9" in away.stderr) == (1, True)
    assert (experiment("mirror", tmp_path).exit_code, experiment("mirror", cases).exit_code) == (2, 2)


def test_ctrl_c_leaves_the_rest_for_later(
    tmp_path: Path, phoenix: StandInPhoenix, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stopped(*_: object) -> bool:
        raise KeyboardInterrupt

    monkeypatch.setattr(Mirroring, "_wait", stopped)
    cases, out = written(tmp_path, cities()[:1]), tmp_path / "night"
    done = run(cases, out)
    assert done.exit_code == 1
    assert f"Not all of it is in Phoenix: `triplab experiment mirror {out}` sends the rest." in done.stderr
    monkeypatch.undo()
    assert phoenix.fault
