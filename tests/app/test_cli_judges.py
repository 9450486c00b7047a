"""Judges as one names them on the command line: versions, models, juries, and pairs."""

import json
from pathlib import Path
from typing import Any

import pytest

from synthetic.case import Case
from tests.app.test_cli_experiment import cities, experiment, home, run, written
from tests.standin import StandIn, serve
from tests.synthetic.driving.support import every_kind, make_case

__all__ = ["home"]


def lines(folder: Path, name: str = "verdicts.jsonl") -> list[dict[str, Any]]:
    return [json.loads(line) for line in (folder / name).read_text().splitlines()]


def judged(folder: Path) -> list[dict[str, Any]]:
    return [line for line in lines(folder) if "@" in line["evaluator"]]


def frustrated() -> Case:
    return make_case({"destination": "Bern", "days": 3}, destination="Bern", mood="frustrated")


def test_versions_side_by_side_and_a_jury_of_both(tmp_path: Path) -> None:
    cases, out = written(tmp_path, cities()[:3]), tmp_path / "out"
    done = run(cases, out, "--judges", "friendly@v1,friendly@v2,friendly@v1+friendly@v2+friendly")
    assert done.exit_code == 0, done.stderr
    assert {name in done.stdout for name in ("friendly@v1", "friendly@v2", "friendly.jury")} == {True}
    votes = [line["evidence"] for line in judged(out) if line["evaluator"].startswith("friendly.jury@")]
    assert len(votes) == 6
    assert [vote.partition("+")[0] for vote in votes[0]] == [f"friendly.judge@v{number}" for number in (1, 2, 3)]
    assert " by rehearsal-1: " in votes[0][0]


def test_models_are_paid_by_their_own_prices(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    cases, out = written(tmp_path, cities()[:1]), tmp_path / "out"
    judges = "friendly:gpt-4.1,friendly:gpt-4.1-nano,friendly:gpt-4.1+friendly:gpt-4.1-nano,friendly:unheard-of"
    with serve(StandIn()) as url:
        monkeypatch.setenv("OPENAI_BASE_URL", f"{url}/v1")
        done = run(cases, out, "--judges", judges, "--yes")
    assert done.exit_code == 0, done.stderr
    verdicts = [line for line in judged(out) if line["variant"] == "baseline"]
    spent = {line["evaluator"].partition(":")[2] or "jury": line["spent"] for line in verdicts}
    price = {name: one["usd"] and float(one["usd"]) for name, one in spent.items()}
    assert price["gpt-4.1"] == pytest.approx(20 * price["gpt-4.1-nano"])
    assert price["jury"] == pytest.approx(price["gpt-4.1"] + price["gpt-4.1-nano"])
    assert (price["unheard-of"], spent["jury"]["calls"]) == (None, 2)


def test_a_rubric_for_some_cases_judges_only_those(tmp_path: Path) -> None:
    cases, out = written(tmp_path, [*cities()[:2], frustrated()]), tmp_path / "out"
    assert run(cases, out, "--judges", "calm").exit_code == 0
    assert {line["case"] for line in judged(out)} == {frustrated().id}
    assert len(judged(out)) == 2


@pytest.mark.parametrize(
    ("judges", "says"),
    [
        ("friendly@v9", "no version 9 of rubric 'friendly'; there: v1, v2, v3"),
        ("friendly,friendly@v3", "comes twice; allowed: once"),
        ("preferred", "compares two plans; allowed here: rubrics about one"),
        ("friendly:gpt-4.1", "a judge by the model 'gpt-4.1' is asked for, but no key is set; allowed: rehearsal-1"),
    ],
)
def test_what_cannot_be_asked(tmp_path: Path, judges: str, says: str) -> None:
    refused = run(written(tmp_path, cities()[:1]), tmp_path / "out", "--judges", judges)
    assert (refused.exit_code, says in refused.stderr) == (2, True), refused.stderr
    assert not (tmp_path / "out").exists()


def test_pairs_are_asked_once_and_said_with_intervals(tmp_path: Path) -> None:
    cases, out = written(tmp_path, [*cities()[:5], every_kind()["past"]]), tmp_path / "out"
    run(cases, out)
    done = experiment("pairwise", out)
    assert done.exit_code == 0, done.stderr
    assert "Rehearsal engine: not a language model" in done.stderr
    assert "6 pairs of 1 variants with the first one, in both orders by rehearsal-1: at most 12 calls" in done.stderr
    assert done.stdout.startswith("discount is preferred to baseline in ")
    assert "Intervals of 95 %, clustered by tuple. 10 calls" in done.stdout
    whole = (out / "preferences.jsonl").read_text().splitlines(keepends=True)
    assert len({json.loads(line)["preference"]["case"] for line in whole}) == len(whole) == 5
    (out / "preferences.jsonl").write_text("".join(whole[:2]) + whole[2][:50])
    again = experiment("pairwise", out)
    assert "at most 8 calls are left" in again.stderr
    now = (out / "preferences.jsonl").read_text().splitlines(keepends=True)
    assert (now[:2], sorted(line["preference"]["case"] for line in lines(out, "preferences.jsonl"))) == (
        whole[:2],
        sorted({json.loads(line)["preference"]["case"] for line in whole}),
    )
    assert experiment("show", out).exit_code == 0


def test_pairs_are_not_paid_for_without_a_yes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    cases, out = written(tmp_path, cities()[:2]), tmp_path / "out"
    run(cases, out)
    with serve(StandIn()) as url:
        monkeypatch.setenv("OPENAI_BASE_URL", f"{url}/v1")
        asked = experiment("pairwise", out)
        assert (asked.exit_code, "Nobody is here to say yes to that" in asked.stderr) == (1, True)
        assert "Nothing is compared." in asked.stdout
        paid = experiment("pairwise", out, "--rubric", "preferred@v1:gpt-4.1-mini", "--yes")
    assert paid.exit_code == 0, paid.stderr
    (one, _) = lines(out, "preferences.jsonl")
    assert (one["model"], one["preference"]["evaluator"].partition("+")[0]) == (
        "gpt-4.1-mini",
        "preferred.pairwise@v1",
    )
    assert float(one["preference"]["spent"]["usd"]) > 0


def test_pairs_that_cannot_be_asked(tmp_path: Path) -> None:
    out = tmp_path / "out"
    assert experiment("pairwise", tmp_path).exit_code == 2
    run(written(tmp_path, cities()[:1]), out)
    for rubric, says in (
        ("friendly", "is about one plan; allowed here: rubrics that compare two"),
        ("preferred@v1+preferred@v2", "is a jury; allowed here: one judge"),
        ("prefered", "unknown rubric 'prefered'; did you mean 'preferred'?"),
    ):
        refused = experiment("pairwise", out, "--rubric", rubric)
        assert (refused.exit_code, says in refused.stderr) == (2, True), refused.stderr
