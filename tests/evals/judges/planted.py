"""Labelled texts with a known answer, and an endpoint that judges them right once an example shows it how."""

import json
import random
from collections.abc import Callable
from datetime import UTC, datetime
from uuid import UUID

import httpx2

from evals.judges import Rubric
from evals.labels.label import Label, LabelVerdict
from evals.labels.leaks import HeldItem
from evals.labels.lock import FrozenJudge, Opening, opening
from evals.labels.material import LabelledText, Material
from evals.labels.splits import LabelSplit
from tests.evals.judges.support import completion

NOON = datetime(2026, 11, 20, 12, tzinfo=UTC)
SPLITS: tuple[LabelSplit, ...] = ("train", "dev", "test")
WORDS = (
    "harbour",
    "museum",
    "tram",
    "bridge",
    "market",
    "garden",
    "castle",
    "river",
    "station",
    "square",
    "hill",
    "café",
)
TELLING = "gladly"
"""What is passed says it, what is failed does not."""


def text_of(number: int, passes: bool) -> str:
    """Twelve words at random, and the telling one in what passes."""
    drawn = random.Random(number).choices(WORDS, k=12)
    return " ".join([f"message{number}", *drawn, *([TELLING] if passes else ["notice"])])


def labels_of(
    number: int, item: str, verdict: LabelVerdict, version: str, people: tuple[str, ...]
) -> tuple[Label, ...]:
    return tuple(
        Label(
            id=UUID(int=10 * number + place),
            item=item,
            rubric="friendly",
            version=version,
            person=person,
            verdict=verdict,
            comment=f"because of {number}",
            at=NOON,
        )
        for place, person in enumerate(people)
    )


def material(rubric: Rubric, count: int = 90, people: tuple[str, ...] = ("ana", "ben")) -> Material:
    """Texts by turns in train, dev and test, each in a tuple of its own; four of seven pass."""
    version, texts = f"v{rubric.version}+{rubric.digest}", list[LabelledText]()
    for number in range(count):
        passes, item = number % 7 < 4, f"i-{number:016x}"
        shown = {"message": text_of(number, passes)}
        given = labels_of(number, item, "pass" if passes else "fail", version, people)
        texts.append(LabelledText(item, f"t{number}", SPLITS[number % 3], shown, given))
    held = tuple(HeldItem(one.item, one.split, one.shown) for one in texts)
    return Material("planted", "friendly", "friendly", version, tuple(texts), held)


def learner(request: httpx2.Request) -> httpx2.Response:
    """Passes everything, unless an example says what tells: then it goes by that."""
    system, user = (message["content"] for message in json.loads(request.content)["messages"])
    right = TELLING in system.partition("<examples>")[2]
    label = "friendly" if TELLING in user or not right else "robotic"
    status, body = completion(json.dumps({"reason": "so", "label": label}))
    return httpx2.Response(status, json=body)


def ignorant(request: httpx2.Request) -> httpx2.Response:  # noqa: ARG001 - as an endpoint's
    """Passes everything, whatever the examples are."""
    status, body = completion('{"reason": "so", "label": "friendly"}')
    return httpx2.Response(status, json=body)


class Ledger:
    """A door to test with its ledger."""

    def __init__(self, frozen: Callable[[], FrozenJudge]) -> None:
        self.looks: list[Opening] = []
        self._frozen = frozen

    async def open(self) -> Opening:
        self.looks.append(opening(self.looks, self._frozen(), NOON))
        return self.looks[-1]
