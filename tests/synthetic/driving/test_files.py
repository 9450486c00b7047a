"""Cases in, a dataset out."""

import json
from pathlib import Path
from typing import Any

import pytest

from synthetic.driving.case_file import CasesError, read_cases
from synthetic.driving.dataset import NAME, lines_of, write_dataset
from synthetic.driving.phoenix_dataset import examples_of, name_of
from synthetic.driving.result import Result
from tests.synthetic.driving.support import make_case, many

CASE = make_case({"destination": "Lisbon"})


def written(folder: Path, *lines: str) -> Path:
    path = folder / "cases.jsonl"
    path.write_text("".join(f"{line}\n" for line in lines))
    return path


def changed(**fields: Any) -> str:
    return json.dumps(json.loads(CASE.model_dump_json()) | fields)


def test_cases_in_their_order(tmp_path: Path) -> None:
    cases = many(3)
    found = read_cases(written(tmp_path, *(case.model_dump_json() for case in cases), ""))
    assert list(found.cases) == cases
    assert found.digest.startswith("sha256:")
    assert len(found.digest) == 19
    other = read_cases(written(tmp_path, *(case.model_dump_json() for case in cases[:2])))
    assert other.digest != found.digest


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ("hello", "cases.jsonl:2: line: 'hello': Invalid JSON"),
        (changed(id="c-2", split="dog"), "cases.jsonl:2: split: 'dog': Input should be 'train', 'dev' or 'test'"),
        (changed(id="c-2", version=2), "cases.jsonl:2: version: '2': Input should be 1"),
        (changed(id="c-2", colour="red"), "cases.jsonl:2: colour: 'red': Extra inputs are not permitted"),
        (CASE.model_dump_json(), f"cases.jsonl:2: id: '{CASE.id}' has come before; allowed: once"),
    ],
)
def test_a_line_that_is_wrong_is_named(tmp_path: Path, line: str, says: str) -> None:
    with pytest.raises(CasesError) as error:
        read_cases(written(tmp_path, CASE.model_dump_json(), line))
    assert str(error.value).startswith(says)


def test_a_file_without_cases_is_refused(tmp_path: Path) -> None:
    with pytest.raises(CasesError, match=r"cases\.jsonl: no case in it"):
        read_cases(written(tmp_path, ""))


def test_a_dataset_has_the_order_of_its_cases_and_a_version_by_its_content(tmp_path: Path) -> None:
    cases = many(3)
    results = {cases[2].id: Result(ended="planned"), cases[0].id: Result(ended="call_failed", why="HTTP 500")}
    lines = lines_of(cases, results)
    first = write_dataset(tmp_path / NAME, lines)
    again = write_dataset(tmp_path / NAME, lines_of(cases, dict(reversed(results.items()))))
    other = write_dataset(tmp_path / NAME, lines[:1])

    assert [(line.case, line.outcome) for line in first.lines] == [(cases[0].id, "unscored"), (cases[2].id, "pass")]
    assert first.version == again.version != other.version
    kept = [json.loads(line) for line in (tmp_path / NAME).read_text().splitlines()]
    assert [(line["version"], line["case"], line["why"]) for line in kept] == [
        (1, cases[0].id, ["the call failed: HTTP 500"])
    ]
    assert [path.name for path in tmp_path.iterdir()] == [NAME]


def test_examples_for_phoenix_hold_the_tuple_the_split_and_the_trace() -> None:
    cases = many(2)
    trace, span = "a" * 32, "b" * 16
    results = {
        cases[0].id: Result(ended="planned", trace_ids=(trace,), span_id=span, trip="secret"),
        cases[1].id: Result(ended="call_failed"),
    }
    (example,) = examples_of(lines_of(cases, results), "http://127.0.0.1:6006")
    assert (example["id"], example["splits"], example["span_id"]) == (cases[0].id, [cases[0].split], span)
    assert example["input"] == {"form": cases[0].form, "text": cases[0].words.text}
    assert example["output"]["ends"] == "plan"
    assert example["metadata"]["tuple"] == {"intent": "plan"}
    assert example["metadata"]["trace_url"] == f"http://127.0.0.1:6006/redirects/traces/{trace}"
    assert "secret" not in json.dumps(example)
    assert name_of("sha256:0123456789ab") == "triplab-synthetic-0123456789ab"
