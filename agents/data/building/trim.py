"""Copies the raw files that the tables need into `sources/`, cut to what is used.

`python -m agents.data.building.trim RAW` reads the folder RAW as the upstream repositories ship it. Three files are
cut: the country list loses the columns that no table needs, the exchange rates lose the years before `FIRST_MONTH`, the
listings of Wikivoyage lose columns, empty rows and what is beyond the first sentences.
"""

import argparse
import csv
import json
import shutil
from pathlib import Path

from agents.data.building.files import SOURCES
from agents.data.building.wikitext import sentences

COPIED = (
    "climate/monthly-highs-lows-rain-37-cities.csv",
    "climate/monthly-mean-temperature-475-cities.csv",
    "climate/monthly-sunshine-402-cities.csv",
    "facts/country_facts.csv",
    "facts/plugs-by-country.csv",
    "facts/tipping.csv",
    "per-diem/conus_FY2026.csv",
    "per-diem/foreign_2026-04.csv",
    "visa/LICENSE",
    "visa/passport-index-tidy-iso2.csv",
)
COUNTRY_COLUMNS = (
    "cca2", "cca3", "independent", "currencies", "idd", "capital", "altSpellings", "region", "languages",
    "demonyms",
)  # fmt: skip
FIRST_MONTH = "2026-01-01"
LISTING_KINDS = ("see", "do", "eat", "drink")
LISTING_LENGTH = 320


def trim_countries(raw: Path, out: Path) -> None:
    """Keep the names in English and in the country's own languages, and `COUNTRY_COLUMNS`; one country a line."""
    lines: list[str] = []
    for country in json.loads((raw / "countries/mledoze_countries.json").read_text(encoding="utf-8")):
        kept = {"name": country["name"]} | {column: country[column] for column in COUNTRY_COLUMNS}
        lines.append(json.dumps(kept, ensure_ascii=False, sort_keys=True))
    target = out / "countries/countries.json"
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text("[\n" + ",\n".join(lines) + "\n]\n", encoding="utf-8")


def trim_exchange_rates(raw: Path, out: Path) -> None:
    """Keep the rows from `FIRST_MONTH` on, which also drops the currencies that the euro replaced."""
    target = out / "prices/exchange-rates-monthly.csv"
    target.parent.mkdir(parents=True, exist_ok=True)
    with (raw / "prices/exchange-rates-monthly.csv").open(encoding="utf-8", newline="") as file:
        header, *rows = csv.reader(file)
    with target.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerows([header, *(row for row in rows if row[0] >= FIRST_MONTH)])


def trim_listings(raw: Path, out: Path) -> None:
    """Keep city, country, kind, name and the first sentences of the text, which the file starts with the name."""
    target = out / "wikivoyage/listings.csv"
    target.parent.mkdir(parents=True, exist_ok=True)
    with (raw / "wikivoyage/eu-cities-database.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = [row for row in csv.DictReader(file) if row["interest_type"] in LISTING_KINDS]
    with target.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(("city", "country", "kind", "name", "text"))
        for row in rows:
            text = row["interest_text"].removeprefix(f"{row['interest_title']}:").strip()
            if text:
                about = (row["city"], row["country"], row["interest_type"], row["interest_title"])
                writer.writerow((*about, first_sentences(text, LISTING_LENGTH)))


def first_sentences(text: str, length: int) -> str:
    """As many whole sentences as fit, at least one."""
    kept, *rest = sentences(text)
    for sentence in rest:
        if len(kept) + len(sentence) >= length:
            break
        kept += f" {sentence}"
    return kept


def trim(raw: Path, out: Path = SOURCES) -> None:
    """Fill `out` from the folder of raw files `raw`."""
    for name in COPIED:
        (out / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(raw / name, out / name)
    trim_countries(raw, out)
    trim_exchange_rates(raw, out)
    trim_listings(raw, out)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("raw", type=Path)
    trim(parser.parse_args().raw)
