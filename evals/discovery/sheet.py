"""Notes as a table: a spreadsheet is where people read, note and group.

| column | what it holds |
|---|---|
| `item` `person` `experiment` | as exported |
| `first_thing_wrong` | what went wrong first, or `nothing`; empty: not looked at, and left out when it is read |
| `failure_mode` | the group of the note; may be empty, and the column may be missing |
| `request` `message` | to read; left out when it is read |
"""

import csv
import io
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import NamedTuple

from pydantic import ValidationError

from evals.discovery.note import NOTHING, Note
from evals.labels.csv_table import LONGEST_CELL, TableError
from evals.labels.formula_cells import neutralised, restored
from evals.suggest import unknown

NEEDED = ("item", "person", "experiment", "first_thing_wrong")
COLUMNS = ("item", "person", "experiment", "request", "message", "first_thing_wrong", "failure_mode")
_ALLOWED = {
    "text": f"what went wrong first, or {NOTHING!r}; at most 4,000 characters",
    "mode": "a name of at most 60 characters",
    "person": "letters, digits, spaces and _ . ' -, beginning with a letter, at most 40",
}
_COLUMN = {"text": "first_thing_wrong", "mode": "failure_mode"}


class Line(NamedTuple):
    """What a line with a note or a mode says, by column, and its number in the file."""

    number: int
    said: Mapping[str, str]


def write_sheet(lines: Iterable[Mapping[str, str]]) -> str:
    """Lines of cells by column; no cell is a formula."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for line in lines:
        writer.writerow(neutralised(line.get(name, "")) for name in COLUMNS)
    return out.getvalue()


def read_sheet(file: str, text: str) -> list[Line]:
    """Lines that somebody has written something in.

    Raises:
        TableError: a column that is unknown or missing, or a line of another length.
    """
    text = text.removeprefix("\ufeff")
    head = text.partition("\n")[0]
    csv.field_size_limit(LONGEST_CELL)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=";" if head.count(";") > head.count(",") else ",")
    found: list[Line] = []
    try:
        columns = _columns(file, next(reader, list[str]()))
        number = reader.line_num + 1
        for cells in reader:
            if len(cells) != len(columns) and any(cells):
                raise TableError(f"{file}:{number}: {len(cells)} cells; allowed: {len(columns)}, as there are columns")
            said = {name: restored(cell).strip() for name, cell in zip(columns, cells, strict=False)}
            if said.get("first_thing_wrong") or said.get("failure_mode"):
                found.append(Line(number, said))
            number = reader.line_num + 1
    except csv.Error as error:
        raise TableError(f"{file}: no table: {error}") from error
    return found


def experiment_of(file: str, lines: Sequence[Line]) -> str:
    """The one experiment that a table is on. Raises `TableError`."""
    names = list(dict.fromkeys(line.said["experiment"] for line in lines))
    if len(names) != 1:
        raise TableError(f"{file}: experiment: {', '.join(names) or 'no line has a note'}; allowed: one in a file")
    return names[0]


def note_of(file: str, line: Line, clusters: Mapping[str, str], at: datetime) -> Note:
    """The note of a line; `clusters` are the tuples of the items that are known. Raises `TableError`."""
    said, where = line.said, f"{file}:{line.number}"
    if said["item"] not in clusters:
        raise TableError(f"{where}: item: {said['item']!r} is not known here; allowed: items as exported")
    try:
        return Note(
            item=said["item"],
            cluster=clusters[said["item"]],
            person=said["person"],
            text=said["first_thing_wrong"],
            mode=said.get("failure_mode") or None,
            at=at,
        )
    except ValidationError as error:
        problem = error.errors(include_url=False)[0]
        name = str(problem["loc"][0]) if problem["loc"] else "mode"
        given = said.get(_COLUMN.get(name, name), "")
        allowed = _ALLOWED[name] if problem["loc"] else f"none where {NOTHING} went wrong"
        raise TableError(f"{where}: {_COLUMN.get(name, name)}: {given!r:.80}; allowed: {allowed}") from error


def changed(notes: Iterable[Note], before: Iterable[Note]) -> list[Note]:
    """Those that say something else than what stands: the same table again adds nothing."""
    stands = {(note.item, note.person): (note.text, note.mode) for note in before}
    return [note for note in notes if stands.get((note.item, note.person)) != (note.text, note.mode)]


def _columns(file: str, head: Sequence[str]) -> list[str]:
    columns = [name.strip().lower() for name in head]
    for name in columns:
        if name not in COLUMNS or columns.count(name) > 1:
            raise TableError(f"{file}:1: {unknown('or repeated column', name, COLUMNS)}")
    if missing := [name for name in NEEDED if name not in columns]:
        raise TableError(f"{file}:1: there is no column {missing[0]!r}; needed: {', '.join(NEEDED)}")
    return columns
