"""`triplab synth` on a terminal: rows, what they cover, and what is said about wrong input."""

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from app.cli.main import app

SMALL = """\
dimensions:
  party: {means: who, values: {solo: {means: a, example: a, weight: 9}, family: {means: b, example: b, weight: 1}}}
  budget: {means: money, values: {tight: {means: a, example: a, weight: 1}, easy: {means: b, example: b, weight: 1}}}
  season: {means: when, values: {winter: {means: a, example: a, weight: 1}, summer: {means: b, example: b, weight: 1}}}
forbidden:
  - {combination: {party: solo, budget: easy}, reason: never}
"""
TUPLES = [("solo", "tight", "winter"), ("solo", "tight", "summer"), ("family", "easy", "winter")]


@pytest.fixture
def dimensions(tmp_path: Path) -> Path:
    path = tmp_path / "dimensions.yaml"
    path.write_text(SMALL, encoding="utf-8")
    return path


def synth(*arguments: str | Path) -> Result:
    return CliRunner().invoke(app, ["synth", *map(str, arguments)])


def line(party: str, budget: str, season: str, **more: str) -> str:
    return json.dumps({"tuple": {"party": party, "budget": budget, "season": season}, **more})


def write(folder: Path, *lines: str) -> Path:
    path = folder / "rows.jsonl"
    path.write_text("".join(f"{each}\n" for each in lines), encoding="utf-8")
    return path


def test_rows_are_json_lines_with_the_digest_and_cover_all_pairs(tmp_path: Path, dimensions: Path) -> None:
    out = tmp_path / "made.jsonl"
    done = synth("generate", "--dimensions", dimensions, "--out", out)
    assert done.exit_code == 0
    rows = [json.loads(each) for each in out.read_text(encoding="utf-8").splitlines()]
    assert len(rows) == 5
    assert {row["dimensions"][:7] for row in rows} == {"sha256:"}
    assert done.stderr.strip() == "5 rows, all new: 11 of 11 allowed combinations (100.0 %)."
    again = synth("coverage", out, "--dimensions", dimensions)
    assert again.stdout.strip() == "5 rows cover 11 of 11 allowed pairs of values (100.0 %)."


def test_the_same_seed_writes_the_same_bytes() -> None:
    first = synth("generate", "--seed", "5").stdout
    assert synth("generate", "--seed", "5").stdout == first
    assert synth("generate", "--seed", "6").stdout != first


def test_extending_writes_only_what_is_missing(tmp_path: Path, dimensions: Path) -> None:
    old = [line(*TUPLES[0], outcome="pass"), line(*TUPLES[2], trace="abc"), line(*TUPLES[0], outcome="fail")]
    done = synth("extend", write(tmp_path, *old), "--dimensions", dimensions)
    new = done.stdout.splitlines()
    assert len(new) == 3
    assert done.stderr.strip() == "5 rows, 3 of them new: 11 of 11 allowed combinations (100.0 %)."
    whole = synth("extend", write(tmp_path, *old, *new), "--dimensions", dimensions)
    assert (whole.exit_code, whole.stdout) == (0, "")
    assert "5 rows, none of them new" in whole.stderr


def test_a_sample_by_weight(dimensions: Path) -> None:
    done = synth("generate", "--dimensions", dimensions, "--rows", "200")
    parties = [json.loads(each)["tuple"]["party"] for each in done.stdout.splitlines()]
    assert len(parties) == 200
    assert parties.count("solo") > 130


def test_what_is_missing_is_said_and_drawn(tmp_path: Path, dimensions: Path) -> None:
    html = tmp_path / "map.html"
    rows = write(tmp_path, *(line(*each) for each in TUPLES))
    done = synth("coverage", rows, "--dimensions", dimensions, "--strength", "1", "--html", html)
    assert "cover 6 of 6 allowed values" in done.stdout
    assert "never tried" in html.read_text(encoding="utf-8")
    pairs = synth("coverage", rows, "--dimensions", dimensions)
    assert "missing  party=family budget=tight" in pairs.stdout


def test_failures_light_up_when_rows_have_outcomes(tmp_path: Path, dimensions: Path) -> None:
    failing = [line("family", "tight", "winter", outcome="fail")] * 12
    passing = [line(*each, outcome="pass") for each in TUPLES[:2] for _ in range(12)]
    unscored = [line("solo", "tight", "winter", outcome="unscored")]
    rows = write(tmp_path, *failing, *passing, *unscored)
    done = synth("coverage", rows, "--dimensions", dimensions)
    assert "12 of 36 rows with a verdict failed." in done.stdout
    assert "party=family" in done.stdout
    assert "party=solo" not in done.stdout.partition("Failing more")[2]


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ('{"tuple": {"party": "sollo"}}', "rows.jsonl:1: 'sollo' is not a value of party; did you mean 'solo'?"),
        ('{"tuple": {"mood": "calm"}}', "rows.jsonl:1: 'mood' is not a dimension; allowed: party, budget, season"),
        ('{"party": "solo"}', "rows.jsonl:1: tuple: "),
        ("party solo", "rows.jsonl:1: line: 'party solo': Invalid JSON"),
    ],
)
def test_a_line_that_is_wrong_is_named(tmp_path: Path, dimensions: Path, text: str, says: str) -> None:
    done = synth("coverage", write(tmp_path, text), "--dimensions", dimensions)
    assert done.exit_code == 2
    assert says in done.stderr


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ('{"tuple": {"party": "solo"}}', "row 1 says nothing of budget, season; to extend, rows say all dimensions"),
        (line("solo", "easy", "winter"), "row 1 holds a combination that the dimensions forbid"),
    ],
)
def test_a_row_that_cannot_be_extended_is_named(tmp_path: Path, dimensions: Path, text: str, says: str) -> None:
    done = synth("extend", write(tmp_path, text), "--dimensions", dimensions)
    assert done.exit_code == 2
    assert says in done.stderr


def test_wrong_usage_is_explained(tmp_path: Path, dimensions: Path) -> None:
    gone = synth("extend", tmp_path / "x.jsonl")
    assert (gone.exit_code, "No such file" in gone.stderr) == (2, True)
    nowhere = synth("generate", "--out", tmp_path / "no" / "x.jsonl")
    assert (nowhere.exit_code, "there is no folder" in nowhere.stderr) == (2, True)
    missing = synth("coverage", tmp_path / "x.jsonl")
    assert (missing.exit_code, "No such file" in missing.stderr) == (2, True)
    deep = synth("generate", "--dimensions", dimensions, "--strength", "4")
    assert (deep.exit_code, "strength 4 over 3 columns" in deep.stderr) == (2, True)
    unwritable = synth("generate", "--dimensions", dimensions, "--out", tmp_path)
    assert (unwritable.exit_code, "cannot write" in unwritable.stderr) == (1, True)
