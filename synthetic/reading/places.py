"""Which place a text asks for, told from homes, earlier trips and the names of people."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from rapidfuzz import fuzz
from rapidfuzz.distance import OSA

from agents.data.naming import fold
from agents.data.records import Destination, Match
from agents.data.tables import TravelData
from synthetic.reading.beyond import is_real
from synthetic.reading.common import common
from synthetic.reading.place_cues import is_capital, is_slot, is_sought, weight_of
from synthetic.reading.tables.table import lists_of, names_of
from synthetic.reading.words import Words

LONGEST = 4
CITIES = 4
"""So many of a name are known well enough to be meant by it."""
LIKELY, MARGIN = 3, 3
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

_KINDS = frozenset(("city", "bay", "island", "beach", "falls", "springs", "lake", "hills", "valley", "town", "harbour"))
_SLIGHT = lists_of("places")["to"]


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
    known = {(span.first, span.end) for span in names}
    unheard = (span for span in set(_strange(words)) if (span.first, span.end) not in known)
    strange = sorted(unheard, key=lambda span: (-span.weight, span.first))
    likely = names[0].weight if names else 0
    if likely >= LIKELY and not any(
        span.weight > likely + MARGIN and is_sought(words, *span[1:]) for span in strange[:1]
    ):
        return _known(words, names[0], data)
    unknown = _unknown(words, strange, data)
    return _known(words, names[0], data) if likely > 0 and not unknown else unknown


def _names(words: Words, data: TravelData) -> Iterator[_Span]:
    """Names of cities, the longest from each place on."""
    at = 0
    while at < len(words.tokens):
        found = next((span for span in _runs(words, at) if _is_name(_text(words, *span), data)), None)
        if found:
            known = data.resolve(_text(words, *found))
            curated, obscure = bool(known and known[0].destination.curated), _is_obscure(_text(words, *found), known)
            yield _Span(weight_of(words, *found) + 2 * curated - 3 * obscure, *found)
        at = found[1] if found else at + 1


def _is_name(name: str, data: TravelData) -> bool:
    return (
        fold(name) not in names_of("months")
        and fold(name) not in names_of("currencies")
        and (data.is_name(name) or is_real(name))
    )


def _is_obscure(name: str, known: Sequence[Match]) -> bool:
    """Whether few would take a word in small letters for that place: a by-name, or a small town."""
    if not name.islower() or not known:
        return False
    city = known[0].destination
    return not city.curated and (known[0].kind == "alias" or city.population < WELL_KNOWN // 4)


def _runs(words: Words, at: int) -> Iterator[tuple[int, int]]:
    if not words.said[at][0].isalpha():
        return
    small = not is_capital(words, at)
    slot = is_slot(words, at)
    for size in range(LONGEST, 0, -1):
        end = at + size
        if end > len(words.tokens) or not words.joined(at, end) or not words.said[end - 1].isalpha():
            continue
        plain = words.said[at:end]
        leads = at == 0 and not small and words.word(end) == "for"
        if all(word in common() for word in plain) and not leads and not _is_meant(words, at, end):
            continue
        if plain[0] in common() and size > 1 and small and plain[0] not in lists_of("places")["prefix"]:
            continue
        if size == 1 and len(plain[0]) < 3 and (small or not slot):
            continue
        yield at, end


def _is_meant(words: Words, first: int, end: int) -> bool:
    """Whether a name that is a common word, too, is one here: `in Nice`, `city: Split`."""
    if not is_capital(words, first) or words.said[first] in lists_of("languages")["en"]:
        return False
    return is_sought(words, first, end) or (is_slot(words, first) and not words.tokens[first].begins)


def _unknown(words: Words, strange: Sequence[_Span], data: TravelData) -> Place | None:
    """A name of no city: an area, a misspelling, or nothing that is known."""
    spans = [span for span in strange if span.weight >= LIKELY or _is_like_curated(words, span, data)]
    spans = spans[:LOOKED_UP]
    found = [_looked_up(words, span, data) for span in spans]
    for span, place in zip(spans, found, strict=True):
        if place and (span.weight >= LIKELY or (place.sure and place.cities[0].curated)):
            return place
    first = next((span for span in spans if span.weight >= LIKELY), None)
    return Place(_text(words, first.first, first.end), first.first, first.end) if first else None


def _is_like_curated(words: Words, span: _Span, data: TravelData) -> bool:
    """Whether a look for misspellings is worth its time where nothing else says that it is a place."""
    names = [fold(_text(words, *each)) for each in (span[1:], *_wider(words, span))]
    return any(fuzz.ratio(name, fold(city.name)) >= LOOKS_LIKE for city in data.curated() for name in names)


def _looked_up(words: Words, span: _Span, data: TravelData) -> Place | None:
    """The name as it stands, with a common word before or after it, as in `New Orlens`, then shorter ones."""
    shortest = span.end - 1 if is_capital(words, span.first) else span.first
    spelt = [(each, _spelt(words, *each, data)) for each in _wider(words, span)]
    wider = [each for each, place in spelt if place and place.sure]
    for first, end in (*wider, *((span.first, end) for end in range(span.end, shortest, -1))):
        name = _text(words, first, end)
        if is_real(name):
            return Place(name, first, end)
        found = _spelt(words, first, end, data)
        if found and (end == span.end or found.likeness is None or found.sure):
            return found
    return None


def _wider(words: Words, span: _Span) -> Iterator[tuple[int, int]]:
    capital = is_capital(words, span.first)
    for first, end in ((span.first - 1, span.end), (span.first, span.end + 1)):
        at = first if first < span.first else end - 1
        inside = first >= 0 and end <= len(words.said) and words.joined(first, end)
        if inside and words.said[at].isalpha() and is_capital(words, at) == capital and words.said[at] not in _SLIGHT:
            yield first, end


def _strange(words: Words) -> Iterator[_Span]:
    """Runs of words that are common in no language: capitals, or what stands where a place would."""
    for at, word in enumerate(words.said):
        after = words.said[at - 1] not in common() and words.joined(at - 1, at + 1) if at else False
        if not word.isalpha() or word in common() or len(word) < 3 or (after and not is_slot(words, at)):
            continue
        end = at + 1
        while end < len(words.said) and end - at < LONGEST and words.joined(at, end + 1) and _goes_on(words, at, end):
            end += 1
        if not any(hit.first <= at < hit.end for hit in words.all_hits):
            prefixed = words.word(at - 1) in lists_of("places")["prefix"] and words.joined(at - 1, at + 1)
            first = at - (prefixed and is_capital(words, at - 1) == is_capital(words, at))
            yield _Span(weight_of(words, first, end), first, end)


def _goes_on(words: Words, at: int, end: int) -> bool:
    word = words.said[end]
    if is_capital(words, at) and word in _INSIDE:
        return is_capital(words, end + 1) if end + 1 < len(words.said) else False
    if word in _KINDS and is_capital(words, at) and is_capital(words, end):
        return True
    return word.isalpha() and word not in common() and is_capital(words, end) == is_capital(words, at)


def _known(words: Words, span: _Span, data: TravelData) -> Place:
    """A city by its name, and by what follows if that says which: `Paris, Texas`, `the Córdoba in Spain`."""
    name = _text(words, span.first, span.end)
    longer = _longer(words, span, data)
    if longer:
        return longer
    for end, area in _areas(words, span.end):
        full = f"{name}, {area}"
        matches = data.resolve(full)
        if matches and matches[0].score >= 97 and matches[0].kind in ("exact", "alias"):
            return Place(full, span.first, end, data.contenders(full))
    return Place(name, span.first, span.end, data.contenders(name))


def _longer(words: Words, span: _Span, data: TravelData) -> Place | None:
    """A misspelt name of which another one is a part: `Rio de Jneiro`, `New Orlean`."""
    if any(city.curated for city in data.contenders(_text(words, span.first, span.end))):
        ends = [end for end in _ends(words, span) if words.said[end - 1] not in common()]
        wider = [(span.first, end) for end in ends]
    else:
        prefixed = words.word(span.first - 1) in lists_of("places")["prefix"]
        wider = [*((span.first, end) for end in _ends(words, span)), *([(span.first - 1, span.end)] * prefixed)]
    alike = (each for each in wider if is_capital(words, each[0]) == is_capital(words, each[1] - 1))
    spelt = (_spelt(words, *each, data) for each in alike if words.joined(*each))
    return next((place for place in spelt if place and place.sure and place.cities[0].curated), None)


def _ends(words: Words, span: _Span) -> Iterator[int]:
    end = span.end
    while words.word(end) in _INSIDE and words.joined(span.first, end + 1):
        end += 1
    if words.word(end).isalpha():
        yield end + 1


def _spelt(words: Words, first: int, end: int, data: TravelData) -> Place | None:
    """What a name is a misspelling of, or an area by it."""
    name = _text(words, first, end)
    matches = data.resolve(name) if len(name) > 3 else ()
    if not matches:
        return None
    return Place(name, first, end, data.contenders(name), matches[0].score if matches[0].kind == "spelling" else None)


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


def _text(words: Words, first: int, end: int) -> str:
    tokens: Sequence[tuple[str, int, int, str]] = words.tokens
    return words.text[tokens[first][1] : tokens[end - 1][2]]
