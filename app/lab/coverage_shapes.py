"""The shapes of what the API sends of coverage."""

from datetime import datetime
from typing import Literal

from pydantic import BaseModel

from synthetic.rows_file import Outcome


class CommandView(BaseModel):
    """A command for a terminal, and what it does."""

    does: str
    command: str


class SourceView(BaseModel):
    """Something that holds rows. `rows` is None where it cannot be read, which `error` explains."""

    id: str
    kind: Literal["requests", "file"]
    rows: int | None
    scored: int
    failed: int
    modified: datetime | None
    error: str | None


class SourcesView(BaseModel):
    """What there is to look at, the requests to this service first, then files, the newest first.

    `folder` is where files are looked for; `commands` make the first ones.
    """

    sources: list[SourceView]
    folder: str
    commands: list[CommandView]


class ValueView(BaseModel):
    """A value of a dimension."""

    id: str
    means: str
    example: str


class DimensionView(BaseModel):
    """A dimension with its values, in order."""

    id: str
    means: str
    values: list[ValueView]


class RuleView(BaseModel):
    """Values in some dimensions, any of several in each, that cannot be together, and why."""

    combination: dict[str, list[str]]
    reason: str


class FailureMatrixView(BaseModel):
    """By level of the first and of the second dimension; None where the pair is forbidden.

    Of the rows with a verdict that have the pair: how many there are, how many failed, the 95 % interval of the rate
    (0 to 1), and whether that is more than chance explains.
    """

    scored: list[list[int | None]]
    failed: list[list[int | None]]
    low: list[list[float | None]]
    high: list[list[float | None]]
    lit: list[list[bool | None]]


class MatrixView(BaseModel):
    """`counts[a][b]` rows have value a of the first and b of the second dimension; None where that is forbidden."""

    first: str
    second: str
    allowed: int
    covered: int
    counts: list[list[int | None]]
    failures: FailureMatrixView | None


class SliceView(BaseModel):
    """Values that fail together more than chance explains. Rates are from 0 to 1; the interval is at 95 %."""

    values: dict[str, str]
    failed: int
    rows: int
    rate: float
    low: float
    high: float
    corrected: float


class FailingView(BaseModel):
    """Of the rows with a verdict. `slices` are the first of `lit` that fail more than chance explains."""

    says: str
    scored: int
    failed: int
    rate: float
    low: float
    high: float
    looked_at: int
    lit: int
    slices: list[SliceView]


class CoverageView(BaseModel):
    """What a set of rows tried, and what it never tried. `missing` are the first of `missing_count`.

    `remarks` say what was left out of the count, and why. `fill` is the command that adds what is missing.
    """

    of: str
    strength: int
    kind: str
    says: str
    rows: int
    covered: int
    allowed: int
    share: float
    remarks: list[str]
    dimensions: list[DimensionView]
    forbidden: list[RuleView]
    matrices: list[MatrixView]
    missing_count: int
    missing: list[dict[str, str]]
    fill: CommandView | None
    failing: FailingView | None


class RowView(BaseModel):
    """A row with the names that its file gives it. `number` counts from 1; a trip is named if this service has it."""

    number: int
    id: str | None
    outcome: Outcome | None
    values: dict[str, str]
    text: str | None
    why: str | None
    trip_url: str | None
    trace_url: str | None


class RowsView(BaseModel):
    """The rows that have some values: the first of `count`. Requests to this service are counted, never listed."""

    values: dict[str, str]
    count: int
    private: bool
    rows: list[RowView]
