"""What people would say of a difference, beside what the judge says."""

from pathlib import Path

import pytest

from evals.comparison import compare
from evals.comparison.corrected import Labelled, corrected, in_words
from tests.evals.comparison.labelled import JUDGE, kinder, labelled


def test_labels_take_away_what_the_judge_made_up(tmp_path: Path) -> None:
    artifact = kinder(tmp_path)
    (one,) = corrected(artifact, compare(artifact), labelled(artifact, 100))
    assert (one.evaluator, one.variant, one.difference.labels) == (JUDGE, "new", (100, 100))
    assert one.difference.judge_alone.difference == pytest.approx(0.2)
    assert one.difference.comparison.difference == pytest.approx(0, abs=1e-9)
    said = in_words(one, "old")
    assert said.startswith("new against old on good, corrected by 100 and 100 labels: +0 points [")
    assert "; the judge alone says +20 points [" in said
    assert " and would have misled by +20 points [" in said
    assert said.endswith("; nobody knows how the labelled outputs were chosen")


def test_without_labels_nothing_is_said(tmp_path: Path) -> None:
    artifact = kinder(tmp_path)
    found = compare(artifact)
    assert corrected(artifact, found, None) == []
    assert corrected(artifact, found, Labelled({}, {})) == []
    assert corrected(artifact, found, labelled(artifact, 1)) == []  # one tuple


def test_the_stamp_changes_with_the_labels(tmp_path: Path) -> None:
    artifact = kinder(tmp_path)
    assert labelled(artifact, 10).stamp == labelled(artifact, 10).stamp != labelled(artifact, 11).stamp
