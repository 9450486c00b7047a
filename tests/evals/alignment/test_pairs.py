"""A judge that is kinder to one variant, put right by labels."""

from pathlib import Path

import pytest

from evals.alignment import Sampled, corrected_pairs, sampled
from evals.artifact import Artifact, open_folder, read_artifact
from evals.row import Key, Row, Verdict
from tests.evals.labels.support import candidate, label
from tests.evals.runner.support import JUDGE, asked, some_cases

CASES = some_cases(120)
SIDES = ("kind", "baseline")


def _good(number: int) -> bool:
    return number % 10 < 6


def _planted(folder: Path) -> tuple[Artifact, dict[Key, str]]:
    """Both variants are good on the same cases; the judge passes half of what is bad of `kind`, too."""
    rows, verdicts, items = list[str](), list[str](), dict[Key, str]()
    for place, variant in enumerate(SIDES):
        for number, case in enumerate(CASES):
            key = Key(case.id, variant, 0)
            items[key] = candidate(1000 * place + number).item
            passed = _good(number) or (variant == "kind" and number % 2 == 0)
            outcome = "pass" if passed else "fail"
            rows.append(Row(**key._asdict(), state="done").model_dump_json())
            said = {"evaluator": JUDGE, "outcome": outcome, "label": outcome, "reason": ""}
            verdicts.append(Verdict.model_validate(key._asdict() | said).model_dump_json())
    with open_folder(folder, asked(CASES), CASES):
        (folder / "rows.jsonl").write_text("\n".join(rows) + "\n")
        (folder / "verdicts.jsonl").write_text("\n".join(verdicts) + "\n")
    return read_artifact(folder), items


def _labelled(items: dict[Key, str], first: int) -> Sampled:
    """By people who are right, of the first cases on both sides."""
    kept = [(items[Key(CASES[at].id, side, 0)], at) for side in SIDES for at in range(first)]
    return sampled([label(at, item, "pass" if _good(of) else "fail") for at, (item, of) in enumerate(kept)], [])


def test_labels_take_away_what_the_judge_made_up(tmp_path: Path) -> None:
    artifact, items = _planted(tmp_path)
    found = corrected_pairs(artifact, items, JUDGE, SIDES, _labelled(items, 60))
    assert found
    assert found.judge_alone.difference == pytest.approx(0.2)
    assert found.judge_alone.low > 0.1
    assert found.comparison.difference == pytest.approx(0, abs=1e-9)
    assert found.comparison.low < 0 < found.comparison.high
    assert found.shift.point == pytest.approx(0.2)
    assert found.misleads
    assert (found.labels, found.comparison.n_pairs, found.comparison.clusters) == ((60, 60), 120, 60)


def test_without_labels_on_both_sides_nothing_is_corrected(tmp_path: Path) -> None:
    artifact, items = _planted(tmp_path)
    assert corrected_pairs(artifact, items, JUDGE, SIDES, _labelled(items, 2)) is None  # one tuple
    assert corrected_pairs(artifact, items, JUDGE, SIDES, sampled([], [])) is None
    assert corrected_pairs(artifact, items, "other.judge@v1+00000000", SIDES, _labelled(items, 60)) is None
