"""`triplab label` as one uses it."""

import csv
import io
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from agents.data.tables import TravelData
from app.cli.main import app
from tests.evals.labels.support import experiment


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, data: TravelData) -> Path:
    """Settings of its own, and an experiment `first` among those of this home."""
    for name, value in (("TRIPLAB_PHOENIX", "off"), ("TRIPLAB_HOME", str(tmp_path / "home")), ("COLUMNS", "160")):
        monkeypatch.setenv(name, value)
    monkeypatch.chdir(tmp_path)
    experiment(tmp_path / "home/experiments/first", data)
    return tmp_path / "home"


def label(*arguments: object) -> Result:
    return CliRunner().invoke(app, ["label", *map(str, arguments)])


def made(*more: object) -> Result:
    return label("make", "first", "--rubric", "friendly", "--people", "ana,ben", "--n", 10, "--overlap", 4, *more)


def rows(file: Path) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(file.read_bytes().decode("utf-8-sig"), newline="")))


def test_a_queue_is_made_labelled_in_a_spreadsheet_and_split(tmp_path: Path) -> None:
    done = made("--mix", "random=1,disagree=1,uncertain=1", "--seed", 3)
    assert done.exit_code == 0, done.stderr
    assert done.stdout.startswith("friendly-first-3: 10 of 20 outputs by friendly. Drawn by: disagree ")
    assert "  ana: 7 items, 4 of them shared\n  ben: 7 items, 4 of them shared\n" in done.stdout
    assert done.stderr == "There is nothing for uncertain: its share went to the others.\n"

    sheet = tmp_path / "ana.csv"
    assert label("export", sheet, "--queue", "friendly-first-3", "--person", "ana").exit_code == 0
    lines = rows(sheet)
    assert (len(lines), {line["verdict"] for line in lines}) == (7, {""})
    assert lines[0]["message"].startswith("Trip ")
    for place, line in enumerate(lines[:5]):
        line |= {"verdict": "fail" if place else "pass", "comment": "'=cmd()"}
    with sheet.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, lines[0].keys(), delimiter=";")
        writer.writeheader()
        writer.writerows(lines)
    assert label("import", sheet).stdout == "5 new, 0 known already.\n"
    assert label("import", sheet).stdout == "0 new, 5 known already.\n"
    assert "ana      " in label("list").stdout

    copy = tmp_path / "all.csv"
    label("export", copy, "--history")
    assert [(one["verdict"], one["comment"]) for one in rows(copy)] == [("pass", "'=cmd()"), *[("fail", "'=cmd()")] * 4]
    assert label("import", copy).stdout == "0 new, 5 known already.\n"

    split = label("split", "--rubric", "friendly").stdout
    assert [line.split(":")[0].strip() for line in split.splitlines()] == ["train", "dev", "test"]
    assert label("check", "friendly").stdout.startswith("friendly holds none of the ")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("make", "nowhere", "--rubric", "friendly", "--people", "ana"), "no experiment in "),
        (("make", "first", "--rubric", "freindly", "--people", "ana"), "unknown rubric 'freindly'; did you mean"),
        (("make", "first", "--rubric", "preferred", "--people", "ana"), "compares two plans"),
        (("make", "first", "--rubric", "friendly", "--people", "=x"), "person '=x'; allowed: letters"),
        (("make", "first", "--rubric", "friendly", "--people", "ana", "--mix", "randm=1"), "unknown strategy 'randm'"),
        (("make", "trips", "--rubric", "friendly", "--people", "ana"), "trips holds no output that friendly"),
        (("export", "x.csv", "--queue", "q"), "--queue also needs --person"),
        (("export", "x.csv", "--queue", "q", "--person", "ana"), "unknown queue 'q'; (there is none)"),
        (("import", "nowhere.csv"), "cannot read nowhere.csv"),
        (("again", "--rubric", "friendly"), "no label by friendly is outdated"),
        (("sync", "first", "--rubric", "friendly"), "TRIPLAB_PHOENIX is off"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_one_line(arguments: tuple[str, ...], said: str) -> None:
    done = label(*arguments)
    assert (done.exit_code, done.stderr.count("\n")) == (2, 1), done.stderr
    assert said in done.stderr


def test_an_unknown_item_or_a_wrong_cell_keeps_nothing(tmp_path: Path) -> None:
    made()
    sheet = tmp_path / "ana.csv"
    label("export", sheet, "--queue", "friendly-first-0", "--person", "ana")
    text = sheet.read_text(encoding="utf-8-sig").replace('"ana",""', '"ana","pass"')
    sheet.write_text(text.replace('"ana","pass"', '"ana","good"', 1), encoding="utf-8")
    wrong = label("import", sheet)
    assert (wrong.exit_code, wrong.stderr) == (
        2,
        "ana.csv:2: verdict: 'good'; allowed: pass, fail, unsure, skip\n",
    )
    id = rows(sheet)[2]["item"]
    sheet.write_text(text.replace(id, "i-" + "0" * 16), encoding="utf-8")
    assert "item: 'i-0000000000000000' is not known here" in label("import", sheet).stderr
    sheet.write_text(text, encoding="utf-8")
    assert label("import", sheet).stdout == "7 new, 0 known already.\n"


def test_a_name_is_taken_once() -> None:
    made("--name", "mine")
    again = made("--name", "mine")
    assert (again.exit_code, again.stderr) == (2, "there is a queue 'mine' already; give another --name\n")
