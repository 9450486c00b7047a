"""What a web search is told: destination, topic, month, and a few words of the model's, none of the traveller's."""

import re
import unicodedata

from agents.data.records import Interest
from agents.outside_text import plain
from agents.trip import Trip

LONGEST = 120
DIGITS = 5
"""As many as this identify somebody."""
ALIKE = 5
"""Letters at the beginning that make two words one: `pregnant`, `pregnancy`."""
_ADDRESS = re.compile(r"\S*@\S*|\S*://\S*|\bwww\.\S*")
_NUMBER = re.compile(r"[+(]*\d(?:[\s().+/-]*\d){4,}")
_PART = re.compile(r"[^\W_]+")
_WORD = re.compile(rf"{_PART.pattern}(?:['’.-]{_PART.pattern})*")


def web_query(trip: Trip, topic: str, words: str | None) -> str:
    """`Tokyo Japan events November 2026 sumo`: plain words, at most 120 characters."""
    city = trip.destination
    known = [*_words(f"{city.name} {city.country_name}"), topic, f"{trip.start:%B %Y}"]
    said = {part for text in known for part in _parts(text)}
    more = [word for word in _public(words or "", trip) if not _parts(word) <= said]
    return _cut(" ".join([*known, *more]))


def _public(said: str, trip: Trip) -> list[str]:
    """What may leave this machine of the words that a model wrote.

    Mail and web addresses fall away, whatever holds five or more digits (telephones, passports, dates of birth), and
    every word of the form's notes and origin, where names and personal matters stand, unless the form itself offers it
    as an interest. Words are compared by their beginnings; another word for the same matter passes, so the tool's
    description asks for none.
    """
    text = plain(unicodedata.normalize("NFKC", said), 4 * LONGEST)
    text = _NUMBER.sub(" ", _ADDRESS.sub(" ", text))
    private = _parts(f"{trip.request.notes} {trip.request.origin or ''}") - _parts(" ".join(Interest))
    words = [word for word in _words(text) if sum(map(str.isdigit, word)) < DIGITS]
    return [word for word in words if not any(_like(part, other) for part in _parts(word) for other in private)]


def _words(text: str) -> list[str]:
    return _WORD.findall(text)


def _parts(text: str) -> set[str]:
    return {part.casefold() for part in _PART.findall(unicodedata.normalize("NFKC", text))}


def _like(part: str, other: str) -> bool:
    """The same word or one of its kin; in scripts that may not part words, the one within the other."""
    kin = len(part) >= ALIKE and part[:ALIKE] == other[:ALIKE]
    return part == other or kin or (not part.isascii() and (part in other or other in part))


def _cut(text: str) -> str:
    """At most `LONGEST` characters, whole words where there are any."""
    return text if len(text) <= LONGEST else text[: LONGEST + 1].rpartition(" ")[0] or text[:LONGEST]
