"""Finding the keys that answer to a name without looking at every key."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from rehearsal.found import Found
from rehearsal.names import SYNONYMS, Fit, fit, is_identifier
from rehearsal.words import name_words, singular

MAX_KEYS = 200
MAX_PER_KEY = 64
MAX_WORDS = 8
_BARE = frozenset({"id", "key", "code", "slug", "uuid", "url"})
Words = tuple[str, ...]


class Match(NamedTuple):
    """A value whose key answers to a name, and how well."""

    found: Found
    fit: Fit


class KeyIndex:
    """The values of the messages by the words of their keys.

    Attributes:
        by_key: the values under each key, best first, at most `MAX_PER_KEY`.
    """

    def __init__(self, found: Iterable[Found]) -> None:
        """Indexes the values."""
        self.by_key: dict[str, list[Found]] = {}
        self._joined: dict[Words, list[Found]] = {}
        self._edges: dict[Words, list[str]] = {}
        self._wholes: dict[Words, list[str]] = {}
        self._lasts: dict[str, list[str]] = {}
        self._known: dict[str, list[Match]] = {}
        for entry in sorted(found, key=lambda entry: entry.preference):
            match entry.path[-2:]:
                case (str(parent), str(key)):
                    self._joined.setdefault((*name_words(parent), *name_words(key)), []).append(entry)
                case (*_, str(key)):
                    pass
                case _:
                    continue
            values = self.by_key.setdefault(key, [])
            if not values:
                self._add_key(key)
            if len(values) < MAX_PER_KEY:
                values.append(entry)

    def _add_key(self, key: str) -> None:
        words = tuple(map(singular, name_words(key)))
        if words and len(words) <= MAX_WORDS:
            self._wholes.setdefault(words, []).append(key)
            self._lasts.setdefault(words[-1], []).append(key)
            for size in range(1, len(words)):
                for edge in {words[:size], words[-size:]}:
                    self._edges.setdefault(edge, []).append(key)

    def matches(self, name: str) -> list[Match]:
        """The values that answer to a name: data before examples, single values before rows, best fit first."""
        if name not in self._known:
            matches = [
                Match(entry, quality)
                for key in self._keys(name)
                if (quality := strict_fit(name, key))
                for entry in self.by_key[key]
            ]
            known = {id(match.found) for match in matches if match.fit >= Fit.FOLDED}
            joined = self._joined.get(name_words(name), [])[:MAX_PER_KEY]
            matches += [Match(entry, Fit.FOLDED) for entry in joined if id(entry) not in known]
            matches.sort(key=lambda match: (*match.found.preference[:2], -match.fit, *match.found.preference[2:]))
            self._known[name] = matches
        return self._known[name]

    def _keys(self, name: str) -> list[str]:
        words = tuple(map(singular, name_words(name)))[:MAX_WORDS]
        keys = dict.fromkeys([name] if name in self.by_key else [])
        for key in self._candidates(words) if words else ():
            keys[key] = None
            if len(keys) >= MAX_KEYS:
                break
        return list(keys)

    def _candidates(self, words: Words) -> Iterator[str]:
        yield from self._wholes.get(words, [])
        for size in range(1, len(words)):
            yield from self._wholes.get(words[:size], [])
            yield from self._wholes.get(words[-size:], [])
        yield from self._edges.get(words, [])
        for group in SYNONYMS:
            if words[-1] in group:
                for word in sorted(group):
                    yield from self._lasts.get(word, [])


def strict_fit(name: str, key: str) -> Fit:
    """The fit of a name, except that one identifier never stands in for another."""
    quality = fit(name, key)
    if quality in (Fit.AFFIX, Fit.SYNONYM) and (is_identifier(name) or is_identifier(key)):
        shared = set(name_words(name)) & set(name_words(key)) - _BARE
        return quality if shared else Fit.NONE
    return quality
