"""`triplab synth drive` as one uses it: what it says and how it ends, in front of a real service."""

import json
from collections.abc import Generator
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner, Result

from app.cli.main import app
from app.service import create_app
from app.settings import Settings
from synthetic.case import Case
from tests.app.conftest import free_port
from tests.standin import serve
from tests.synthetic.driving.support import every_kind, many


@pytest.fixture
def url(settings: Settings) -> Generator[str]:
    """A service on a socket."""
    own = settings.model_copy(update={"allowed_hosts": ["127.0.0.1"]})
    with serve(create_app(own), lifespan=True) as url:
        yield url


def synth_drive(cases: Path, out: Path, *more: str | int) -> Result:
    return CliRunner().invoke(app, ["synth", "drive", str(cases), "--out", str(out), *map(str, more)])


def written(folder: Path, cases: list[Case]) -> Path:
    path = folder / "cases.jsonl"
    path.write_text("".join(f"{case.model_dump_json()}\n" for case in cases), encoding="utf-8")
    return path


def dataset(folder: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (folder / "dataset.jsonl").read_text(encoding="utf-8").splitlines()]


def sessions(folder: Path) -> set[str]:
    lines = [json.loads(line) for line in (folder / "journal.jsonl").read_text(encoding="utf-8").splitlines()]
    return {line["session"] for line in lines if line["kind"] == "begun"}


def test_a_drive_ends_with_a_dataset_and_a_table(url: str, tmp_path: Path) -> None:
    cases = [case for name, case in every_kind().items() if name != "refine"]
    done = synth_drive(written(tmp_path, cases), tmp_path / "out", "--url", url)
    lines = dataset(tmp_path / "out")

    assert done.exit_code == 0
    assert [line.split() for line in done.stdout.splitlines()[1:4]] == [
        ["planned", "6", "6", "0", "0"],
        ["refused", "3", "3", "0", "0"],
        ["invalid", "1", "1", "0", "0"],
    ]
    assert f"Wrote 10 results to {tmp_path / 'out' / 'dataset.jsonl'}, version sha256:" in done.stderr
    assert [line["case"] for line in lines] == [case.id for case in cases]
    assert {line["outcome"] for line in lines} == {"pass"}
    assert {"agent": "research", "tool": "get_climate"} in lines[0]["result"]["tools"]
    assert lines[0]["result"]["cost"]["currency"] == "EUR"
    assert len(lines[0]["result"]["itinerary"]["days"]) == 3
    assert not any(session in json.dumps(lines) for session in sessions(tmp_path / "out"))
    covered = CliRunner().invoke(app, ["synth", "coverage", str(tmp_path / "out" / "dataset.jsonl"), "--strength", "1"])
    assert covered.exit_code == 0
    assert "10 rows cover" in covered.stdout


def test_more_of_the_same_cases_go_on_where_the_first_ended(url: str, tmp_path: Path) -> None:
    cases = written(tmp_path, many(5))
    first = synth_drive(cases, tmp_path / "out", "--url", url, "-n", 2)
    before = dataset(tmp_path / "out")
    second = synth_drive(cases, tmp_path / "out", "--url", url)
    assert (first.exit_code, second.exit_code) == (0, 0)
    assert len(before) == 2
    assert dataset(tmp_path / "out")[:2] == before
    assert len(dataset(tmp_path / "out")) == 5
    assert len(sessions(tmp_path / "out")) == 5


def test_several_turns_keep_what_the_traveller_thinks(url: str, tmp_path: Path) -> None:
    case = every_kind()["refine"]
    done = synth_drive(written(tmp_path, [case]), tmp_path / "out", "--url", url, "--turns", 3)
    assert done.exit_code == 0, done.stderr
    (line,) = dataset(tmp_path / "out")
    assert line["result"]["ended"] == "planned"
    assert 1 <= len(line["result"]["turns"]) <= 3
    assert line["result"]["left"] in ("satisfied", "abandoned", "out_of_turns")


def test_phoenix_that_is_not_there_is_said_after_the_dataset_is_written(url: str, tmp_path: Path) -> None:
    cases = written(tmp_path, many(1))
    wanted = synth_drive(cases, tmp_path / "out", "--url", url, "--phoenix")
    assert wanted.exit_code == 1
    assert "No dataset in Phoenix: the service traces to no Phoenix" in wanted.stderr
    assert len(dataset(tmp_path / "out")) == 1
    assert synth_drive(cases, tmp_path / "out", "--url", url, "--no-phoenix").exit_code == 0


def test_a_phoenix_that_does_not_answer_is_said_too(settings: Settings, tmp_path: Path) -> None:
    gone = f"http://127.0.0.1:{free_port()}"
    own = settings.model_copy(update={"allowed_hosts": ["127.0.0.1"], "phoenix": gone, "trace_sample_rate": 0.0})
    with serve(create_app(own), lifespan=True) as url:
        done = synth_drive(written(tmp_path, many(1)), tmp_path / "out", "--url", url)
    assert done.exit_code == 1
    assert f"No dataset in Phoenix: Phoenix at {gone} did not take the dataset: " in done.stderr
    assert len(dataset(tmp_path / "out")) == 1


def test_a_phoenix_elsewhere_has_to_be_asked_for(settings: Settings, tmp_path: Path) -> None:
    far = "http://phoenix.example:6006"
    own = settings.model_copy(update={"allowed_hosts": ["127.0.0.1"], "phoenix": far, "trace_sample_rate": 0.0})
    with serve(create_app(own), lifespan=True) as url:
        done = synth_drive(written(tmp_path, many(1)), tmp_path / "out", "--url", url)
    assert done.exit_code == 1
    assert f"Phoenix at {far} is not on this machine: say --phoenix to send it there" in done.stderr


def test_wrong_input_is_explained(url: str, tmp_path: Path) -> None:
    cases = written(tmp_path, many(1))
    gone = synth_drive(tmp_path / "none.jsonl", tmp_path / "out", "--url", url)
    assert (gone.exit_code, "No such file" in gone.stderr) == (2, True)
    address = synth_drive(cases, tmp_path / "out", "--url", "localhost")
    assert (address.exit_code, "'localhost' is no address of a service" in address.stderr) == (2, True)
    nobody = synth_drive(cases, tmp_path / "out", "--url", f"http://127.0.0.1:{free_port()}")
    assert (nobody.exit_code, "no service answers at" in nobody.stderr) == (1, True)
    other = synth_drive(cases, tmp_path / "out", "--url", f"{url}/v1")
    assert (other.exit_code, "is not TripLab (HTTP 404 on /api/form)" in other.stderr) == (1, True)
    file = synth_drive(cases, cases, "--url", url)
    assert (file.exit_code, f"cannot write to {cases}: File exists" in file.stderr) == (1, True)


def test_a_folder_of_other_cases_is_refused(url: str, tmp_path: Path) -> None:
    synth_drive(written(tmp_path, many(1)), tmp_path / "out", "--url", url)
    before = (tmp_path / "out" / "journal.jsonl").read_bytes()
    done = synth_drive(written(tmp_path, many(2)), tmp_path / "out", "--url", url)
    assert done.exit_code == 2
    assert "is about cases 'sha256:" in done.stderr
    assert (tmp_path / "out" / "journal.jsonl").read_bytes() == before
