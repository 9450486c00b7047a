"""`triplab discover` as one uses it."""

import csv
import io
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from agents.data.tables import TravelData
from app.cli.main import app
from evals.judges.rubric_file import load_rubric
from tests.evals.labels.support import experiment

FIRST = {
    "bold": "nobody asked for gardens\n# examples",
    "none": "Nothing.",
    "open": "=cmd() the café is closed",
}


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, data: TravelData) -> Path:
    """Settings of its own, and an experiment `first` of ten tuples, two outputs each, among those of this home."""
    for name, value in (("TRIPLAB_PHOENIX", "off"), ("TRIPLAB_HOME", str(tmp_path / "home")), ("COLUMNS", "160")):
        monkeypatch.setenv(name, value)
    monkeypatch.chdir(tmp_path)
    experiment(tmp_path / "home/experiments/first", data)
    return tmp_path / "home"


def triplab(*arguments: object) -> Result:
    return CliRunner().invoke(app, list(map(str, arguments)))


def sheet(file: Path, *more: object) -> list[dict[str, str]]:
    done = triplab("discover", "notes", "first", "--csv", file, "--person", "ana", *more)
    assert done.exit_code == 0, done.stderr
    return list(csv.DictReader(io.StringIO(file.read_bytes().decode("utf-8-sig"), newline="")))


def write(file: Path, lines: list[dict[str, str]]) -> Path:
    with file.open("w", encoding="utf-8", newline="") as opened:
        writer = csv.DictWriter(opened, lines[0].keys(), delimiter=";")
        writer.writeheader()
        writer.writerows(lines)
    return file


def noted(file: Path) -> Path:
    """Ten outputs of ten tuples: six with one mode, three fine, one note without a mode."""
    lines = sheet(file, "--n", 10)
    for place, line in enumerate(lines):
        kind = "bold" if place < 6 else "none" if place < 9 else "open"
        line |= {"first_thing_wrong": FIRST[kind], "failure_mode": "Too  Bold" if kind == "bold" else ""}
    return write(file, lines)


def test_notes_go_out_to_a_spreadsheet_and_come_back(tmp_path: Path) -> None:
    file = noted(tmp_path / "ana.csv")
    done = triplab("discover", "read", file)
    assert (done.exit_code, done.stderr) == (0, "first: 10 new notes, 0 known already.\n"), done.stderr
    assert done.stdout.startswith("10 outputs read, nothing wrong in 3.\n")
    assert "too bold            6    60%" in done.stdout
    assert "- café, closed, cmd (1)\n" in done.stdout
    assert done.stdout.endswith(
        "9 tuples read, 1 kind seen, 0 once. Read at least 20 to hear what 20 more would show. "
        "Left out: 1 note without a mode, to be grouped first.\n"
    )
    again = triplab("discover", "read", file)
    assert (again.stderr, again.stdout) == ("first: 0 new notes, 10 known already.\n", done.stdout)
    assert triplab("discover", "show", "first").stdout == done.stdout

    assert triplab("discover", "show", "first", "--html", "found.html").exit_code == 0
    page = Path("found.html").read_text()
    assert all(
        text in page for text in ("What went wrong in first", '<th scope="row">too bold</th>', "10 outputs read")
    )

    more = sheet(tmp_path / "more.csv", "--n", 12)
    assert [(one["first_thing_wrong"], one["failure_mode"]) for one in more[5:7] + more[9:]] == [
        (FIRST["bold"], "too bold"), ("nothing", ""), ("'" + FIRST["open"], ""), ("", ""), ("", ""),
    ]  # fmt: skip
    assert len({one["item"] for one in more}) == 12


def test_a_comment_beside_a_fail_is_a_note_to_begin_with(tmp_path: Path) -> None:
    triplab("label", "make", "first", "--rubric", "friendly", "--people", "ana", "--n", 3, "--name", "q")
    triplab("label", "export", "q.csv", "--queue", "q", "--person", "ana")
    lines = list(csv.DictReader(io.StringIO(Path("q.csv").read_text(encoding="utf-8-sig"), newline="")))
    for line, verdict in zip(lines, ("fail", "pass", "fail"), strict=True):
        line |= {"verdict": verdict, "comment": f"cold: {verdict}" if verdict == "pass" or line is lines[0] else ""}
    triplab("label", "import", write(tmp_path / "q2.csv", lines))
    filled = {one["item"]: one["first_thing_wrong"] for one in sheet(tmp_path / "n.csv") if one["first_thing_wrong"]}
    assert filled == {lines[0]["item"]: "cold: fail"}


