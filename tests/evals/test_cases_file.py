"""Cases as lines and as tables: what is read, what is refused, and the version by content."""

import json
from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import JsonValue

from evals.case import EvalCase, digest
from evals.cases_file import read_eval_cases, version_of, write_eval_cases
from evals.placed import CasesError
from synthetic.driving.result import Result, ResultLine
from tests.synthetic.driving.support import ASKED_ON, every_kind, make_case

SMALL = '{"id": "a", "cluster": "k", "form": {"destination": "Rome"}}'


def written(folder: Path, *lines: str, name: str = "cases.jsonl") -> Path:
    path = folder / name
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


def refusal(path: Path) -> str:
    with pytest.raises(CasesError) as refused:
        read_eval_cases(path)
    return str(refused.value)


def test_synthetic_cases_are_taken(tmp_path: Path) -> None:
    case = every_kind()["refine"]
    (read,) = read_eval_cases(written(tmp_path, case.model_dump_json()))
    assert (read.id, read.form, read.facts, read.expected) == (case.id, case.form, case.facts, case.expected)
    assert (read.asked_on, read.persona, read.text) == (ASKED_ON, case.persona, case.words.text)
    assert read.cluster == digest(case.tuple)


def test_lines_of_a_drive_are_taken(tmp_path: Path) -> None:
    case = make_case({"destination": "Rome"})
    line = ResultLine.of(case, Result(ended="planned", trace_ids=("0" * 31 + "7",)), "pass", [])
    (read,) = read_eval_cases(written(tmp_path, line.model_dump_json()))
    assert (read.id, read.cluster, read.trace_id) == (case.id, digest(case.tuple), "0" * 31 + "7")
    assert (read.expected, read.facts) == (case.expected, None)


def test_what_is_written_is_read_again(tmp_path: Path) -> None:
    cases = [EvalCase.of(case) for case in every_kind().values()]
    write_eval_cases(tmp_path / "cases.jsonl", cases)
    assert read_eval_cases(tmp_path / "cases.jsonl") == tuple(cases)
    assert [path.name for path in tmp_path.iterdir()] == ["cases.jsonl"]


@pytest.mark.parametrize(
    ("lines", "why"),
    [
        (["{"], "cases.jsonl:1: no JSON: "),
        ([SMALL, "", "[1]"], "cases.jsonl:3: '[1]' is no JSON object"),
        ([SMALL.replace("cluster", "klaster")], "cases.jsonl:1: cluster: Field required"),
        ([SMALL.replace('"id"', '"version": 2, "id"')], "cases.jsonl:1: version: '2': Input should be 1"),
        ([SMALL.replace('"id"', '"x": 5, "id"')], "cases.jsonl:1: x: '5': Extra inputs are not permitted"),
        ([SMALL.replace('"a"', "7")], "cases.jsonl:1: id: '7': Input should be a valid string"),
        (['{"words": {}}'], "cases.jsonl:1: id: Field required"),
        (['{"result": {}}'], "cases.jsonl:1: case: Field required"),
        ([SMALL, "", SMALL], "cases.jsonl:3: id: 'a' stands in line 1 as well; allowed: once"),
        (["", " "], "cases.jsonl: no case in it"),
        ([SMALL.replace("Rome", "\\ud800")], "cases.jsonl:1: "),
    ],
)
def test_a_bad_file_is_refused(tmp_path: Path, lines: Sequence[str], why: str) -> None:
    assert refusal(written(tmp_path, *lines)).startswith(why)


def test_no_utf_8_is_refused(tmp_path: Path) -> None:
    (tmp_path / "cases.jsonl").write_bytes(b"\xff\xfe")
    assert refusal(tmp_path / "cases.jsonl") == "cases.jsonl: no text in UTF-8 (byte 0)"


TEXT = st.text(st.characters(codec="utf-8"))
values: st.SearchStrategy[JsonValue] = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**53), 2**53) | TEXT,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(TEXT, inner, max_size=3),
    max_leaves=8,
)


