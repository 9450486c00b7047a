"""`triplab align` as one uses it: the practice set, one's own labels, test behind its lock, leaks refused."""

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from agents.data.tables import TravelData
from app.cli.main import app
from app.lab import align_practice
from evals.judges.rubric import Rubric
from evals.judges.rubric_file import FOLDER, load_rubric
from evals.labels.practice import read_practice
from tests.app.aligned import keep, labelled_experiment, labels_of
from tests.evals.labels.support import experiment


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name, value in (("TRIPLAB_PHOENIX", "off"), ("TRIPLAB_HOME", str(tmp_path / "home")), ("COLUMNS", "200")):
        monkeypatch.setenv(name, value)
    monkeypatch.chdir(tmp_path)
    return tmp_path / "home"


def align(*arguments: object) -> Result:
    return CliRunner().invoke(app, ["align", *map(str, arguments)])


def even(number: int) -> str:
    return "pass" if number % 2 == 0 else "fail"


def test_versions_side_by_side_on_dev_and_test_by_one_command(tmp_path: Path) -> None:
    file = tmp_path / "studies.json"
    done = align("--practice", "friendly", "--history", "--test", "--json", file)
    assert done.exit_code == 0, done.stderr
    assert done.stdout.startswith("friendly.judge@v1 ")
    assert "No traveller wrote or read one" in done.stdout
    assert "which is not a language model" in done.stdout
    assert "were added after that was seen" in done.stdout
    dev, test = json.loads(file.read_text())
    assert (dev["split"], test["split"]) == ("dev", "test")
    assert [step["report"]["judge"].partition("+")[0] for step in test["steps"]] == [
        "friendly.judge@v1", "friendly.judge@v2", "friendly.judge@v3",
    ]  # fmt: skip
    assert {step["report"]["outputs"] for step in dev["steps"]} == {132}
    assert {step["report"]["outputs"] for step in test["steps"]} == {134}
    assert dev["openings"] == []
    assert len(test["openings"]) == 3
    for step in test["steps"][1:]:
        assert step["before"]["outputs"] == step["report"]["labelled"] - step["report"]["ties"]
        assert step["before"]["mcnemar"]["difference"] == step["before"]["drift"]["agreement"]["difference"]

    again = align("--practice", "friendly", "--test")
    assert (again.exit_code, again.stderr.count("\n")) == (2, 1)
    assert "practice_friendly+62d7a8c5 by rehearsal-1 looked at test before" in again.stderr
    assert "--reason" in again.stderr


def test_a_second_look_at_test_needs_a_reason_and_is_printed(home: Path, data: TravelData) -> None:
    artifact = labelled_experiment(home, data, even)
    assert align("first", "--test").exit_code == 0
    assert align("first", "--test").exit_code == 2
    third = align("first", "--test", "--reason", "labels were mended")
    assert third.exit_code == 0, third.stderr
    assert "look 2, because: labels were mended" in third.stdout
    assert "look 2, because: labels were mended" in align("first").stdout
    assert artifact.folder.name == "first"


def test_train_and_dev_hold_nothing_of_test(home: Path, data: TravelData, tmp_path: Path) -> None:
    artifact = experiment(home / "experiments/first", data)
    clusters = sorted({case.cluster for case in artifact.cases.values()})
    splits = keep(home, labels_of(artifact, even), clusters)
    seen: dict[str, set[int]] = {}
    for part, flags in {"train and dev": (), "dev": ("--history",), "test": ("--test",)}.items():
        file = tmp_path / f"{part}.json"
        assert align("first", *flags, "--json", file).exit_code == 0
        seen[part] = {step["report"]["labelled"] for step in json.loads(file.read_text())[0]["steps"]}
    by_split = {name: 2 * sum(one == name for one in splits.values()) for name in ("train", "dev", "test")}
    assert seen == {
        "train and dev": {by_split["train"] + by_split["dev"]}, "dev": {by_split["dev"]}, "test": {by_split["test"]},
    }  # fmt: skip


def test_labels_by_another_version_are_not_mixed_in(home: Path, data: TravelData, tmp_path: Path) -> None:
    artifact = experiment(home / "experiments/first", data)
    keep(home, labels_of(artifact, even, version="v3+00000000"))
    done = align("first")
    assert done.exit_code == 2
    assert "nobody has labelled its outputs by a version that a judge of it applies" in done.stderr
    keep(home, labels_of(artifact, even, people=("ana", "ben"))[20:])
    file = tmp_path / "all.json"
    assert align("first", "--json", file).exit_code == 0
    (study,) = json.loads(file.read_text())
    assert [step["report"]["judge"] for step in study["steps"]] == ["friendly.judge@v3+b457e308"]
    assert study["steps"][0]["report"]["people"] == ["ben"]


def test_a_judge_that_has_seen_dev_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    one = next(one for one in read_practice("friendly").messages if one.split == "dev" and len(one.text) > 200)
    text = (FOLDER / "friendly.v1.md").read_text()
    (tmp_path / "friendly.v1.md").write_text(text.replace("# context", f"Friendly: {one.text}\n\n# context"))
    leaking = load_rubric("friendly.v1", tmp_path)

    def load(name: str, own: Path | None = None) -> Rubric:
        return leaking if name == "friendly.v1" else load_rubric(name, own=own)

    monkeypatch.setattr(align_practice, "load_rubric", load)
    done = align("--practice", "friendly")
    assert (done.exit_code, done.stderr.count("\n")) == (2, 1)
    assert (
        f"friendly.v1+{load_rubric('friendly.v1', tmp_path).digest} holds what it would be measured on" in done.stderr
    )
    assert f"{one.name} of dev" in done.stderr


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ((), "what is held against people?"),
        (("first", "--practice", "friendly"), "what is held against people?"),
        (("--practice", "freindly"), "unknown practice set 'freindly'; did you mean 'friendly'?"),
        (("nowhere",), "home/experiments/nowhere: there is no experiment.json"),
        (("--practice", "friendly", "--reason", "because of me"), "allowed: with --test"),
    ],
)
def test_what_is_wrong_is_one_line(arguments: tuple[str, ...], said: str) -> None:
    done = align(*arguments)
    assert (done.exit_code, done.stderr.count("\n")) == (2, 1), done.stderr
    assert said in done.stderr


def test_without_splits_there_is_no_test_to_open(home: Path, data: TravelData) -> None:
    labelled_experiment(home, data, even, split=False)
    assert align("first").exit_code == 0
    done = align("first", "--test")
    assert done.exit_code == 2
    assert "no labels are set apart as test: triplab label split --rubric friendly" in done.stderr
