"""A mistake in a place file is reported by file, place, value and what is allowed."""

from pathlib import Path

import pytest

from agents.data.building.files import PLACES
from agents.data.building.place_files import PlaceFileError, read_city

GOOD = (PLACES / "tokyo.yaml").read_text(encoding="utf-8")


def read(tmp_path: Path, text: str, name: str = "tokyo.yaml") -> None:
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    read_city(path)


def test_good_file(tmp_path: Path) -> None:
    read(tmp_path, GOOD)


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("kind: temple", "kind: tempel", r"tokyo\.yaml: place '[a-z-]+': kind: 'tempel': Input should be .*'temple'"),
        ("indoors: true", "indoor: true", r"tokyo\.yaml: place '[a-z-]+': indoors:: Field required"),
        ("best: morning", "best: dawn", r"place '[a-z-]+': best: 'dawn': Input should be 'morning'"),
        ("country: JP", "country: Japan", r"tokyo\.yaml: country: 'Japan': String should match pattern"),
        ("currency: JPY", "currency: yen", r"tokyo\.yaml: currency: 'yen'"),
        ("lat: 35", "lat: 135", r"tokyo\.yaml: lat: 135.*less than or equal to 90"),
    ],
)
def test_mistake(tmp_path: Path, old: str, new: str, message: str) -> None:
    with pytest.raises(PlaceFileError, match=message):
        read(tmp_path, GOOD.replace(old, new, 1))


def test_id_is_the_name_of_the_file(tmp_path: Path) -> None:
    with pytest.raises(PlaceFileError, match=r"edo\.yaml: id is 'tokyo'; allowed: 'edo'"):
        read(tmp_path, GOOD, "edo.yaml")


def test_places_share_no_id(tmp_path: Path) -> None:
    head, first, rest = GOOD.split("  - id: ", 2)
    twice = f"{head}  - id: {first}  - id: {first}  - id: {rest}"
    with pytest.raises(PlaceFileError, match="places share the id"):
        read(tmp_path, twice)


@pytest.mark.parametrize("text", ["", "[]", "places: 3", "places: [3]", "- a"])
def test_file_of_another_shape(tmp_path: Path, text: str) -> None:
    with pytest.raises(PlaceFileError, match=r"tokyo\.yaml"):
        read(tmp_path, text)
