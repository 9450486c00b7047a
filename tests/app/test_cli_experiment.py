"""`triplab experiment` as one uses it: what it says and how it ends, with the rehearsal engine."""

import json
import os
import re
import signal
import subprocess
import time
from contextlib import suppress
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from app.cli.main import app
from synthetic.case import Case
from tests.app.test_cli import TRIPLAB
from tests.standin import StandIn, Trouble, serve
from tests.synthetic.driving.support import every_kind, make_case

CITIES = ("Lisbon", "Rome", "Tokyo", "Paris", "Berlin", "Vienna", "Athens", "Prague", "Madrid", "London")


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Settings of its own: no key, no Phoenix."""
    for name in ("OPENAI_API_KEY", "OPENAI_BASE_URL", "AZURE_OPENAI_ENDPOINT"):
        monkeypatch.delenv(name, raising=False)
    for name, value in (("TRIPLAB_PHOENIX", "off"), ("TRIPLAB_HOME", str(tmp_path / "home")), ("COLUMNS", "160")):
        monkeypatch.setenv(name, value)
    return tmp_path / "home"


def cities() -> list[Case]:
    """A tuple each."""
    return [make_case({"destination": city, "days": 6}, destination=city) for city in CITIES]


def written(folder: Path, cases: list[Case]) -> Path:
    path = folder / "cases.jsonl"
    path.write_text("".join(f"{case.model_dump_json()}\n" for case in cases), encoding="utf-8")
    return path


def experiment(*arguments: object) -> Result:
    return CliRunner().invoke(app, ["experiment", *map(str, arguments)])


def run(cases: Path, out: Path, *more: object) -> Result:
    return experiment("run", "--cases", cases, "--variants", "baseline,discount", "--out", out, *more)


def test_run_show_and_list(tmp_path: Path) -> None:
    cases, out = written(tmp_path, cities()), tmp_path / "out"
    done = run(cases, out, "--judges", "friendly")
    assert done.exit_code == 0, done.stderr
    assert "Rehearsal engine: not a language model" in done.stderr
    assert "10 cases of 10 tuples x 2 variants x 1 = 20 runs" in done.stderr
    assert "Smallest difference that is found 4 times in 5: none where 10% of pairs disagree" in done.stderr
    assert re.search(r"By 6 runs that are done, the other 14 take about [\d,]+ tokens, 0.00 USD, \d+ s", done.stderr)
    first = done.stdout.splitlines()[0]
    assert first.startswith("discount against baseline: better on friendly by 100 points")
    assert "better on message.discount by 100 points" in first
    assert "20 of 20 runs done, 0 lost to the infrastructure" in done.stdout
    assert {path.name for path in out.iterdir()} == {
        "cases.jsonl",
        "experiment.json",
        "nulls",
        "prompts.json",
        "rows.jsonl",
        "summary.json",
        "verdicts.jsonl",
    }
    before = (out / "rows.jsonl").read_bytes()
    again = run(cases, out, "--judges", "friendly")
    assert (again.exit_code, (out / "rows.jsonl").read_bytes()) == (0, before)

    shown = experiment("show", out, "--all")
    assert shown.exit_code == 0
    assert shown.stdout.splitlines()[0] == first
    assert re.search(r"check.arithmetic +100 % \[\d+, 100\] of 10 +100 %", shown.stdout)
    listed = experiment("list", tmp_path)
    assert re.search(r"out +10 +baseline, discount +friendly +20 of 20 +complete", listed.stdout)


def test_a_bare_name_is_kept_at_home_and_reported_as_one_file(home: Path, tmp_path: Path) -> None:
    cases, file = written(tmp_path, cities()[:3]), tmp_path / "first.html"
    done = run(cases, Path("first"))
    assert done.exit_code == 0, done.stderr
    assert (home / "experiments" / "first" / "experiment.json").is_file()
    assert f"{home / 'experiments' / 'first'}: cases.jsonl" in done.stdout.replace("\n", "")
    assert experiment("show", "first").stdout == experiment("show", home / "experiments" / "first").stdout
    assert re.search(r"first +3 +baseline, discount +6 of 6 +complete", experiment("list").stdout)
    made = experiment("report", "first", "--html", file)
    assert made.exit_code == 0, made.stderr
    assert re.search(r"first\.html: \d\.\d MB, outputs of 3 of 3 runs", made.stdout)
    before = file.read_bytes()
    experiment("report", home / "experiments" / "first", "--html", file)
    assert file.read_bytes() == before
    unknown = experiment("report", "frist", "--html", file)
    assert (unknown.exit_code, "no experiment in" in unknown.stderr) == (2, True)
    assert file.read_bytes() == before
    nowhere = experiment("report", "first", "--html", tmp_path / "none" / "first.html")
    assert (nowhere.exit_code, "No such file or directory" in nowhere.stderr) == (1, True)


def test_another_experiment_takes_rows_from_the_cache(tmp_path: Path) -> None:
    cases = written(tmp_path, cities()[:2])
    run(cases, tmp_path / "one")
    again = run(cases, tmp_path / "two", "--judges", "friendly")
    assert "4 of 4 runs done, 0 lost to the infrastructure; 4 from the cache." in again.stdout
    fresh = run(cases, tmp_path / "three", "--no-cache")
    assert "0 from the cache." in fresh.stdout


def test_a_budget_stops_it_and_more_goes_on(tmp_path: Path) -> None:
    cases, out = written(tmp_path, cities()[:6]), tmp_path / "out"
    stopped = run(cases, out, "--budget-tokens", 100_000, "--concurrency", 1)
    assert stopped.exit_code == 1
    assert "the budget is reached: with a larger one, run the same command again to go on" in stopped.stderr
    summary = json.loads((out / "summary.json").read_text())
    assert summary["ending"] == "budget"
    assert 0 < summary["rows"] < 12
    assert summary["spent"]["prompt_tokens"] + summary["spent"]["completion_tokens"] <= 100_000
    assert run(cases, out).exit_code == 0


def test_a_real_endpoint_is_not_paid_for_without_a_yes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    cases, out = written(tmp_path, cities()), tmp_path / "out"
    with serve(StandIn()) as url:
        monkeypatch.setenv("OPENAI_BASE_URL", f"{url}/v1")
        asked = run(cases, out)
        assert asked.exit_code == 1
        assert re.search(r"By 6 runs that are done, the other 14 take about [\d,]+ tokens, 0.\d+ USD", asked.stderr)
        assert "Nobody is here to say yes to that: say --yes beforehand." in asked.stderr
        assert json.loads((out / "summary.json").read_text())["ending"] == "stopped"
        assert run(cases, out, "--yes").exit_code == 0


def test_an_endpoint_that_is_down_leaves_a_third_state(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    cases, out = written(tmp_path, cities()[:3]), tmp_path / "out"
    with serve(StandIn(trouble=Trouble("unauthorised"))) as url:
        monkeypatch.setenv("OPENAI_BASE_URL", f"{url}/v1")
        failed = run(cases, out, "--yes")
    assert failed.exit_code == 1
    assert "the endpoint or the machine failed some of the work: run the same command again" in failed.stderr
    assert "0 of 6 runs done" in failed.stdout
    assert "6 runs lost: unauthorised: the model endpoint refused the key\n" in failed.stdout
    assert "unauthorised: the model endpoint refused the key (HTTP 401)" in (out / "rows.jsonl").read_text()
    with serve(StandIn()) as url:
        monkeypatch.setenv("OPENAI_BASE_URL", f"{url}/v1")
        assert run(cases, out, "--yes").exit_code == 0
    assert "6 of 6 runs done, 0 lost" in experiment("show", out).stdout


def test_null_baselines_go_with_every_experiment(tmp_path: Path) -> None:
    cases, out = written(tmp_path, cities()[:6]), tmp_path / "out"
    done = run(cases, out, "--judges", "grounded")
    assert done.exit_code == 0, done.stderr
    assert "Beside them 2 null baselines on 6 of the cases: 12 judgements more" in done.stderr
    said = "The judges of this suite cannot tell null.form_copied from a plan: it passes grounded (6 of 6 outputs)."
    assert done.stdout.startswith(said)
    assert re.search(r"null.empty_plan passes \d+ of \d+ evaluators by code as often as the variants do", done.stdout)
    assert "12 of 12 runs done" in done.stdout
    assert "Null baselines on 6 cases: 12 outputs, " in done.stdout
    assert experiment("list", tmp_path).stdout.count("complete") == 1

    bare = run(cases, tmp_path / "bare", "--judges", "grounded", "--no-nulls")
    assert "null." not in bare.stdout
    rows = (tmp_path / "bare" / "rows.jsonl").read_bytes()
    later = run(cases, tmp_path / "bare", "--judges", "grounded")
    assert later.stdout.startswith(said)
    assert (tmp_path / "bare" / "rows.jsonl").read_bytes() == rows


def test_a_null_among_the_variants_is_not_compared(tmp_path: Path) -> None:
    cases = written(tmp_path, cities()[:2])
    done = experiment("run", "--cases", cases, "--variants", "baseline,null.empty_plan", "--out", tmp_path / "out")
    assert done.exit_code == 0, done.stderr
    assert done.stdout.startswith("baseline alone: nothing to compare it with.")
    assert "4 of 4 runs done" in done.stdout
    assert "Null baselines on 2 cases: 2 outputs, 0 calls" in done.stdout


def test_it_stops_when_it_is_decided(tmp_path: Path) -> None:
    many = [
        make_case({"destination": city, "days": days}, destination=city, days=str(days))
        for city in CITIES
        for days in (1, 2, 3)
    ]
    cases, out = written(tmp_path, many), tmp_path / "out"
    asked = ("--stop-when", "message.discount", "--concurrency", 2, "--no-nulls")
    done = run(cases, out, *asked)
    assert done.exit_code == 0, done.stderr
    assert "Tuple by tuple, until message.discount tells every variant from the first" in done.stderr
    assert re.match(
        r"discount against baseline, stopped early by message.discount after 1[67] of 30 tuples \(3\d of 60 runs are "
        r"done\): better on message.discount by 100 points \[",
        done.stdout,
    )
    assert "discount: better on message.discount, told after 16 tuples that have a pair." in done.stdout
    assert json.loads((out / "summary.json").read_text())["ending"] == "decided"
    again = run(cases, out, *asked)
    assert (again.exit_code, again.stdout) == (0, done.stdout)
    refused = run(cases, out, "--no-nulls")
    assert (refused.exit_code, "stop was message.discount, margin 0, is none" in refused.stderr) == (2, True), (
        refused.stderr
    )


def test_wrong_input_is_explained(tmp_path: Path) -> None:
    cases, out = written(tmp_path, cities()[:2]), tmp_path / "out"
    text = cases.read_text()
    for content, says in (
        (text + "hello\n", "cases.jsonl:3: no JSON"),
        (text + text.splitlines()[0] + "\n", "cases.jsonl:3: id: 'c-"),
        ("", "cases.jsonl: no case in it"),
    ):
        cases.write_text(content)
        refused = run(cases, out)
        assert (refused.exit_code, says in refused.stderr) == (2, True), refused.stderr
    cases.write_text(text)
    for more, says in (
        (["--variants", "baseline,freindly"], "unknown variant 'freindly'; did you mean 'friendly'?"),
        (["--variants", "baseline,null.plan"], "unknown null 'plan'"),
        (["--variants", "baseline,baseline"], "variant 'baseline' comes twice; allowed: once"),
        (["--stop-when", "frendly"], "unknown evaluator to stop by 'frendly'"),
        (["--judges", "frendly"], "unknown rubric 'frendly'; did you mean 'friendly'?"),
        (["--variants", ""], "no variant is named"),
    ):
        refused = run(cases, out, *more)
        assert (refused.exit_code, says in refused.stderr) == (2, True), refused.stderr
    assert not out.exists()
    assert experiment("show", tmp_path).exit_code == 2
    assert experiment("list", tmp_path).exit_code == 2
    missing = run(tmp_path / "none.jsonl", out)
    assert (missing.exit_code, "No such file" in missing.stderr) == (2, True)
    file = run(cases, cases)
    assert (file.exit_code, f"cannot write to {cases}: Not a directory" in file.stderr) == (1, True)


def test_a_folder_of_something_else_is_refused(tmp_path: Path) -> None:
    cases, out = written(tmp_path, cities()[:2]), tmp_path / "out"
    run(cases, out, "--judges", "friendly.v2")
    before = {path.name: path.read_bytes() for path in out.iterdir() if path.is_file()}
    refused = run(cases, out, "--judges", "friendly.v3")
    assert refused.exit_code == 2
    assert re.search(r"judge 'friendly.judge' was v2\+\w+, is v3\+\w+. Results of both are never mixed", refused.stderr)
    assert {path.name: path.read_bytes() for path in out.iterdir() if path.is_file()} == before


def test_every_kind_of_case_goes_through(tmp_path: Path) -> None:
    cases = written(tmp_path, list(every_kind().values()))
    done = run(cases, tmp_path / "out", "--judges", "grounded,calm")
    assert done.exit_code == 0, done.stderr
    assert "22 of 22 runs done, 0 lost to the infrastructure" in done.stdout


def test_stopped_by_hand_it_says_how_to_go_on(tmp_path: Path) -> None:
    cases, out = written(tmp_path, cities()), tmp_path / "out"
    arguments = ["--cases", str(cases), "--variants", "baseline,friendly,discount", "--out", str(out), "--no-cache"]
    command = [*TRIPLAB, "experiment", "run", *arguments]
    with subprocess.Popen(
        command,
        env=os.environ | {"TRIPLAB_REHEARSAL_LATENCY": "0.05"},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.default_int_handler),
    ) as running:
        deadline = time.monotonic() + 60
        while not (out / "rows.jsonl").exists() or (out / "rows.jsonl").read_bytes().count(b"\n") < 5:
            assert time.monotonic() < deadline
            with suppress(subprocess.TimeoutExpired):
                raise AssertionError(f"the run has ended: {running.wait(0.02)}")
        running.send_signal(signal.SIGINT)
        _, said = running.communicate(timeout=60)
    assert running.returncode == 1
    assert "stopped: run the same command again to go on" in said
    assert json.loads((out / "summary.json").read_text())["ending"] == "stopped"
    done = experiment("run", *arguments)
    assert done.exit_code == 0
    assert "30 of 30 runs done" in done.stdout
