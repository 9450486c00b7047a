"""Practice labels as labels: one set is a table `<rubric>.csv` beside this file, as its README says."""

import csv
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple
from uuid import UUID, uuid5

from evals.case import digest
from evals.judges.rubric import Rubric
from evals.judges.rubric_file import load_rubric
from evals.labels.label import Label, LabelVerdict
from evals.labels.leaks import HeldItem
from evals.labels.splits import LabelSplit, assign, stratum_of
from evals.suggest import unknown

FOLDER = Path(__file__).parent
READERS: Mapping[str, str] = {"first": "first reader", "second": "second reader"}
"""People by the column of their labels."""
GIVEN = datetime(2026, 11, 20, tzinfo=UTC)
"""The day of the labels: the table has none by label."""
_IDS = UUID("7d8b5f0e-3a1c-4f6e-8f0a-5c7d4b1e2a90")


class PracticeError(ValueError):
    """There is no such set, or it is broken; the message names the value and what is allowed."""


class Message(NamedTuple):
    """A message of a set; those of one `trip` are no independent evidence, and share a split."""

    name: str
    item: str
    trip: str
    text: str
    split: LabelSplit


@dataclass(frozen=True, slots=True)
class PracticeSet:
    """Messages and what two readers of the project say of them.

    The readers chose between the words of the rubric, which all its versions share: their labels stand under the first
    version, which asks for these words and nothing else, and every version is measured by them.
    """

    rubric: str
    messages: tuple[Message, ...]
    labels: tuple[Label, ...]

    def held(self) -> list[HeldItem]:
        """For the check that a judge's prompt holds none of dev and test; by the names of the table."""
        return [HeldItem(one.name, one.split, {"message": one.text}) for one in self.messages]

    def of(self, splits: Iterable[LabelSplit]) -> "PracticeSet":
        """Those of some splits."""
        wanted = {*splits}
        messages = tuple(one for one in self.messages if one.split in wanted)
        kept = {one.item for one in messages}
        return PracticeSet(self.rubric, messages, tuple(label for label in self.labels if label.item in kept))


def practice_names() -> tuple[str, ...]:
    """The sets that ship, by the rubric that they are for."""
    return tuple(sorted(path.stem for path in FOLDER.glob("*.csv")))


def read_practice(name: str) -> PracticeSet:
    """Read a set; whole trips are in train, dev or test, the same on any machine.

    Raises:
        PracticeError: there is no such set, or a label that is no word of the rubric.
    """
    if name not in practice_names():
        raise PracticeError(unknown("practice set", name, practice_names()))
    rubric = load_rubric(f"{name}.v1")
    with (FOLDER / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    ids = {row["id"]: f"i-{digest({'practice': name, 'message': row['id'], 'text': row['text']})}" for row in rows}
    labels = tuple(label for row in rows for label in _labels(row, ids[row["id"]], rubric))
    splits = _splits(rows, ids, labels)
    messages = tuple(Message(row["id"], ids[row["id"]], row["trip"], row["text"], splits[row["trip"]]) for row in rows)
    return PracticeSet(name, messages, labels)


def _labels(row: Mapping[str, str], item: str, rubric: Rubric) -> Iterator[Label]:
    for column, person in READERS.items():
        yield Label(
            id=uuid5(_IDS, f"{item} {person}"),
            item=item,
            rubric=rubric.name,
            version=f"v{rubric.version}+{rubric.digest}",
            person=person,
            verdict=_verdict(row, column, rubric),
            comment=row[f"{column}_reason"],
            at=GIVEN,
        )


def _verdict(row: Mapping[str, str], column: str, rubric: Rubric) -> LabelVerdict:
    word = row[column]
    if word == "unsure":
        return "unsure"
    if word not in rubric.front.labels:
        allowed = f"{', '.join(rubric.front.labels)}, unsure"
        raise PracticeError(f"{rubric.name}.csv: {row['id']}: {column} {word!r}; allowed: {allowed}")
    return "pass" if rubric.outcome(word) == "pass" else "fail"


def _splits(
    rows: Iterable[Mapping[str, str]], ids: Mapping[str, str], labels: Iterable[Label]
) -> dict[str, LabelSplit]:
    by_item: dict[str, list[Label]] = {}
    for label in labels:
        by_item.setdefault(label.item, []).append(label)
    trips: dict[str, list[Label]] = {}
    for row in rows:
        trips.setdefault(row["trip"], []).extend(by_item[ids[row["id"]]])
    return {one.cluster: one.split for one in assign({trip: stratum_of(given) for trip, given in trips.items()})}
