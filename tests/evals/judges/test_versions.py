"""A better rubric makes a better judge: sixty labelled messages, with the rehearsal engine.

Figures are of `dev`: forty messages of eight trips, none of which stands in a rubric.
"""

import asyncio
import re
from pathlib import Path

import httpx2
import pytest
from openai import AsyncOpenAI

import evals
from agents.prompt import versions
from evals.judges import load_rubric
from evals.judges.rubric_file import FOLDER
from rehearsal import Rehearsal, RehearsalTransport
from tests.evals.judges.labelled import MESSAGES, RUBRICS, Found, always_pass, found, of_split, row

DOCS = Path(evals.__file__).parent.parent / "docs" / "rubrics.md"


def test_the_sample_is_as_it_says() -> None:
    assert [len(MESSAGES), len(of_split("train")), len(of_split("dev"))] == [60, 20, 40]
    trips = {split: {one.id.partition("-")[0] for one in of_split(split)} for split in ("train", "dev")}
    assert not trips["train"] & trips["dev"]
    for name in RUBRICS:
        labels = set(load_rubric(name).front.labels)
        assert {one.labels[name] for one in MESSAGES if name in one.labels} <= labels


def test_every_example_is_from_the_training_messages() -> None:
    train = {one.shown["message"]: one.labels for one in of_split("train")}
    for name in RUBRICS:
        for example in load_rubric(name).examples:
            assert train[" ".join(example.text.split())][name] == example.label


@pytest.fixture(scope="module")
def figures() -> dict[str, list[Found]]:
    """By rubric, what each of its versions is right about."""

    async def judged() -> dict[str, list[Found]]:
        http = httpx2.AsyncClient(transport=RehearsalTransport(Rehearsal()))
        client = AsyncOpenAI(api_key="x", base_url="http://rehearsal.invalid/v1", http_client=http)
        every = {name: sorted(versions(name, FOLDER)) for name in RUBRICS}
        history = {name: [await found(client, f"{name}.v{one}") for one in some] for name, some in every.items()}
        await client.close()
        return history

    return asyncio.run(judged())


@pytest.mark.parametrize(
    ("name", "naive", "newest"),
    [
        ("friendly", 0.48, 1.00),
        ("specific", 0.53, 1.00),
        ("grounded", 0.50, 0.65),
        ("needs", 0.46, 0.77),
        ("answers", 0.50, 0.85),
        ("calm", 0.50, 0.90),
    ],
)
def test_the_newest_is_right_more_often(
    name: str, naive: float, newest: float, figures: dict[str, list[Found]]
) -> None:
    first, last = figures[name][0], figures[name][-1]
    assert first.share == pytest.approx(naive, abs=0.1)
    assert last.share == pytest.approx(newest, abs=0.1)
    assert last.share >= first.share + 0.1
    assert last.unscored == 0


def test_what_it_cannot_judge_is_worse_than_passing_everything(figures: dict[str, list[Found]]) -> None:
    assert [name for name in RUBRICS if figures[name][-1].share < always_pass(name).share] == ["grounded"]


def test_the_docs_hold_the_figures(figures: dict[str, list[Found]]) -> None:
    text = DOCS.read_text("utf-8")
    assert [name for name in RUBRICS if row(name, figures[name]) not in text] == []
    assert len(re.findall(r"^\| `\w+` \| \d+ of \d+ ", text, re.MULTILINE)) == len(RUBRICS)
