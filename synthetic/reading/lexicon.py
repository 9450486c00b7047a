"""Words by what they say: a file of `lexicons/` a subject, a key of it a kind, `party.solo`; a new word is one line.

In a phrase `*` ends a word in any way, and `#` is any number. The longest phrase wins.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import NamedTuple

import yaml

from agents.data.naming import fold

FOLDER = Path(__file__).parent / "lexicons"
_STEM = 3
"""Letters at the least that stand before a `*`."""

Phrase = tuple[str, ...]


class Hit(NamedTuple):
    """A phrase of a kind, from the token `first` to before `end`."""

    kind: str
    first: int
    end: int


@dataclass(frozen=True, slots=True)
class Lexicon:
    """All phrases by kind, and by their first word; those whose first word has a `*` by its first three letters."""

    phrases: Mapping[str, tuple[Phrase, ...]]
    by_word: Mapping[str, tuple[tuple[Phrase, str], ...]]

    def hits(self, words: Sequence[str], parted: Sequence[bool]) -> Iterator[Hit]:
        """The longest phrases from left to right, none across the end of a clause; all kinds of a phrase."""
        at = 0
        while at < len(words):
            found = self._at(words, parted, at)
            length = max((len(phrase) for phrase, _ in found), default=1)
            yield from (Hit(kind, at, at + length) for phrase, kind in found if len(phrase) == length)
            at += length

    def _at(self, words: Sequence[str], parted: Sequence[bool], at: int) -> list[tuple[Phrase, str]]:
        word = words[at]
        listed = (*self.by_word.get(word, ()), *self.by_word.get(f"{word[:_STEM]}*", ()))
        if word[0].isdigit():
            listed = (*listed, *self.by_word.get("#", ()))
        return [(phrase, kind) for phrase, kind in listed if _stands(phrase, words, parted, at)]


def _stands(phrase: Phrase, words: Sequence[str], parted: Sequence[bool], at: int) -> bool:
    if at + len(phrase) > len(words) or any(parted[at + 1 : at + len(phrase)]):
        return False
    return all(_is(said, words[at + offset]) for offset, said in enumerate(phrase))


def _is(said: str, word: str) -> bool:
    if said == "#":
        return word[0].isdigit()
    return word.startswith(said[:-1]) if said.endswith("*") else said == word


@cache
def lexicon() -> Lexicon:
    """Read all files, once."""
    phrases: dict[str, tuple[Phrase, ...]] = {}
    by_word: dict[str, list[tuple[Phrase, str]]] = {}
    for kind, said in _read():
        phrases[kind] = tuple(map(_phrase, said))
        for phrase in phrases[kind]:
            first = phrase[0]
            key = f"{first[:_STEM]}*" if first.endswith("*") else first
            by_word.setdefault(key, []).append((phrase, kind))
    return Lexicon(phrases, {word: tuple(listed) for word, listed in by_word.items()})


def _read() -> Iterator[tuple[str, list[str]]]:
    for file in sorted(FOLDER.glob("*.yaml")):
        kinds: dict[str, list[str]] = yaml.load(file.read_text(encoding="utf-8"), yaml.BaseLoader)
        yield from ((f"{file.stem}.{kind}", said) for kind, said in kinds.items())


def _phrase(said: str) -> Phrase:
    """One spelling for a phrase: `Wi-Fi, if you can*` is `wi fi if you can*`."""
    parts = said.replace("-", " ").replace("/", " ").split()
    return tuple((fold(part) or part.strip("*")) + "*" * (part[-1] == "*" and part != "*") for part in parts)
