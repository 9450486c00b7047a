"""The sets of rows that coverage is reported of: the requests to this service, or a file."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from app.lab import commands
from app.lab.asked_rows import AskedRows
from app.lab.coverage_shapes import CommandView
from app.lab.rows_folder import Listed, RowNote, RowsFile
from synthetic.coverage.measure import OpenRow
from synthetic.coverage.report import Report
from synthetic.rows_file import Outcome


@dataclass(frozen=True, slots=True)
class RowSet:
    """Rows with their outcomes; the same `version`, the same rows.

    `notes` are None where single rows are nobody's business. `path` is the file that rows can be added to.
    """

    version: str
    rows: Sequence[OpenRow]
    outcomes: Sequence[Outcome | None]
    notes: Sequence[RowNote] | None
    remarks: tuple[str, ...]
    path: Path | None

    def noted(self, places: Sequence[int]) -> list[RowNote]:
        """What the file says of some rows; nothing of private ones."""
        return [self.notes[place] for place in places] if self.notes else []

    def fill(self, report: Report, folder: Path) -> CommandView | None:
        """The command that adds what is missing; rows to extend say all dimensions and hold nothing forbidden."""
        if not report.coverage.missing:
            return None
        if self.path is None or report.coverage.astray:
            return commands.cover(folder, report.strength)
        return commands.fill(self.path, folder, report.strength)


def of_requests(asked: AskedRows, all_of_them: int) -> RowSet:
    """The latest requests to this service."""
    remarks = [
        "Read from the forms: a pair counts where a form says both values. No words of a request are shown here."
    ]
    left = all_of_them - len(asked.rows) - asked.outdated
    if left > 0:
        remarks.append(f"These are the latest {len(asked.rows):,}; {left:,} earlier ones are not counted.")
    if asked.outdated:
        remarks.append(f"{asked.outdated:,} more do not fit the form as it is today.")
    return RowSet(asked.version, asked.rows, [None] * len(asked.rows), None, tuple(remarks), None)


def of_file(file: Listed, read: RowsFile) -> RowSet:
    """The rows of a file."""
    remarks: list[str] = []
    if read.others:
        remarks.append(f"{read.others:,} of the rows were made with other dimensions than those in use.")
    if not read.full:
        remarks.append("Some rows leave dimensions open: they count for the values that they say.")
    path = file.path if read.full else None
    return RowSet(f"{file.name} {file.version}", read.rows, read.outcomes, read.notes, tuple(remarks), path)
