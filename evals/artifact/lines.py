"""Reading lines that somebody may have been writing when the machine or the process stopped."""

from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO, Generic, NamedTuple, TypeVar

from pydantic import BaseModel, ValidationError

from evals.artifact.errors import ArtifactError

Line = TypeVar("Line", bound=BaseModel)


class Found(NamedTuple, Generic[Line]):
    """A line, its number from 1, and where it stands in the file: bytes from `start` to `end`."""

    line: Line
    number: int
    start: int
    end: int


def read_lines(path: Path, shape: type[Line], start: int = 0) -> Iterator[Found[Line]]:
    """Every whole line of a file, none when there is no file. A last line without its end was never acknowledged.

    From byte `start` on, where a line starts; numbers then count from there.

    Raises:
        ArtifactError: a whole line does not fit the shape; it is named.
        OSError: the file cannot be read.
    """
    if path.exists():
        with path.open("rb") as file:
            file.seek(start)
            yield from _each(file, path, shape, start)


def line_at(path: Path, start: int, end: int, shape: type[Line]) -> Line:
    """The line that `read_lines` found there. Raises as `read_lines`."""
    with path.open("rb") as file:
        file.seek(start)
        return _read(file.read(end - start), shape, f"{path.name} at byte {start}")


def _each(file: BinaryIO, path: Path, shape: type[Line], start: int) -> Iterator[Found[Line]]:
    for number, content in enumerate(file, start=1):
        if not content.endswith(b"\n"):
            return
        end = start + len(content)
        yield Found(_read(content, shape, f"{path}:{number}"), number, start, end)
        start = end


def _read(content: bytes, shape: type[Line], where: str) -> Line:
    try:
        return shape.model_validate_json(content)
    except ValidationError as error:
        problem = error.errors(include_url=False, include_input=False)[0]
        place = ".".join(map(str, problem["loc"])) or "line"
        raise ArtifactError(
            f"{where}: {place}: {problem['msg']}: {content[:60]!r}; put the line right or take it away, then go on"
        ) from error
