"""Rows as JSON lines: `{"dimensions": "sha256:…", "tuple": {"party": "family", …}}`, with an `outcome` after a run."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ConfigDict, ValidationError

from synthetic.coverage.measure import OpenRow
from synthetic.dimensions import Dimensions, DimensionsError
from synthetic.tuples.space import Row

Outcome = Literal["pass", "fail", "unscored"]


class RowsError(ValueError):
    """A file of rows breaks the format."""


class RowEntry(BaseModel):
    """One line. What else stands in it is none of our business."""

    model_config = ConfigDict(extra="ignore", frozen=True)
    dimensions: str | None = None
    tuple: dict[str, str]
    outcome: Outcome | None = None


@dataclass(frozen=True, slots=True)
class Recorded:
    """A row, the line that it is from, and the digest of the dimensions that it was made with."""

    row: OpenRow
    line: str
    digest: str | None
    outcome: Outcome | None

    @property
    def full(self) -> Row | None:
        """The row if it says a value in every dimension."""
        said = tuple(level for level in self.row if level is not None)
        return said if len(said) == len(self.row) else None


def read_rows(path: Path, dimensions: Dimensions) -> list[Recorded]:
    """All rows of a file; raises `RowsError` with the line and the value, and `OSError`. Blank lines are skipped."""
    return list(each_row(path, dimensions))


def each_row(path: Path, dimensions: Dimensions) -> Iterator[Recorded]:
    """The rows of a file one by one, for those that hold more than fits in memory; raises as `read_rows`."""
    try:
        with path.open(encoding="utf-8") as lines:
            for number, line in enumerate(lines, 1):
                if line.strip():
                    yield _read(f"{path.name}:{number}", line.rstrip("\n"), dimensions)
    except UnicodeDecodeError as error:
        raise RowsError(f"{path.name}: no text in UTF-8") from error


def written(rows: Sequence[Row], dimensions: Dimensions) -> list[str]:
    """A line for each row."""
    return [
        json.dumps({"dimensions": dimensions.digest, "tuple": dimensions.decode(row)}, ensure_ascii=False)
        for row in rows
    ]


def _read(where: str, line: str, dimensions: Dimensions) -> Recorded:
    try:
        entry = RowEntry.model_validate_json(line)
        return Recorded(dimensions.encode(entry.tuple), line, entry.dimensions, entry.outcome)
    except ValidationError as error:
        problem = error.errors(include_url=False)[0]
        name = ".".join(map(str, problem["loc"])) or "line"
        raise RowsError(f"{where}: {name}: {str(problem['input'])[:80]!r}: {problem['msg']}") from error
    except DimensionsError as error:
        raise RowsError(f"{where}: {error}") from error
