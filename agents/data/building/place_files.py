"""The format of `places/<city>.yaml`, checked strictly; an error names file, place, value and what is allowed."""

from decimal import Decimal
from pathlib import Path
from typing import Annotated, Any, cast

import yaml
from pydantic import BaseModel, ConfigDict, Field, StringConstraints, ValidationError, model_validator

from agents.data.building.files import PLACES
from agents.data.records import BestTime, Diet, Interest, PlaceKind, Weekday

CURATED = "curated"

Slug = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")]
Line = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=300)]
CountryCode = Annotated[str, StringConstraints(pattern=r"^[A-Z]{2}$")]
CurrencyCode = Annotated[str, StringConstraints(pattern=r"^[A-Z]{3}$")]
Latitude = Annotated[float, Field(ge=-90, le=90)]
Longitude = Annotated[float, Field(ge=-180, le=180)]


class PlaceFileError(ValueError):
    """A place file breaks the format."""


class _Entry(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class PlaceEntry(_Entry):
    """One place. `cost` is per adult in the city's `costs_in`, `minutes` a typical stay."""

    id: Slug
    name: Line
    kind: PlaceKind
    area: Line
    lat: Latitude
    lon: Longitude
    interests: Annotated[tuple[Interest, ...], Field(min_length=1)]
    minutes: Annotated[int, Field(ge=10, le=720)]
    cost: Annotated[Decimal, Field(ge=0)]
    best: BestTime
    indoors: bool
    closed: tuple[Weekday, ...]
    step_free: bool | None
    diets: tuple[Diet, ...]
    note: Line
    source: Line = CURATED


class ForeignRateKey(_Entry):
    """The rows of the State Department's file that hold for a city, as it spells them."""

    country: Line
    location: Line


class ConusRateKey(_Entry):
    """The rows of the GSA's file that hold for a US city, as it spells them."""

    state: Annotated[str, StringConstraints(pattern=r"^[A-Z]{2}$")]
    destination: Line


class ClimateKey(_Entry):
    """The row of a climate file that holds for a city, as the file spells it."""

    country: Line
    city: Line


class CityFile(_Entry):
    """One curated city."""

    id: Slug
    name: Line
    country: CountryCode
    geonameid: int
    lat: Latitude
    lon: Longitude
    timezone: Line
    currency: CurrencyCode
    costs_in: CurrencyCode
    aliases: tuple[Line, ...]
    per_diem: ForeignRateKey | ConusRateKey | None
    climate: Slug | None
    mean_temperature: ClimateKey | None
    sunshine: ClimateKey | None
    intro: Line
    local_tips: tuple[Line, ...]
    places: Annotated[tuple[PlaceEntry, ...], Field(min_length=1)]

    @model_validator(mode="after")
    def _ids_and_names_are_unique(self) -> "CityFile":
        for field, values in (("id", [p.id for p in self.places]), ("name", [p.name.casefold() for p in self.places])):
            twice = sorted({value for value in values if values.count(value) > 1})
            if twice:
                raise ValueError(f"places share the {field} {', '.join(map(repr, twice))}; each must be unique")
        return self


def read_city(path: Path) -> CityFile:
    """Read and check one file; raises `PlaceFileError`."""
    raw: Any = yaml.safe_load(path.read_text(encoding="utf-8"))
    try:
        city = CityFile.model_validate(raw)
    except ValidationError as error:
        raise PlaceFileError("\n".join(_explain(path, raw, error))) from error
    if city.id != path.stem:
        raise PlaceFileError(f"{path.name}: id is {city.id!r}; allowed: {path.stem!r}, the name of the file")
    return city


def read_cities(folder: Path = PLACES) -> tuple[CityFile, ...]:
    """All cities of a folder, by file name."""
    return tuple(read_city(path) for path in sorted(folder.glob("*.yaml")))


def _explain(path: Path, raw: Any, error: ValidationError) -> list[str]:
    lines: list[str] = []
    for problem in error.errors():
        at = problem["loc"]
        where = ".".join(str(step) for step in at) or "file"
        if len(at) > 1 and at[0] == "places" and isinstance(at[1], int):
            entry: Any = raw["places"][at[1]]
            name = cast("dict[str, Any]", entry).get("id", at[1]) if isinstance(entry, dict) else at[1]
            where = f"place {name!r}: " + ".".join(str(step) for step in at[2:])
        value = "" if problem["type"] == "missing" else f" {problem['input']!r:.80}"
        lines.append(f"{path.name}: {where}:{value}: {problem['msg']}")
    return lines
