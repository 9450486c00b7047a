"""The passport index, one row per passport and destination."""

from agents.data.building.files import read_csv
from agents.data.visa_kinds import VISA_KINDS, read_requirement


def read_visas() -> list[tuple[str, str, int, int | None]]:
    """Rows of `visa`; the kind is its position in `VISA_KINDS`."""
    rows: list[tuple[str, str, int, int | None]] = []
    for row in read_csv("visa/passport-index-tidy-iso2.csv"):
        kind, days = read_requirement(row["Requirement"])
        rows.append((row["Passport"], row["Destination"], VISA_KINDS.index(kind), days))
    return sorted(rows)
