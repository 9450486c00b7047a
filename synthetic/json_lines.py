"""Files of JSON lines, read so that an error says where it is."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple, TypeVar

from pydantic import BaseModel, ValidationError

M = TypeVar("M", bound=BaseModel)


class LinesError(ValueError):
    """A file breaks its format; the message names file, line and value."""


class Line(NamedTuple):
    """The text of a line, and where it stands: `cases.jsonl:3`."""

    where: str
    text: str


def lines_of(name: str, content: Iterable[bytes]) -> Iterator[Line]:
    """The lines of the file `name` that are not blank; raises `LinesError` for what is no UTF-8.

    Only a line feed ends a line: JSON may hold other separators, such as U+2028, as they are.
    """
    for number, line in enumerate(content, start=1):
        if line.strip():
            try:
                yield Line(f"{name}:{number}", line.decode().rstrip("\r\n"))
            except UnicodeDecodeError as error:
                raise LinesError(f"{name}:{number}: no text in UTF-8") from error


def parsed(line: Line, shape: type[M]) -> M:
    """What a line holds; raises `LinesError`."""
    try:
        return shape.model_validate_json(line.text)
    except ValidationError as error:
        problem = error.errors(include_url=False)[0]
        name = ".".join(map(str, problem["loc"])) or "line"
        raise LinesError(f"{line.where}: {name}: {str(problem['input'])[:80]!r}: {problem['msg']}") from error
