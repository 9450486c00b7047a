"""`triplab data report` on a terminal and as JSON."""

import json
from pathlib import Path

from tests.app.test_cli import triplab


def test_all_cities_with_totals_and_licences(tmp_path: Path) -> None:
    done = triplab(tmp_path, "data", "report")

    assert done.returncode == 0
    assert "Amsterdam" in done.stdout
    assert "Zurich" in done.stdout
    assert "50 cities" in done.stdout
    assert "Wikivoyage, through ashmibanerjee/collab-rec: CC BY-SA 4.0" in done.stdout


def test_all_cities_as_json(tmp_path: Path) -> None:
    found = json.loads(triplab(tmp_path, "data", "report", "--json").stdout)

    assert len(found["cities"]) == 50
    assert all(city["coverage"]["places"] >= 18 for city in found["cities"])
    assert all(city["cheap"] >= 0.25 * city["coverage"]["places"] for city in found["cities"])
    assert len(found["sources"]) == 13


def test_one_city_in_words(tmp_path: Path) -> None:
    done = triplab(tmp_path, "data", "report", "Ljubljana")

    assert done.returncode == 0
    assert "Ljubljana, Slovenia" in done.stdout
    assert "none: the days are left open" in done.stdout
    assert "from Wikivoyage, without prices, hours or positions" in done.stdout


def test_one_city_as_json(tmp_path: Path) -> None:
    found = json.loads(triplab(tmp_path, "data", "report", "Tokyo", "--json").stdout)

    assert (found["id"], found["coverage"]["climate"]) == ("tokyo", "normals")
    assert found["coverage"]["layers"][0] == {"name": "places", "known": True, "detail": "26 curated by this project"}


def test_an_unknown_city_is_wrong_usage(tmp_path: Path) -> None:
    done = triplab(tmp_path, "data", "report", "Xyzzyville")

    assert done.returncode == 2
    assert done.stderr.strip() == "city 'Xyzzyville' is not known; allowed: a city's name, alone or with its country"