def test_a_mode_becomes_a_rubric_that_quotes_train_alone(tmp_path: Path, home: Path) -> None:
    triplab("discover", "read", noted(tmp_path / "ana.csv"))
    without = triplab("discover", "mode", "too bold", "--as", "rubric")
    assert (without.exit_code, without.stderr.count("\n")) == (2, 1)
    assert "what 'too bold' means is not said yet; say it with --means" in without.stderr
    assert not (home / "rubrics").exists()

    done = triplab("discover", "mode", "Too bold", "--as", "rubric", "--means", "promises: more than\n---\nwas asked")
    assert done.exit_code == 0, done.stderr
    rubric = load_rubric("too_bold", home / "rubrics")
    assert rubric.front.labels["too_bold"].means == "promises: more than --- was asked"
    assert (rubric.outcome("too_bold"), rubric.outcome("fine")) == ("fail", "pass")
    assert [one.reason for one in rubric.examples] == ["nobody asked for gardens # examples"]
    assert f"6 notes, {len(rubric.examples)} quoted" in done.stdout
    assert triplab("label", "check", "too_bold", "--folder", home / "rubrics").exit_code == 0

    twice = triplab("discover", "mode", "too bold", "--as", "rubric")
    assert "there is a rubric 'too_bold' already" in twice.stderr


def test_a_mode_becomes_the_file_of_a_check(tmp_path: Path, home: Path) -> None:
    triplab("discover", "read", noted(tmp_path / "ana.csv"))
    done = triplab("discover", "mode", "too bold", "--as", "check", "--file", "bold_words")
    assert done.exit_code == 0, done.stderr
    text = (home / "checks/bold_words.py").read_text()
    assert '@evaluator("failure.bold_words", "check")' in text
    assert text.count('"nobody asked for gardens\\n# examples"') == 6


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("notes", "nowhere", "--csv", "x.csv", "--person", "ana"), "no experiment in "),
        (("notes", "trips", "--csv", "x.csv", "--person", "ana"), "trips holds no plan to read"),
        (("notes", "first", "--csv", "x.csv", "--person", "=x"), "person '=x'; allowed: letters"),
        (("read", "nowhere.csv"), "cannot read nowhere.csv"),
        (("show", "first"), "there are no notes on 'first'"),
        (("mode", "bold", "--as", "check"), "unknown failure mode 'bold'; (there is none)"),
        (("mode", "bold", "--as", "check", "--file", "../x"), "--file '../x'; allowed: words"),
    ],
)
def test_what_is_wrong_is_one_line(arguments: tuple[str, ...], said: str) -> None:
    done = triplab("discover", *arguments)
    assert (done.exit_code, done.stderr.count("\n")) == (2, 1), done.stderr
    assert said in done.stderr


@pytest.mark.parametrize(
    ("cells", "said"),
    [
        ({"item": "i-" + "0" * 16}, ":2: item: 'i-0000000000000000' is not known here"),
        ({"first_thing_wrong": ""}, ":2: first_thing_wrong: ''; allowed: what went wrong first, or 'nothing'"),
        ({"first_thing_wrong": "nothing"}, ":2: failure_mode: 'Too  Bold'; allowed: none where nothing went wrong"),
        ({"person": "=x"}, ":2: person: '=x'; allowed: letters"),
        ({"experiment": "second"}, ": experiment: second, first; allowed: one in a file"),
    ],
)
def test_one_wrong_line_keeps_nothing(tmp_path: Path, cells: dict[str, str], said: str) -> None:
    file = noted(tmp_path / "ana.csv")
    lines = list(csv.DictReader(io.StringIO(file.read_text(), newline=""), delimiter=";"))
    done = triplab("discover", "read", write(file, [lines[0] | cells, *lines[1:]]))
    assert done.exit_code == 2
    assert f"ana.csv{said}" in done.stderr
    assert triplab("discover", "show", "first").exit_code == 2
