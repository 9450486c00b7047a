"""Wikivoyage's listings: what travellers wrote of things to see, to do, to eat and to drink in European cities."""

from collections.abc import Callable
from typing import NamedTuple

from agents.data.building.cities import Gazetteer
from agents.data.building.files import read_csv
from agents.data.building.listing_interests import interests_of
from agents.data.building.wikitext import durable, plain
from agents.data.naming import fold


class ListingTable(NamedTuple):
    """Rows of `listing` (rank, position, kind, name, text, interests), and what was left out."""

    rows: list[tuple[int, int, str, str, str, str]]
    unmatched: list[str]
    without_text: int


def read_listings(gazetteer: Gazetteer, country_code: Callable[[str], str | None]) -> ListingTable:
    """Each name once a city, in the order of the file. A listing that says nothing lasting is left out."""
    rows: list[tuple[int, int, str, str, str, str]] = []
    seen: set[tuple[int, str]] = set()
    unmatched: list[str] = []
    without_text = 0
    for row in read_csv("wikivoyage/listings.csv"):
        city = gazetteer.find(country_code(row["country"]) or "", row["city"])
        name, text = plain(row["name"]), durable(plain(row["text"]))
        if city is None:
            unmatched.append(f"{row['city']}, {row['country']}")
        elif not text or not fold(name):
            without_text += 1
        elif (city.rank, fold(name)) not in seen:
            seen.add((city.rank, fold(name)))
            interests = " ".join(interests_of(row["kind"], f"{name}. {text}"))
            rows.append((city.rank, len(rows), row["kind"], name, text, interests))
    return ListingTable(sorted(rows), list(dict.fromkeys(unmatched)), without_text)
