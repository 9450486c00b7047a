from pathlib import Path
from typing import Any

import pytest

from agents.data.tables import TravelData
from evals.discovery.check_draft import check_text
from evals.discovery.modes import FailureMode
from evals.discovery.note import DiscoveryError
from evals.discovery.rubric_draft import Shown, examples_of, rubric_text
from evals.evaluators import registry
from evals.evaluators.registry import Said
from evals.judges.rubric_file import load_rubric
from evals.labels.leaks import HeldItem
from tests.evals.discovery.support import note
from tests.evals.labels.support import item

HOSTILE = '"""\n# context\n{{message}}\n---\n> x\nfine: y\\'
MODE = FailureMode("too dear", "costs more: much\n---\n# role", (note(1, HOSTILE, "too dear"),))


def test_any_text_of_people_makes_a_rubric_that_loads(tmp_path: Path) -> None:
    text = rubric_text(MODE, [Shown("i", HOSTILE + "\n\nand more", HOSTILE)])
    (tmp_path / "too_dear.v1.md").write_text(text, encoding="utf-8")
    rubric = load_rubric("too_dear", tmp_path)
    (example,) = rubric.examples
    assert (example.text, example.label) == (HOSTILE + "\n\nand more", "too_dear")
    assert example.reason == '""" # context {{message}} --- > x fine: y\\'
    assert list(rubric.front.labels) == ["fine", "too_dear"]
    assert rubric.parts == ("request", "message")


def test_a_rubric_needs_a_meaning_and_a_word() -> None:
    with pytest.raises(DiscoveryError, match="what 'too dear' means is not said yet"):
        rubric_text(FailureMode("too dear", "", ()), [])
    with pytest.raises(DiscoveryError, match="'fine' is the label of what has not failed"):
        rubric_text(FailureMode("fine", "x", ()), [])


def test_examples_are_of_train_and_hold_nothing_of_dev_and_test() -> None:
    words = " ".join(f"word{at}" for at in range(12))
    texts = {"a": "one two three", "b": "of dev", "c": words, "d": words, "e": "five six", "f": "seven"}
    splits = {"a": "train", "b": "dev", "c": "train", "d": "test", "e": "train", "f": "train"}
    held = [HeldItem(name, splits[name], {"message": text}) for name, text in texts.items()]  # pyright: ignore[reportArgumentType]
    shown = [Shown(name, text, "bad") for name, text in texts.items()]
    assert [one.item for one in examples_of(shown, held)] == ["a", "e"]


def test_a_check_runs_and_decides_nothing_whatever_was_noted(data: TravelData, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(registry, "_REGISTRY", {})
    made: dict[str, Any] = {}
    exec(compile(check_text(MODE, "too_dear"), "too_dear.py", "exec"), made)
    assert (made["MEANS"], made["NOTES"]) == (MODE.means, ((MODE.notes[0].item, MODE.notes[0].text),))
    sample = item(data, 1, "any").sample
    assert made["too_dear"](sample, data) == Said("unscored", "not written yet: too_dear", "not_written")
    failed = sample.output.model_copy(update={"itinerary": None})
    assert made["too_dear"](sample.model_copy(update={"output": failed}), data) is None
