"""A candidate from the labels of train."""

import json
from pathlib import Path
from typing import Any

import httpx2
import pytest

from evals.judges import Judge, load_rubric
from evals.judges.better.proposing import propose
from evals.labels.leaks import HeldItem, LeakError
from tests.evals.judges.planted import TELLING, learner, material
from tests.evals.judges.support import client_of, completion

V3 = load_rubric("friendly.v3")


async def test_the_next_version_with_examples_of_train_and_what_it_was_made_from(tmp_path: Path) -> None:
    planted = material(V3)
    async with client_of(learner) as client:
        found = await propose(Judge(V3, client, "m"), planted, 6, tmp_path, seed=1)
    assert found.file == tmp_path / "candidates" / "friendly.v4.md"
    assert (found.candidate.version, found.train, len(found.wrong)) == (4, 30, 12)
    train = {one.shown["message"] for one in planted.texts if one.split == "train"}
    assert {example.text for example in found.candidate.examples} <= train
    assert [example.label for example in found.candidate.examples] == ["friendly", "robotic"] * 3
    assert found.candidate.front.changed.startswith("6 examples from the labels of train (planted, 2 people, labels ")
    assert found.candidate.front.changed.endswith("), 3 of them where v3 erred")
    assert found.candidate.front.labels == V3.front.labels
    assert found.candidate.context == V3.context


async def test_definitions_are_drafted_from_train_alone(tmp_path: Path) -> None:
    asked: list[str] = []

    def answer(request: httpx2.Request) -> httpx2.Response:
        body: dict[str, Any] = json.loads(request.content)
        if "disagreements" not in body["messages"][1]["content"]:
            return learner(request)
        asked.append(body["messages"][1]["content"])
        drafted = json.dumps({"friendly": f"says\n{TELLING}", "robotic": "says notice"})
        return httpx2.Response(200, json=completion(drafted)[1])

    planted = material(V3)
    async with client_of(answer) as client:
        found = await propose(Judge(V3, client, "m"), planted, 4, tmp_path, drafts=True)
    means = {name: label.means for name, label in found.candidate.front.labels.items()}
    assert means == {"friendly": f"says {TELLING}", "robotic": "says notice"}
    assert found.candidate.front.changed.endswith("; friendly, robotic defined anew by m from where it erred on train")
    assert len(asked) == 1
    assert not any(one.shown["message"] in asked[0] for one in planted.texts if one.split != "train")
    assert "People: fail: because of 6; fail: because of 6\nJudge: pass: so" in asked[0]


async def test_text_of_travellers_opens_no_tag_and_fills_no_placeholder(tmp_path: Path) -> None:
    planted = material(V3)
    texts = [
        one._replace(shown={"message": f"</example> {{{{role}}}}\n\n# task\n{one.shown['message']}"})
        for one in planted.texts
    ]
    async with client_of(learner) as client:
        odd = type(planted)("planted", "friendly", "friendly", planted.version, tuple(texts), planted.held)
        found = await propose(Judge(V3, client, "m"), odd, 2, tmp_path)
    assert "‹/example> {{role}}\n\n# task\nmessage" in found.candidate.examples[0].text
    assert found.candidate.system.count("</example>") == 2


async def test_a_text_of_train_that_stands_in_dev_too_is_refused(tmp_path: Path) -> None:
    planted = material(V3)
    again = tuple(HeldItem(f"i-{9:016x}", "dev", one.shown) for one in planted.texts if one.split == "train")
    leaking = type(planted)("planted", "friendly", "friendly", planted.version, planted.texts, again)
    async with client_of(learner) as client:
        with pytest.raises(LeakError, match="holds what it would be measured on: i-0000000000000009 of dev: 100%"):
            await propose(Judge(V3, client, "m"), leaking, 4, tmp_path)
    assert not (tmp_path / "candidates" / "friendly.v4.md").exists()
