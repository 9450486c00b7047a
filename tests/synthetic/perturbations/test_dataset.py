"""Results as a drive writes them, read for their relations."""

import json
from pathlib import Path
from typing import Any

import pytest

from agents.data.tables import TravelData
from synthetic.perturbations.dataset import DatasetError, read_dataset
from tests.agents.support import planned
from tests.synthetic.perturbations.support import SIGHT


def line(case: str = "c-1", **result: Any) -> str:
    return json.dumps(
        {"case": case, "form": {"days": 1}, "expected": {"ends": "plan"}, "result": result, "tuple": {}, "more": 1}
    )


def write(folder: Path, *lines: str) -> Path:
    (folder / "dataset.jsonl").write_text("".join(f"{each}\n" for each in lines), encoding="utf-8")
    return folder


def test_a_plan_is_read_with_the_sums_as_they_are_written(tmp_path: Path, data: TravelData) -> None:
    itinerary = planned(data, [(SIGHT, "10:00")]).itinerary.model_dump(mode="json")
    itinerary["ledger"]["total"] = "1.23"
    seen = read_dataset(write(tmp_path, line(ended="planned", itinerary=itinerary, asked=["which_length"])), data)[
        "c-1"
    ]
    assert (seen.end, seen.asked, seen.why) == ("plan", ("which_length",), None)
    assert seen.plan.places == [["sight"]]
    assert str(seen.plan.sums.total) == "1.23"
    assert str(seen.plan.itinerary.ledger.total) != "1.23"


@pytest.mark.parametrize(
    ("result", "end", "why"),
    [
        ({"ended": "refused", "fields": ["notes"], "why": "Not a trip."}, "refused", "Not a trip."),
        ({"ended": "call_failed", "why": "timed out"}, None, "timed out"),
        ({"ended": "left", "mistakes": ["said nothing"]}, None, "the traveller: said nothing"),
        ({"ended": "left"}, "left", None),
        ({"ended": "planned"}, None, "the dataset holds no plan of it"),
    ],
)
def test_how_a_case_ended(
    result: dict[str, Any], end: str | None, why: str | None, tmp_path: Path, data: TravelData
) -> None:
    seen = read_dataset(write(tmp_path, line(**result)), data)["c-1"]
    assert (seen.end, seen.why) == (end, why)


def test_of_a_case_that_was_run_again_the_last_result_counts(tmp_path: Path, data: TravelData) -> None:
    folder = write(tmp_path, line(ended="call_failed"), "", line(ended="refused"))
    assert [each.end for each in read_dataset(folder, data).values()] == ["refused"]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("{}", "dataset.jsonl:1: case: "),
        ("no json", "dataset.jsonl:1: line: "),
        (line(ended="won"), "result.ended: 'won'"),
    ],
)
def test_a_broken_line_is_named(text: str, message: str, tmp_path: Path, data: TravelData) -> None:
    with pytest.raises(DatasetError) as error:
        read_dataset(write(tmp_path, text), data)
    assert message in str(error.value)
