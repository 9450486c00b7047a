"""Cases from a table, as a spreadsheet saves it: a column for each field of the form.

| column | what it holds |
|---|---|
| `destination` | the only one that has to be there |
| `destination_id` `days` `start` `end` `currency` `budget` `budget_covers` `style` `origin` `passport` `notes` | as in the form |
| `interests` `diets` | several, parted by commas, semicolons or bars |
| `adults` `children` `seniors` `mobility` | of the party |
| `id` | of the case; without one it is made from the row |
| `cluster` | cases that are no independent evidence have the same; without one it is made from the form |
| `text` | the whole request in the person's words |

Columns are parted by commas or semicolons. An empty cell says nothing. Cells are text and never formulas; the apostrophe
that spreadsheets put before `=`, `+`, `-` and `@` to keep them from being one is taken away.
"""  # noqa: E501 - a table

import csv
import io
import re
from collections.abc import Iterator, Mapping

from pydantic import JsonValue, ValidationError

from agents.request import Party, TripRequest
from evals.case import EvalCase, digest
from evals.placed import CasesError, Placed
from evals.suggest import unknown

OWN = ("id", "cluster", "text")
PARTY = tuple(Party.model_fields)
FORM = tuple(name for name in TripRequest.model_fields if name not in ("party", "session_id", "user_id"))
LISTS = ("interests", "diets")
NUMBERS = ("days", "adults", "children", "seniors")
COLUMNS = (*OWN, *FORM, *PARTY)
_APOSTROPHE = re.compile(r"^'(?=[=+\-@\t])")


def read_csv(file: str, text: str) -> Iterator[Placed]:
    """The cases of a table. Each form has to be one that the application takes; others are written as JSON lines.

    Raises:
        CasesError: an unknown column, a row of another length, or a value that the form does not take.
    """
    head = text.partition("\n")[0]
    reader = csv.reader(io.StringIO(text), delimiter=";" if head.count(";") > head.count(",") else ",", strict=True)
    try:
        columns = _columns(file, next(reader, list[str]()))
        line = reader.line_num + 1
        for cells in reader:
            if any(cell.strip() for cell in cells):
                yield Placed(line, _case(f"{file}:{line}", columns, cells))
            line = reader.line_num + 1
    except csv.Error as error:
        raise CasesError(f"{file}:{reader.line_num}: no table: {error}") from error


def _columns(file: str, head: list[str]) -> list[str]:
    columns = [name.strip().lower() for name in head]
    for place, name in enumerate(columns):
        if name not in COLUMNS:
            raise CasesError(f"{file}:1: {unknown('column', name, COLUMNS)}")
        if name in columns[:place]:
            raise CasesError(f"{file}:1: column {name!r} stands there twice; allowed: once")
    if "destination" not in columns:
        raise CasesError(f"{file}:1: there is no column 'destination'; there: {', '.join(columns) or 'none'}")
    return columns


def _case(where: str, columns: list[str], cells: list[str]) -> EvalCase:
    if len(cells) != len(columns):
        raise CasesError(f"{where}: {len(cells)} cells; allowed: {len(columns)}, as there are columns")
    texts = (_APOSTROPHE.sub("", cell.strip()) for cell in cells)
    said = {name: text for name, text in zip(columns, texts, strict=True) if text}
    form = _form(said)
    try:
        TripRequest.model_validate(form)
    except ValidationError as error:
        problem = error.errors(include_url=False)[0]
        name = ".".join(str(step) for step in problem["loc"] if step != "party") or "row"
        given = "" if problem["type"] == "missing" else f"{str(problem['input'])[:80]!r}: "
        raise CasesError(f"{where}: {name}: {given}{str(problem['msg']).removeprefix('Value error, ')}") from error
    cluster, text = said.get("cluster") or digest(form), said.get("text", "")
    return EvalCase(id=said.get("id") or f"r-{digest({**said})}", cluster=cluster, form=form, text=text)


def _form(said: Mapping[str, str]) -> dict[str, JsonValue]:
    form: dict[str, JsonValue] = {name: _value(name, said[name]) for name in FORM if name in said}
    party: dict[str, JsonValue] = {name: _value(name, said[name]) for name in PARTY if name in said}
    return {**form, "party": party} if party else form


def _value(name: str, text: str) -> JsonValue:
    if name in LISTS:
        return [part.strip() for part in re.split(r"[,;|]", text) if part.strip()]
    return int(text) if name in NUMBERS and re.fullmatch(r"\d{1,4}", text) else text
