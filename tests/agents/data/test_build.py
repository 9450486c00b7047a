"""The build is repeatable, and the committed file is what the sources give."""

import json
import sqlite3
from pathlib import Path

import pytest
from holidays import list_supported_countries

from agents.data.build import build
from agents.data.building.files import PLACES, SOURCES
from agents.data.building.per_diem_files import read_rate_files
from agents.data.database import PACKAGED, TravelDataError, connect
from agents.data.tables import TravelData

SHADOW = "place_text_"


def tables(db: sqlite3.Connection) -> list[str]:
    names = [name for (name,) in db.execute("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name")]
    return [name for name in names if not name.startswith(SHADOW)]


def content(db: sqlite3.Connection, table: str) -> list[tuple[object, ...]]:
    return sorted(db.execute(f"SELECT * FROM {table}").fetchall(), key=repr)


def test_building_twice_gives_the_same(fresh: sqlite3.Connection, again: sqlite3.Connection) -> None:
    assert list(fresh.iterdump()) == list(again.iterdump())


def test_committed_file_is_up_to_date(fresh: sqlite3.Connection) -> None:
    packaged = connect()
    try:
        assert tables(packaged) == tables(fresh)
        stale = [name for name in tables(fresh) if content(packaged, name) != content(fresh, name)]
    finally:
        packaged.close()
    assert stale == [], "run: python -m agents.data.build"


def test_committed_file_is_small() -> None:
    assert PACKAGED.stat().st_size < 12_000_000


def test_every_place_file_is_in(travel: TravelData) -> None:
    assert sorted(city.id for city in travel.curated()) == sorted(path.stem for path in PLACES.glob("*.yaml"))


def test_what_was_left_out_is_counted(fresh: sqlite3.Connection) -> None:
    left_out = json.loads(fresh.execute("SELECT value FROM meta WHERE key = 'left_out'").fetchone()[0])
    assert left_out["per diem countries without a code"] == ["OTHER FOREIGN LOCALITIES"]
    assert left_out["per diem rows with lodging 0"] == 5
    assert left_out["exchange rates without a currency"] == []
    assert "Nome, United States (sunshine)" in left_out["climate cities without a city of 15,000"]
    assert "Aspen, CO" in left_out["per diem locations without a city"]


def test_every_day_lies_in_one_season() -> None:
    """Wrapping seasons leave no gap and no overlap, leap day included."""
    days = [month * 100 + day for month, last in enumerate((31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31), 1)
            for day in range(1, last + 1)]  # fmt: skip
    for at in read_rate_files(lambda text: text).locations:
        for day in days:
            spans = [(season.starts, season.ends) for season in at.seasons]
            holding = [s for s, e in spans if (s <= day <= e if s <= e else day >= s or day <= e)]
            assert len(holding) == (1 if spans else 0), (at.country, at.name, day)


CREDITED = {
    "curated": "TripLab project: curated places",
    "mledoze/countries": "mledoze/countries",
    "Voyalier": "udhawan97/Voyalier",
    "packzup": "packzup/travel-datasets: plugs by country",
    "1": "packzup/travel-datasets: monthly climate",
    "2": "yaziciceyda/climateRecords, compiled from Wikipedia",
    "3": "packzup/travel-datasets: monthly climate",
    "US State Department foreign per diem (public domain)": "US State Department: foreign per diem",
    "US GSA per diem (public domain)": "US GSA: per diem",
}
"""What stands in the columns `source`, and the credit behind it."""

FILES = {
    "climate/monthly-highs-lows-rain-37-cities.csv": "packzup/travel-datasets: monthly climate",
    "climate/monthly-mean-temperature-475-cities.csv": "yaziciceyda/climateRecords, compiled from Wikipedia",
    "climate/monthly-sunshine-402-cities.csv": "yaziciceyda/climateRecords, compiled from Wikipedia",
    "countries/countries.json": "mledoze/countries",
    "facts/country_facts.csv": "udhawan97/Voyalier",
    "facts/plugs-by-country.csv": "packzup/travel-datasets: plugs by country",
    "facts/tipping.csv": "udhawan97/Voyalier",
    "per-diem/conus_FY2026.csv": "US GSA: per diem",
    "per-diem/foreign_2026-04.csv": "US State Department: foreign per diem",
    "prices/exchange-rates-monthly.csv": "datasets/exchange-rates",
    "visa/LICENSE": "imorte/passport-index-data",
    "visa/passport-index-tidy-iso2.csv": "imorte/passport-index-data",
    "wikivoyage/listings.csv": "Wikivoyage, through ashmibanerjee/collab-rec",
}
"""Every raw file, and the credit behind it."""


