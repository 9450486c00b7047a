"""A judge that is kinder to the new variant, and labels that say that both are alike."""

from pathlib import Path

from evals.alignment import sampled
from evals.artifact import Artifact
from evals.comparison.corrected import Labelled
from evals.row import Key
from tests.evals.labels.support import candidate, label
from tests.evals.made import made

JUDGE = "good.judge@v1+0000aaaa"
SIDES = ("old", "new")
CASES = 200


def good(number: int) -> bool:
    """Six of ten, under either variant."""
    return number % 10 < 6


def kinder(folder: Path) -> Artifact:
    """The judge is right of `old`; of `new` it passes half of what is bad, too."""
    old = [int(good(number)) for number in range(CASES)]
    new = [int(good(number) or number % 2 == 0) for number in range(CASES)]
    return made(folder, {JUDGE: {"old": old, "new": new}})


def labelled(artifact: Artifact, first: int) -> Labelled:
    """By people who are right, of the first cases under both variants."""
    numbers = {id: number for number, id in enumerate(artifact.cases)}
    items = {
        Key(id, name, 0): candidate(1000 * place + number).item
        for place, name in enumerate(SIDES)
        for id, number in numbers.items()
    }
    kept = [(item, numbers[key.case]) for key, item in items.items() if numbers[key.case] < first]
    labels = [label(at, item, "pass" if good(number) else "fail") for at, (item, number) in enumerate(kept)]
    return Labelled(items, {JUDGE: sampled(labels, [])})
