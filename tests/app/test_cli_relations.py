"""`triplab synth relations` on a terminal, and the page that it writes."""

import json
from pathlib import Path
from typing import Any

from typer.testing import CliRunner, Result

from agents.data.tables import TravelData
from app.cli.main import app
from tests.agents.support import planned
from tests.synthetic.perturbations.support import PARK, SIGHT


def relations(*arguments: str | Path) -> Result:
    return CliRunner().invoke(app, ["synth", "relations", *map(str, arguments)], env={"COLUMNS": "120"})


def line(case: str, itinerary: dict[str, Any], **more: Any) -> dict[str, Any]:
    result = {"ended": "planned", "itinerary": itinerary}
    return {"case": case, "form": {"destination": "Tokyo"}, "expected": {"ends": "plan"}, "result": result, **more}


def write(folder: Path, *lines: dict[str, Any]) -> Path:
    (folder / "dataset.jsonl").write_text("".join(f"{json.dumps(each)}\n" for each in lines), encoding="utf-8")
    return folder


def dataset(folder: Path, data: TravelData, *, same: bool) -> Path:
    first = planned(data, [(SIGHT, "10:00")]).itinerary.model_dump(mode="json")
    second = first if same else planned(data, [(PARK, "10:00")]).itinerary.model_dump(mode="json")
    pair = {"of": "c-1", "perturbation": "other_case"}
    return write(folder, line("c-1", first), line("c-2", second, pair=pair))


def test_relations_that_hold_are_counted(tmp_path: Path, data: TravelData) -> None:
    done = relations(dataset(tmp_path, data, same=True))
    assert done.exit_code == 0
    assert "1 pairs: the relations of 1 of 1 hold; 0 could not be compared." in done.stdout
    assert "21% to 100%" in done.stdout


def test_a_broken_relation_shows_both_plans_and_fails(tmp_path: Path, data: TravelData) -> None:
    done = relations(dataset(tmp_path, data, same=False), "--html", tmp_path / "page.html")
    assert done.exit_code == 1
    assert "same_plan: the places of 2027-01-04: SIGHT, then PARK; wanted: the same in the same order" in done.stdout
    assert "≠ differs" in done.stdout
    page = (tmp_path / "page.html").read_text(encoding="utf-8")
    assert "<td>10:00 SIGHT</td><td>10:00 PARK</td><td>≠ differs</td>" in page


def test_wrong_input_is_said(tmp_path: Path, data: TravelData) -> None:
    missing = relations(tmp_path)
    assert missing.exit_code == 2
    assert missing.stderr.startswith("cannot read ")
    lone = relations(write(tmp_path, line("c-1", planned(data, [(SIGHT, "10:00")]).itinerary.model_dump(mode="json"))))
    assert lone.exit_code == 2
    assert "no pair in it" in lone.stderr
