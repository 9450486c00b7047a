"""Which place a text asks for, told from homes, earlier trips and the names of people."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from rapidfuzz import fuzz
from rapidfuzz.distance import OSA

from agents.data.naming import fold
from agents.data.records import Destination
from agents.data.tables import TravelData
from synthetic.reading.beyond import is_real
from synthetic.reading.common import common
from synthetic.reading.tables.table import lists_of
from synthetic.reading.words import Words

LONGEST = 4
LIKELY = 3
"""The weight from which on a name, known or not, is taken for where the trip goes."""
LOOKS_LIKE = 75.0
"""Likeness to a city with places of ours, out of 100, from which on a word without any sign of a place is looked up."""
LOOKED_UP = 3
"""Names of no city that are looked up, as misspellings or areas, at the most."""
ALIKE, WELL_KNOWN = 86.0, 100_000
"""Likeness of a misspelling, out of 100, and size of the city below which the name may as well be invented."""
_INSIDE = frozenset(
    ("de", "da", "do", "dos", "del", "la", "le", "of", "the", "el", "das", "di", "au", "upon", "am", "an")
)


class Place(NamedTuple):
    """A place by the name in the text; `cities` are those that it may mean, none where the data has none."""

    name: str
    first: int
    end: int
    cities: tuple[Destination, ...] = ()
    likeness: float | None = None

    @property
    def city(self) -> Destination | None:
        """The likeliest."""
        return self.cities[0] if self.cities else None

    @property
    def sure(self) -> bool:
        """Whether a misspelling is one of a city that is well known: one slip, or a name that is very much like it."""
        if self.city is None or self.likeness is None:
            return False
        slip = OSA.distance(fold(self.name), fold(self.city.name), score_cutoff=1) == 1
        known = self.city.curated or self.city.population >= WELL_KNOWN
        return known and (slip or self.likeness >= ALIKE)

    @property
    def values(self) -> tuple[str, ...]:
        """As values of the dimension."""
        if self.likeness is not None:
            return ("misspelt",) if self.sure else ("unknown", "misspelt")
        if len(self.cities) > 1:
            return ("ambiguous",)
        if self.city:
            return ("major" if self.city.curated else "small",)
        return ("beyond_data",) if is_real(self.name) else ("unknown",)


class _Span(NamedTuple):
    weight: int
    first: int
    end: int


def find_place(words: Words, data: TravelData) -> Place | None:
    """The likeliest place that the text asks for; None where it names none."""
    names = sorted(_names(words, data), key=lambda span: (-span.weight, span.first - span.end, span.first))
    if names and names[0].weight >= LIKELY:
        return _known(words, names[0], data)
    unknown = _unknown(words, data)
    if names and names[0].weight > 0 and not unknown:
        return _known(words, names[0], data)
    return unknown


def _names(words: Words, data: TravelData) -> Iterator[_Span]:
    """Names of cities, the longest from each place on."""
    at = 0
    while at < len(words.tokens):
        found = next((span for span in _runs(words, at) if data.is_name(_text(words, *span))), None)
        if found:
            known = data.resolve(_text(words, *found))
            weight = _weight(words, *found) + 2 * bool(known and known[0].destination.curated)
            yield _Span(weight, *found)
        at = found[1] if found else at + 1


def _runs(words: Words, at: int) -> Iterator[tuple[int, int]]:
    if not words.said[at][0].isalpha():
        return
    small = not _capital(words, at)
    slot = _slot(words, at)
    for size in range(LONGEST, 0, -1):
        end = at + size
        if end > len(words.tokens) or not words.joined(at, end) or not words.said[end - 1].isalpha():
            continue
        plain = words.said[at:end]
        leads = at == 0 and not small and words.word(end) == "for"
        if all(word in common() for word in plain) and not leads and (small or not slot or words.tokens[at].begins):
            continue
        if plain[0] in common() and size > 1 and small:
            continue
        if size == 1 and len(plain[0]) < 3 and (small or not slot):
            continue
        yield at, end


def _weight(words: Words, first: int, end: int) -> int:
    """How likely it is that a name is where the trip goes: by what stands before and after it."""
    before, earlier = words.word(first - 1), words.said[max(0, first - 3) : first]
    table = lists_of("places")
    weight = 2 * _capital(words, first) + 3 * _slot(words, first) + (first < 2) + (end - first > 1)
    weight -= 6 * (before in table["from"] and "to" not in earlier) + 3 * (before in table["of"])
    weight -= 6 * any(word in table["home"] for word in earlier) + 5 * _is_another(words, first)
    close = words.joined(first - 1, end) if first else False
    weight -= 6 * (
        (before in table["person"] or words.word(first - 2) in table["person"]) and close and not _slot(words, first)
    )
    weight -= 8 * (first in words.aside) + 5 * (words.word(end) in ("passport", "airport", "citizen", "grammar"))
    weight -= 5 * _surname(words, end)
    follows = words.word(end)
    weight += 2 * (
        bool(follows) and (follows[0].isdigit() or follows in ("for", "in", "trip", "weekend", "fur", "por"))
    )
    return weight + 2 * (before in ("weekend", "trip") or _is_small(words))


def _is_another(words: Words, first: int) -> bool:
    """Whether a place is only compared with, or ruled out: `like Rome`, `instead of Rome`; not `I would like Rome`."""
    near = words.said[max(0, first - 2) : first]
    wished = near[-1:] == ("like",) and near[0] in ("i", "we", "would", "id")
    return not wished and any(word in lists_of("places")["not"] for word in near)


def _unknown(words: Words, data: TravelData) -> Place | None:
    """A name of no city: an area, a misspelling, or nothing that is known."""
    strange = sorted(set(_strange(words)), key=lambda span: (-span.weight, span.first))
    spans = [span for span in strange if span.weight >= LIKELY or _is_like_curated(_text(words, *span[1:]), data)]
    spans = spans[:LOOKED_UP]
    found = [_looked_up(words, span, data) for span in spans]
    for span, place in zip(spans, found, strict=True):
        if place and (span.weight >= LIKELY or (place.sure and place.cities[0].curated)):
            return place
    first = next((span for span in spans if span.weight >= LIKELY), None)
    return Place(_text(words, first.first, first.end), first.first, first.end) if first else None


def _is_like_curated(name: str, data: TravelData) -> bool:
    """Whether a look for misspellings is worth its time where nothing else says that it is a place."""
    return any(fuzz.ratio(fold(name), fold(city.name)) >= LOOKS_LIKE for city in data.curated())


def _looked_up(words: Words, span: _Span, data: TravelData) -> Place | None:
    shortest = span.end - 1 if _capital(words, span.first) else span.first
    for end in range(span.end, shortest, -1):
        name = _text(words, span.first, end)
        if is_real(name):
            return Place(name, span.first, end)
        matches = data.resolve(name) if len(name) > 3 else ()
        if matches:
            likeness = matches[0].score if matches[0].kind == "spelling" else None
            found = Place(name, span.first, end, data.contenders(name), likeness)
            if end == span.end or likeness is None or found.sure:
                return found
    return None


def _strange(words: Words) -> Iterator[_Span]:
    """Runs of words that are common in no language: capitals, or what stands where a place would."""
    for at, word in enumerate(words.said):
        after = words.said[at - 1] not in common() and words.joined(at - 1, at + 1) if at else False
        if not word.isalpha() or word in common() or len(word) < 3 or (after and not _slot(words, at)):
            continue
        end = at + 1
        while end < len(words.said) and end - at < LONGEST and words.joined(at, end + 1) and _goes_on(words, at, end):
            end += 1
        if not any(hit.first <= at < hit.end for hit in words.all_hits):
            yield _Span(_weight(words, at, end), at, end)


def _goes_on(words: Words, at: int, end: int) -> bool:
    word = words.said[end]
    if _capital(words, at) and word in _INSIDE:
        return _capital(words, end + 1) if end + 1 < len(words.said) else False
    return word.isalpha() and word not in common() and _capital(words, end) == _capital(words, at)


def _known(words: Words, span: _Span, data: TravelData) -> Place:
    """A city by its name, and by what follows if that says which: `Paris, Texas`, `the Córdoba in Spain`."""
    name = _text(words, span.first, span.end)
    for end, area in _areas(words, span.end):
        full = f"{name}, {area}"
        matches = data.resolve(full)
        if matches and matches[0].score >= 97 and matches[0].kind in ("exact", "alias"):
            return Place(full, span.first, end, data.contenders(full))
    return Place(name, span.first, span.end, data.contenders(name))


def _areas(words: Words, at: int) -> Iterator[tuple[int, str]]:
    while words.word(at) in ("in", "the", "one", "en", "de") and at < len(words.said):
        at += 1
    for size in (3, 2, 1):
        end = at + size
        if end > len(words.said) or any("." in token.gap or ";" in token.gap for token in words.tokens[at:end]):
            continue
        if words.said[at] in common() or not words.said[at].isalpha() or words.said[end - 1] in common():
            continue
        yield end, _text(words, at, end)


def _slot(words: Words, at: int) -> bool:
    """Whether a place would stand there."""
    if at == 0 or words.tokens[at].begins or "," in words.tokens[at].gap:
        return False
    before = words.word(at - 1)
    if before == "the":
        before = words.word(at - 2)
    return before in lists_of("places")["to"]


def _surname(words: Words, at: int) -> bool:
    """Whether a name goes on as that of a person or a band does."""
    if at >= len(words.said) or words.tokens[at].gap != " " or not _capital(words, at):
        return False
    return words.said[at].isalpha() and words.said[at] not in common()


def _capital(words: Words, at: int) -> bool:
    return 0 <= at < len(words.tokens) and words.text[words.tokens[at].start].isupper()


def _is_small(words: Words) -> bool:
    """Whether the writer does without capitals."""
    return not any(map(str.isupper, words.text))


def _text(words: Words, first: int, end: int) -> str:
    tokens: Sequence[tuple[str, int, int, str]] = words.tokens
    return words.text[tokens[first][1] : tokens[end - 1][2]]
