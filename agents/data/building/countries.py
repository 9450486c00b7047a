"""Countries, their facts and their names."""

import json
import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from agents.data.building.files import SOURCES, read_csv
from agents.data.building.geonames import geonames_currencies
from agents.data.countries import CountryNameKind
from agents.data.naming import fold

ADOPTED_EURO = {"BG"}
"""Countries that joined the euro after both sources were written: Bulgaria on 2026-01-01."""

SPOKEN = {
    "england": "GB", "scotland": "GB", "wales": "GB", "northern ireland": "GB", "britain": "GB", "america": "US",
    "the states": "US", "turkey": "TR", "korea": "KR", "holy see": "VA", "the bahamas": "BS", "the gambia": "GM",
    "cayman": "KY", "the caymans": "KY",
}  # fmt: skip
"""Names of countries that people use and the country list lacks or gives to several countries."""

SPOKEN_OF_PEOPLE = {
    "english": "GB", "scottish": "GB", "welsh": "GB", "kiwi": "NZ", "filipina": "PH", "argentinian": "AR",
    "korean": "KR",
}  # fmt: skip
"""The same for people. "Dominican" and "Congolese" stay out: each fits two passports."""


class CountryRow(NamedTuple):
    """A row of `country` without its capital, and the capital's name."""

    code: str
    values: tuple[str | int | None, ...]
    capital: str
    names: tuple[tuple[str, CountryNameKind], ...]
    currency: str
    independent: bool


def read_countries() -> list[CountryRow]:
    """Every country of the list, facts filled in from the travel sources where they cover it."""
    facts = {row["iso2"]: row for row in read_csv("facts/country_facts.csv")}
    tipping = {row["iso2"]: row["tipping"] for row in read_csv("facts/tipping.csv")}
    plugs = {row["country_code"]: row for row in read_csv("facts/plugs-by-country.csv")}
    currencies = geonames_currencies()
    rows: list[CountryRow] = []
    listing: list[dict[str, Any]] = json.loads((SOURCES / "countries/countries.json").read_text(encoding="utf-8"))
    for entry in sorted(listing, key=lambda entry: entry["cca2"]):
        code: str = entry["cca2"]
        fact, plug = facts.get(code, {}), plugs.get(code, {})
        named = ["mledoze/countries"] + ["Voyalier"] * bool(fact) + ["packzup"] * bool(plug and not fact)
        listed = currencies.get(code) or next(iter(entry["currencies"]), "")
        currency = "EUR" if code in ADOPTED_EURO else listed
        languages = [name for name in fact.get("languages", "").split("|") if name] or list(entry["languages"].values())
        sockets = re.split(r"[|,]", fact.get("plug_types") or plug.get("plug_types", ""))
        voltage = fact.get("voltage") or plug.get("voltage_v")
        emergency = list(dict.fromkeys(n.strip() for n in fact.get("emergency_numbers", "").split(";") if n.strip()))
        values = (
            code, entry["name"]["common"], currency, json.dumps(languages, ensure_ascii=False),
            fact.get("driving_side", ""), fact.get("calling_code") or _calling_code(entry["idd"]),
            json.dumps([socket for socket in sockets if socket]), int(voltage) if voltage else None,
            json.dumps(emergency), tipping.get(code, ""), ", ".join(named),
        )  # fmt: skip
        rows.append(
            CountryRow(
                code,
                values,
                next(iter(entry["capital"]), ""),
                tuple(_names(entry)),
                currency,
                bool(entry["independent"]),
            )
        )
    return rows


def country_names(rows: Sequence[CountryRow]) -> dict[str, tuple[str, CountryNameKind]]:
    """Folded name → code and kind. Codes go before names, names before demonyms.

    Between claims of one kind independent states go before territories (`Norwegian`); a tie belongs to nobody.
    """
    states = {row.code for row in rows if row.independent}
    claims: dict[str, dict[CountryNameKind, set[str]]] = defaultdict(lambda: defaultdict(set))
    for row in rows:
        for name, kind in row.names:
            if key := fold(name):
                claims[key][kind].add(row.code)
    names: dict[str, tuple[str, CountryNameKind]] = {}
    for key, kinds in claims.items():
        best = min(kinds)
        claimants = kinds[best] & states or kinds[best]
        if len(claimants) == 1:
            code = min(claimants)
            names[key] = (code, CountryNameKind.NAME if code in kinds.get(CountryNameKind.NAME, ()) else best)
    names |= {key: (code, CountryNameKind.DEMONYM) for key, code in SPOKEN_OF_PEOPLE.items()}
    return names | {key: (code, CountryNameKind.NAME) for key, code in SPOKEN.items()}


def _names(entry: dict[str, Any]) -> Iterator[tuple[str, CountryNameKind]]:
    for column in ("cca2", "cca3"):
        yield entry[column], CountryNameKind.CODE
    yield entry["name"]["common"], CountryNameKind.NAME
    yield entry["name"]["official"], CountryNameKind.NAME
    for native in entry["name"]["native"].values():
        yield from ((native["common"], CountryNameKind.NAME), (native["official"], CountryNameKind.NAME))
    for spelling in entry["altSpellings"]:
        yield spelling, CountryNameKind.NAME if len(spelling) > 2 or spelling != entry["cca2"] else CountryNameKind.CODE
    for demonym in entry["demonyms"].get("eng", {}).values():
        yield demonym, CountryNameKind.DEMONYM


def _calling_code(idd: dict[str, Any]) -> str:
    suffixes = idd["suffixes"]
    return idd["root"] + (suffixes[0] if len(suffixes) == 1 else "")
