"""Null baselines beside an experiment: folder, rows and counts are their own."""

from datetime import date
from pathlib import Path

from agents.deps import Deps
from evals.artifact import read_artifact, read_nulls, read_summary
from evals.artifact.folder import open_folder
from evals.runner.assemble import Asked, Assembled, assemble
from evals.runner.nulls import nulls_beside, run_nulls
from evals.runner.run import Done
from tests.evals.runner.support import Bench, some_cases

CASES = some_cases(50)


def made(deps: Deps, today: date, *variants: str) -> tuple[Asked, Assembled]:
    asked = Asked(CASES, "cases.jsonl", variants, ("friendly",), repetitions=2, judgings=3, seed=5)
    return asked, assemble(asked, deps, "rehearsal", today)


def contents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()}


def test_they_are_asked_once_on_the_first_cases_of_the_drawn_order(deps: Deps, today: date) -> None:
    asked, whole = made(deps, today, "baseline", "friendly")
    beside = nulls_beside(asked, whole, deps, "rehearsal", today)
    assert beside
    work = beside.made.work
    assert (len(work.units), list(work.tasks)) == (60, ["null.empty_plan", "null.form_copied"])
    assert list(work.cases) == list(dict.fromkeys(key.case for key in whole.work.units))[:30]
    assert (beside.made.experiment.repetitions, beside.made.experiment.judgings) == (1, 1)
    assert beside.made.experiment.judges == whole.experiment.judges


def test_those_that_are_variants_are_not_asked_again(deps: Deps, today: date) -> None:
    asked, whole = made(deps, today, "baseline", "null.empty_plan")
    beside = nulls_beside(asked, whole, deps, "rehearsal", today)
    assert beside
    assert list(beside.made.work.tasks) == ["null.form_copied"]
    asked, whole = made(deps, today, "null.form_copied", "null.empty_plan")
    assert nulls_beside(asked, whole, deps, "rehearsal", today) is None


async def test_they_leave_what_was_asked_as_it_was(tmp_path: Path, deps: Deps, today: date) -> None:
    asked, whole = made(deps, today, "baseline")
    beside, done = nulls_beside(asked, whole, deps, "rehearsal", today), list[Done]()
    assert beside
    with open_folder(tmp_path, whole.experiment, CASES) as held:
        held.conclude("complete", 100)
    before = contents(tmp_path)
    means = Bench(tmp_path, CASES).means()
    assert await run_nulls(beside, tmp_path, means, done.append) == "complete"
    assert len(done) == 60
    assert contents(tmp_path) == before
    nulls, artifact = read_nulls(read_artifact(tmp_path)), read_artifact(tmp_path)
    assert nulls
    assert (len(nulls.heads), len(artifact.heads)) == (60, 0)
    summary = read_summary(tmp_path / "nulls")
    assert summary
    assert summary.asked == 60

    rows = (tmp_path / "nulls" / "rows.jsonl").read_bytes()
    assert await run_nulls(beside, tmp_path, means, done.append) == "complete"
    assert (tmp_path / "nulls" / "rows.jsonl").read_bytes() == rows


def test_an_experiment_without_them_has_none(tmp_path: Path, deps: Deps, today: date) -> None:
    _, whole = made(deps, today, "baseline")
    with open_folder(tmp_path, whole.experiment, CASES):
        assert read_nulls(read_artifact(tmp_path)) is None
