"""Rows as JSON lines: `{"dimensions": "sha256:…", "tuple": {"party": "family", …}}`, with an `outcome` after a run."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ConfigDict

from synthetic.coverage.measure import OpenRow
from synthetic.dimensions import Dimensions, DimensionsError
from synthetic.json_lines import Line, LinesError, lines_of, parsed
from synthetic.tuples.space import Row

Outcome = Literal["pass", "fail", "unscored"]


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
    """All rows of a file; raises `LinesError` and `OSError`. Blank lines are skipped."""
    return list(each_row(path, dimensions))


def each_row(path: Path, dimensions: Dimensions) -> Iterator[Recorded]:
    """The rows of a file one by one, for those that hold more than fits in memory; raises as `read_rows`."""
    with path.open("rb") as content:
        for line in lines_of(path.name, content):
            yield _read(line, dimensions)


def written(rows: Sequence[Row], dimensions: Dimensions) -> list[str]:
    """A line for each row."""
    return [
        json.dumps({"dimensions": dimensions.digest, "tuple": dimensions.decode(row)}, ensure_ascii=False)
        for row in rows
    ]


def _read(line: Line, dimensions: Dimensions) -> Recorded:
    entry = parsed(line, RowEntry)
    try:
        return Recorded(dimensions.encode(entry.tuple), line.text, entry.dimensions, entry.outcome)
    except DimensionsError as error:
        raise LinesError(f"{line.where}: {error}") from error