@given(
    st.dictionaries(st.text(st.characters(codec="utf-8")), values, max_size=4), st.text(st.characters(codec="utf-8"))
)
def test_any_form_survives(tmp_path_factory: pytest.TempPathFactory, form: dict[str, JsonValue], text: str) -> None:
    path = tmp_path_factory.mktemp("cases") / "cases.jsonl"
    case = EvalCase(id="a", cluster="k", form=form, text=text)
    write_eval_cases(path, [case])
    assert read_eval_cases(path) == (case,)


def test_the_version_is_of_the_content_alone() -> None:
    one = EvalCase(id="a", cluster="k", form={"destination": "Rome", "days": 2})
    other = EvalCase(id="b", cluster="k", form={"destination": "Oslo"})
    turned = EvalCase(cluster="k", form={"days": 2, "destination": "Rome"}, id="a")
    assert version_of([one, other]) == version_of([other, turned])
    assert version_of([one, other]) == "sha256:bb2e618c224b"
    assert version_of([one]) != version_of([one, other])
    assert version_of([one]) != version_of([one.model_copy(update={"form": {"destination": "Rome", "days": 3}})])


HEAD = "id,destination,days,budget,interests,adults,diets,notes"


def test_a_table_is_read(tmp_path: Path) -> None:
    path = written(
        tmp_path,
        "\ufeff" + HEAD,
        'c1,Rome,3,"1,000 EUR",food; history,2,vegan,"two\nlines"',
        ",Lisbon,,,,,,",
        "",
        "c3,Paris,,,,,,'=1+1",
        name="cases.CSV",
    )
    one, two, three = read_eval_cases(path)
    assert (one.id, one.form) == (
        "c1",
        {
            "destination": "Rome", "days": 3, "budget": "1,000 EUR", "interests": ["food", "history"],
            "notes": "two\nlines", "party": {"adults": 2, "diets": ["vegan"]},
        },
    )  # fmt: skip
    assert (two.id, two.form) == (f"r-{digest({'destination': 'Lisbon'})}", {"destination": "Lisbon"})
    assert three.form["notes"] == "=1+1"
    assert (json.loads(one.model_dump_json())["expected"], one.cluster) == (None, digest(one.form))


def test_columns_may_be_parted_by_semicolons(tmp_path: Path) -> None:
    (case,) = read_eval_cases(written(tmp_path, "destination;interests;cluster", "Rome;food|art;x", name="a.csv"))
    assert (case.form, case.cluster) == ({"destination": "Rome", "interests": ["food", "art"]}, "x")


@pytest.mark.parametrize(
    ("lines", "why"),
    [
        (["destination,intrests"], "a.csv:1: unknown column 'intrests'; did you mean 'interests'? (adults, "),
        (["days"], "a.csv:1: there is no column 'destination'; there: days"),
        (["destination,days,days"], "a.csv:1: column 'days' stands there twice; allowed: once"),
        (["destination"], "a.csv: no case in it"),
        (["destination,days", "Rome,2,3"], "a.csv:2: 3 cells; allowed: 2, as there are columns"),
        (["destination,notes", 'Rome,"a\nb"', "Oslo"], "a.csv:4: 1 cells; allowed: 2, as there are columns"),
        (["destination,days", "Rome,60"], "a.csv:2: days: '60': Input should be less than or equal to 21"),
        (["destination,days", "Rome,soon"], "a.csv:2: days: 'soon': Input should be a valid integer"),
        (["destination,interests", "Rome,fodd"], "a.csv:2: interests.0: 'fodd': Input should be 'food'"),
        (["destination,adults", "Rome,0"], "a.csv:2: row: "),
        (["destination,days", ",3"], "a.csv:2: destination: Field required"),
        (["destination", '"Rome'], "a.csv:2: no table: unexpected end of data"),
        (["destination", "Rome", "Rome"], "a.csv:3: id: 'r-"),
    ],
)
def test_a_bad_table_is_refused(tmp_path: Path, lines: Sequence[str], why: str) -> None:
    assert refusal(written(tmp_path, *lines, name="a.csv")).startswith(why)
