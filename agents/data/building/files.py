"""Where the raw files are and how a build reads them."""

import csv
from collections.abc import Iterator
from pathlib import Path

SOURCES = Path(__file__).parent.parent / "sources"
PLACES = Path(__file__).parent.parent / "places"
WORDS = Path(__file__).parent.parent / "words.yaml"
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def read_csv(name: str) -> Iterator[dict[str, str]]:
    """Rows of the UTF-8 file `name` under `sources/`; a byte-order mark is dropped, cells are stripped."""
    with (SOURCES / name).open(encoding="utf-8-sig", newline="") as file:
        for row in csv.DictReader(file):
            yield {column: " ".join(cell.split()) for column, cell in row.items()}
