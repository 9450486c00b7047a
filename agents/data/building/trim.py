"""Copies the raw files that the tables need into `sources/`, cut to what is used.

`python -m agents.data.building.trim RAW` reads the folder RAW as the upstream repositories ship it. Two files are cut:
the country list loses the columns that no table needs, the exchange rates lose the years before `FIRST_MONTH`.
"""

import argparse
import csv
import json
import shutil
from pathlib import Path

from agents.data.building.files import SOURCES

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


def trim(raw: Path, out: Path = SOURCES) -> None:
    """Fill `out` from the folder of raw files `raw`."""
    for name in COPIED:
        (out / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(raw / name, out / name)
    trim_countries(raw, out)
    trim_exchange_rates(raw, out)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("raw", type=Path)
    trim(parser.parse_args().raw)
