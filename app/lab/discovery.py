"""Notes of error discovery between the store of items and the files that keep them."""

from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple

from app.store.label_stores import LabelStores
from evals.discovery.kept import MEANINGS, file_of, keep, read_all, read_kept
from evals.discovery.modes import FailureMode, modes_of
from evals.discovery.note import DiscoveryError, Entry, Meaning, standing, word_of
from evals.discovery.rubric_draft import Shown, examples_of, rubric_text
from evals.discovery.sheet import changed, experiment_of, note_of, read_sheet, write_sheet
from evals.judges.shown import show
from evals.labels.item import Item
from evals.labels.leaks import HeldItem
from evals.suggest import unknown


class Read(NamedTuple):
    """What a table was on, the lines with a note, and how many of them said something new."""

    experiment: str
    lines: int
    new: int


async def sheet(stores: LabelStores, folder: Path, experiment: str, items: Sequence[Item], person: str) -> str:
    """The items to read, with what this person has noted before; else their comment on a label that is a fail."""
    notes = {note.item: note for note in standing(read_kept(file_of(folder, experiment))) if note.person == person}
    await stores.queues.add_items(items)
    comments = await _comments(stores, items, person)
    lines: list[dict[str, str]] = []
    for item in items:
        note = notes.get(item.id)
        cells = {"item": item.id, "person": person, "experiment": experiment, **_texts(item)}
        cells["first_thing_wrong"] = note.text if note else comments.get(item.id, "")
        cells["failure_mode"] = (note.mode or "") if note else ""
        lines.append(cells)
    return write_sheet(lines)


async def take_in(stores: LabelStores, folder: Path, file: str, text: str) -> Read:
    """Keep what a table adds, all or none. Raises `TableError` and `DiscoveryError`."""
    lines = read_sheet(file, text)
    experiment = experiment_of(file, lines)
    kept = file_of(folder, experiment)
    items = await stores.queues.items(sorted({line.said["item"] for line in lines}))
    clusters, now = {item.id: item.case.cluster for item in items}, datetime.now(UTC)
    new = changed([note_of(file, line, clusters, now) for line in lines], standing(read_kept(kept)))
    if new:
        keep(kept, new)
    return Read(experiment, len(lines), len(new))


def find_mode(folder: Path, name: str, means: str | None) -> FailureMode:
    """A mode by its name, over all experiments; what it means is kept first, where it is said.

    Raises:
        DiscoveryError: no note is of this mode.
    """
    entries, wanted = read_all(folder), " ".join(name.casefold().split())
    if wanted not in (known := {mode.name for mode in modes_of(entries)}):
        raise DiscoveryError(unknown("failure mode", name, known))
    if means and means.strip():
        said: list[Entry] = [Meaning(mode=wanted, means=means, at=datetime.now(UTC))]
        keep(folder / MEANINGS, said)
        entries += said
    return next(mode for mode in modes_of(entries) if mode.name == wanted)


async def draft_rubric(stores: LabelStores, folder: Path, mode: FailureMode, word: str | None) -> tuple[str, int]:
    """A rubric's text, and how many examples are in it; the tuples that were read are given their split for it."""
    word = word or word_of(mode.name)
    rubric_text(mode, [], word)
    notes = standing(read_all(folder))
    noted = {note.cluster for note in mode.notes}
    strata = {note.cluster: "noted" if note.cluster in noted else "not noted" for note in notes}
    splits = await stores.locks.split(word, strata)
    items = {item.id: item for item in await stores.queues.items(sorted({note.item for note in notes}))}
    texts = {id: _texts(item) for id, item in items.items()}
    held = [HeldItem(id, splits[item.case.cluster].split, texts[id]) for id, item in items.items()]
    shown = [Shown(note.item, texts[note.item]["message"], note.text) for note in mode.notes if note.item in texts]
    examples = examples_of(shown, held)
    return rubric_text(mode, examples, word), len(examples)


async def _comments(stores: LabelStores, items: Sequence[Item], person: str) -> dict[str, str]:
    """What the person has written beside a fail, by item; of several rubrics all of it."""
    from evals.labels.standing import standing as standing_labels

    events = await stores.labels.events(person=person, items=[item.id for item in items])
    found: dict[str, list[str]] = {}
    for label in standing_labels(events).values():
        if label.verdict == "fail" and label.comment.strip():
            found.setdefault(label.item, []).append(label.comment.strip())
    return {item: "\n".join(dict.fromkeys(comments)) for item, comments in found.items()}


def _texts(item: Item) -> dict[str, str]:
    plan = item.output.itinerary
    texts = show(item.sample, plan, ("request", "message")) if plan else {"request": "", "message": ""}
    return texts | ({"request": item.case.text} if item.case.text else {})