def test_every_source_has_a_licence_and_is_credited(travel: TravelData) -> None:
    credits = (PACKAGED.parent / "LICENSES.md").read_text(encoding="utf-8")
    assert len(travel.licences()) == 13
    for source, licence in travel.licences():
        assert licence
        assert source.split(":")[0].split(",")[0] in credits


def test_every_source_in_every_table_is_credited(fresh: sqlite3.Connection, travel: TravelData) -> None:
    found: set[str] = set()
    for table in tables(fresh):
        if "source" in {column for _, column, *_ in fresh.execute(f"PRAGMA table_info({table})")}:
            values = [str(value) for (value,) in fresh.execute(f"SELECT DISTINCT source FROM {table}")]
            found |= {part for value in values for part in value.split(", ")}
    assert found == set(CREDITED)
    assert set(CREDITED.values()) <= {source for source, _ in travel.licences()}


def test_every_raw_file_is_credited(travel: TravelData) -> None:
    files = {path.relative_to(SOURCES).as_posix() for path in SOURCES.rglob("*") if path.is_file()}
    assert files - {"README.md"} == set(FILES)
    assert set(FILES.values()) <= {source for source, _ in travel.licences()}


def test_holidays_are_known_of_the_countries_that_the_package_supports(fresh: sqlite3.Connection) -> None:
    found = json.loads(fresh.execute("SELECT value FROM meta WHERE key = 'holidays_of'").fetchone()[0])
    assert found == sorted(list_supported_countries(include_aliases=False))


def test_every_raw_file_is_listed_in_the_readme() -> None:
    readme = (SOURCES / "README.md").read_text(encoding="utf-8")
    files = [path.relative_to(SOURCES).as_posix() for path in SOURCES.rglob("*") if path.is_file()]
    assert [name for name in files if name != "README.md" and name not in readme] == []


def test_missing_file_says_how_to_build_it(tmp_path: Path) -> None:
    with pytest.raises(TravelDataError, match=r"no travel tables at .*; build it with: python -m agents\.data\.build"):
        TravelData.open(tmp_path / "none.sqlite")


def test_file_of_another_kind(tmp_path: Path) -> None:
    path = tmp_path / "other.sqlite"
    path.write_text("not a database at all", encoding="utf-8")
    with pytest.raises(TravelDataError, match=r"holds no travel tables .*python -m agents\.data\.build"):
        TravelData.open(path)


def test_file_of_another_version(tmp_path: Path) -> None:
    path = tmp_path / "old.sqlite"
    db = sqlite3.connect(path)
    db.execute("CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT)")
    db.execute("INSERT INTO meta VALUES ('schema_version', '0')")
    db.commit()
    db.close()
    with pytest.raises(TravelDataError, match=r"has schema version 0, this code reads 3; .*agents\.data\.build"):
        TravelData.open(path)


def test_the_file_cannot_be_written() -> None:
    db = connect()
    with pytest.raises(sqlite3.OperationalError, match="readonly"):
        db.execute("DELETE FROM meta")
    db.close()


def test_a_failed_build_leaves_the_file_alone(tmp_path: Path) -> None:
    out = tmp_path / "travel.sqlite"
    out.write_text("as it was", encoding="utf-8")
    places = tmp_path / "places"
    places.mkdir()
    (places / "atlantis.yaml").write_text("id: atlantis", encoding="utf-8")
    with pytest.raises(ValueError, match=r"atlantis\.yaml"):
        build(out, places)
    assert out.read_text(encoding="utf-8") == "as it was"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["places", "travel.sqlite"]
