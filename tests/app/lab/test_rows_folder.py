"""Files of rows: which are listed, what is read of them, and what is said of those that cannot be read."""

import json
import os
from pathlib import Path
from typing import Any

import pytest

from app.lab import rows_folder
from app.lab.rows_folder import RowNote, Unreadable, listed, read_file
from synthetic.dimensions_file import read_dimensions

DIMENSIONS = read_dimensions()
Row = dict[str, Any]


def write(path: Path, *lines: Row, age: int = 0) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("".join(f"{json.dumps(line)}\n" for line in lines), encoding="utf-8")
    os.utime(path, (1_900_000_000 - age, 1_900_000_000 - age))
    return path


def test_files_and_datasets_one_folder_down_are_listed_newest_first(tmp_path: Path) -> None:
    write(tmp_path / "old.jsonl", age=60)
    write(tmp_path / "new.jsonl")
    write(tmp_path / "friday" / "dataset.jsonl", age=30)
    write(tmp_path / "friday" / "calls.jsonl")
    write(tmp_path / "a" / "b" / "dataset.jsonl")
    write(tmp_path / "notes.txt")
    (tmp_path / "folder.jsonl").mkdir()
    assert [file.name for file in listed(tmp_path)] == ["new.jsonl", "friday/dataset.jsonl", "old.jsonl"]


def test_no_folder_has_no_files(tmp_path: Path) -> None:
    assert listed(tmp_path / "none") == []


def test_the_version_changes_with_the_file(tmp_path: Path) -> None:
    path = write(tmp_path / "rows.jsonl", {"tuple": {"party": "solo"}})
    (before,) = listed(tmp_path)
    write(path, {"tuple": {"party": "solo"}}, {"tuple": {"party": "family"}})
    (after,) = listed(tmp_path)
    assert before.version != after.version


def test_what_a_result_says_of_its_row_is_kept(tmp_path: Path) -> None:
    trip, trace = "A" * 22, "0" * 32
    line: Row = {
        "tuple": {"party": "solo"}, "outcome": "fail", "case": "c-1", "text": "x" * 400, "dimensions": "sha256:other",
        "why": ["over budget", "no museum"], "result": {"trip": trip, "trace_ids": [trace, "1" * 32]},
    }  # fmt: skip
    found = read_file(write(tmp_path / "rows.jsonl", line), DIMENSIONS)
    assert found.outcomes == ("fail",)
    assert found.notes == (RowNote("c-1", trip, trace, f"{'x' * 279}…", "over budget; no museum"),)
    assert (found.full, found.others) == (False, 1)


def test_what_a_case_says_of_its_row_is_kept(tmp_path: Path) -> None:
    line: Row = {"tuple": {}, "id": "c-2", "words": {"text": "Rome, please", "notes": ""}}
    assert read_file(write(tmp_path / "rows.jsonl", line), DIMENSIONS).notes == (RowNote("c-2", text="Rome, please"),)


@pytest.mark.parametrize("odd", ["../../etc/passwd", "javascript:alert(1)", 7, None, ["x"], {"a": 1}, "A" * 23])
def test_ids_of_another_shape_are_no_addresses(tmp_path: Path, odd: Any) -> None:
    line: Row = {"tuple": {}, "result": {"trip": odd, "trace_ids": [odd]}}
    found = read_file(write(tmp_path / "rows.jsonl", line, {"tuple": {}, "result": odd}), DIMENSIONS)
    assert found.notes == (RowNote(), RowNote())


def test_a_long_file_is_read_line_by_line_and_a_separator_in_a_text_ends_no_line(tmp_path: Path) -> None:
    path = tmp_path / "rows.jsonl"
    path.write_text('{"tuple": {}, "text": "one\u2028two"}\n\n{"tuple": {}}\n', encoding="utf-8")
    assert [note.text for note in read_file(path, DIMENSIONS).notes] == ["one\u2028two", None]


def test_an_error_names_line_and_value(tmp_path: Path) -> None:
    with pytest.raises(Unreadable, match=r"rows.jsonl:1: 'famly' is not a value of party; did you mean 'family'\?"):
        read_file(write(tmp_path / "rows.jsonl", {"tuple": {"party": "famly"}}), DIMENSIONS)


def test_a_file_that_is_gone_is_an_error_like_any(tmp_path: Path) -> None:
    with pytest.raises(Unreadable, match=r"rows.jsonl: No such file"):
        read_file(tmp_path / "rows.jsonl", DIMENSIONS)


def test_too_many_rows_are_refused_with_the_way_out(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rows_folder, "MOST_ROWS", 2)
    rows: list[Row] = [{"tuple": {}} for _ in range(3)]
    with pytest.raises(Unreadable, match=r"more than 2 rows, which this page takes\. For more .* synth coverage FILE"):
        read_file(write(tmp_path / "rows.jsonl", *rows), DIMENSIONS)


def test_no_text_is_said_to_be_none(tmp_path: Path) -> None:
    path = tmp_path / "rows.jsonl"
    path.write_bytes(b"\xff\xfe\x00")
    with pytest.raises(Unreadable, match=r"rows.jsonl: no text in UTF-8"):
        read_file(path, DIMENSIONS)
