"""Labels as a table, for those who prefer a spreadsheet: out and in again without loss.

| column | what it holds |
|---|---|
| `item` | the output, as exported |
| `rubric` `version` | what it was labelled by |
| `person` | who labels |
| `verdict` | `pass`, `fail`, `unsure`, `skip`; empty: not labelled yet, and left out when it is read |
| `comment` | any text |
| `evidence` | marked text, as JSON: `[{"part": "message", "start": 0, "end": 4, "text": "Your"}]` |
| `seconds` `queue` `strategy` `probability` `informed` `at` `id` | as exported; may be empty |
| `withdraws` | the id of a label that is taken back; only in a history |
| `request` `message` | to read; left out when it is read |

Columns may be left out, but for the first five. Every cell is quoted, and a formula is none (`formula_cells.py`).
"""

import csv
import io
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from pydantic import ValidationError

from evals.labels.formula_cells import neutralised, restored
from evals.labels.label import Event, Label, Withdrawal
from evals.suggest import unknown

NEEDED = ("item", "rubric", "version", "person", "verdict")
READING = ("request", "message")
COLUMNS = (
    *NEEDED, "comment", "evidence", "seconds", "queue", "strategy", "probability", "informed", "at", "id", "withdraws",
    *READING,
)  # fmt: skip
ALLOWED = {"verdict": "pass, fail, unsure, skip", "id": "a UUID", "at": "a time with its zone", "withdraws": "a UUID"}
LONGEST_CELL = 1_000_000


class TableError(ValueError):
    """A table cannot be read; the message names line, column, value and what is allowed."""


class Line(NamedTuple):
    """What a line says, by column, and its number in the file; empty cells are left out."""

    number: int
    said: Mapping[str, Any]


def write_table(events: Iterable[Event], texts: Mapping[str, Mapping[str, str]]) -> str:
    """Labels and withdrawals in their order; `texts` are `request` and `message` by item, to read."""
    return write_lines({**_cells(event), **texts.get(getattr(event, "item", ""), {})} for event in events)


def write_lines(lines: Iterable[Mapping[str, str]]) -> str:
    """Lines of cells by column, such as those of a queue that is to be labelled in a spreadsheet."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for line in lines:
        writer.writerow(neutralised(line.get(name, "")) for name in COLUMNS)
    return out.getvalue()


def _cells(event: Event) -> dict[str, str]:
    said = event.model_dump(mode="json", exclude={"kind", "evidence"}, exclude_none=True)
    cells = {name: value if isinstance(value, str) else json.dumps(value) for name, value in said.items()}
    if isinstance(event, Label) and event.evidence:
        quotes = [quote.model_dump() for quote in event.evidence]
        cells["evidence"] = json.dumps(quotes, ensure_ascii=False)
    return cells


def read_table(file: str, text: str) -> list[Line]:
    """What the lines of a table say; those without a verdict are left out.

    Raises:
        TableError: an unknown column, one that is missing, or a line of another length.
    """
    text = text.removeprefix("\ufeff")
    head = text.partition("\n")[0]
    csv.field_size_limit(LONGEST_CELL)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=";" if head.count(";") > head.count(",") else ",")
    try:
        columns = _columns(file, next(reader, list[str]()))
        return list(_lines(file, columns, reader))
    except csv.Error as error:
        raise TableError(f"{file}: no table: {error}") from error


def _columns(file: str, head: Sequence[str]) -> list[str]:
    columns = [name.strip().lower() for name in head]
    for name in columns:
        if name not in COLUMNS or columns.count(name) > 1:
            raise TableError(f"{file}:1: {unknown('or repeated column', name, COLUMNS)}")
    if missing := [name for name in NEEDED if name not in columns]:
        raise TableError(f"{file}:1: there is no column {missing[0]!r}; needed: {', '.join(NEEDED)}")
    return columns


def _lines(file: str, columns: Sequence[str], reader: Any) -> Iterator[Line]:
    number = reader.line_num + 1
    for cells in reader:
        if len(cells) != len(columns) and any(cells):
            raise TableError(f"{file}:{number}: {len(cells)} cells; allowed: {len(columns)}, as there are columns")
        said = {name: restored(cell) for name, cell in zip(columns, cells, strict=False) if cell}
        if said.get("verdict") or said.get("withdraws"):
            yield Line(number, {name: value for name, value in said.items() if name not in READING})
        number = reader.line_num + 1


def event_of(file: str, line: Line, more: Mapping[str, object]) -> Event:
    """The label or withdrawal of a line; `more` is what it leaves open, such as `id` and `at`.

    Raises:
        TableError: a cell holds what is not allowed there.
    """
    said: dict[str, Any] = {**more, **line.said}
    for name in ("evidence", "seconds", "probability", "informed"):
        if name in said and isinstance(said[name], str):
            said[name] = _json(file, line.number, name, said[name])
    shape = Withdrawal if "withdraws" in said else Label
    said = {name: value for name, value in said.items() if name in shape.model_fields}
    try:
        return shape.model_validate(said)
    except ValidationError as error:
        problem = error.errors(include_url=False)[0]
        name = str(problem["loc"][0]) if problem["loc"] else "line"
        given = repr(problem["input"])[:80]
        allowed = ALLOWED.get(name) or str(problem["msg"]).removeprefix("Value error, ")
        raise TableError(f"{file}:{line.number}: {name}: {given}; allowed: {allowed}") from error


def _json(file: str, number: int, column: str, cell: str) -> object:
    try:
        return json.loads(cell.lower() if column == "informed" else cell)
    except ValueError as error:
        raise TableError(f"{file}:{number}: {column}: {cell[:80]!r}; allowed: {_WANTED[column]}") from error


_WANTED = {
    "evidence": 'quotes as JSON, such as [{"part": "message", "start": 0, "end": 4, "text": "Your"}]',
    "seconds": "a number",
    "probability": "a number above 0, at most 1",
    "informed": "true or false",
}
