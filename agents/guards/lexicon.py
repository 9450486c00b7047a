"""Terms and phrases of attacks in many languages: data in `languages/`, looked up word by word."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cache, lru_cache
from pathlib import Path
from typing import NamedTuple

import yaml

from agents.guards.language_file import LanguageFile, Phrase
from agents.guards.phrase_search import Hit, Hits, PhraseSearch
from agents.guards.words import LARGE, NUMBER, Word, words

FOLDER = Path(__file__).with_name("languages")
SHORTEST_STEM, LONGEST_STEM = 2, 20


class Term(NamedTuple):
    """One entry of a group: the words after the first, and where it belongs."""

    rest: tuple[str, ...]
    language: str
    group: str


class Lexicon:
    """All languages: a term is found under its first word, or the beginning of that; where it can, under two words."""

    def __init__(self) -> None:
        self.languages: dict[str, Mapping[str, Sequence[Phrase]]] = {}
        """Language → kind of attack → phrases."""
        self._exact: dict[str, list[Term]] = defaultdict(list)
        self._stems: dict[str, list[Term]] = defaultdict(list)
        self._under = lru_cache(maxsize=8192)(self._look_up)

    def enter(self, term: str, language: str, group: str) -> None:
        """File a term; its words are spelled as a text's are, with `*` where any ending will do."""
        term = term.replace(LARGE, "100").replace(NUMBER, "1")
        first, *rest = [
            (LARGE if word.twin == LARGE else word.said) + "*" * (term[word.end : word.end + 1] == "*")
            for word in words(term)
        ]
        entry = Term(tuple(rest), language, group)
        if first.endswith("*"):
            self._stems[first[:-1]].append(entry)
        elif rest and not rest[0].endswith("*"):
            self._exact[f"{first} {rest[0]}"].append(entry)
        else:
            self._exact[first].append(entry)

    def find(self, said: Sequence[Word]) -> Mapping[str, Hits]:
        """Every term in a text, by language."""
        hits: dict[str, Hits] = {}
        for at, word in enumerate(said):
            for term in self._beginning(word, said[at + 1] if at + 1 < len(said) else None):
                if not term.rest or _goes_on(term.rest, said, at):
                    of_language = hits.setdefault(term.language, Hits(set(), {}))
                    of_language.groups.add(term.group)
                    of_language.at.setdefault(at, []).append(Hit(term.group, at + len(term.rest)))
        return hits

    def known(self, letters: str) -> int:
        """How many letters at the beginning are a word or stem of at least three, the longest; 0 when there is none."""
        lengths = range(min(len(letters), LONGEST_STEM), 2, -1)
        return next((n for n in lengths if letters[:n] in self._exact or letters[:n] in self._stems), 0)

    def _beginning(self, word: Word, following: Word | None) -> Iterator[Term]:
        yield from self._under(word.said)
        if word.twin != word.said:
            yield from self._under(word.twin)
        if following:
            yield from self._exact.get(f"{word.said} {following.said}", ())
            if word.twin != word.said or following.twin != following.said:
                yield from self._exact.get(f"{word.twin} {following.twin}", ())

    def _look_up(self, spelling: str) -> tuple[Term, ...]:
        found = list(self._exact.get(spelling, ()))
        for length in range(SHORTEST_STEM, min(len(spelling), LONGEST_STEM) + 1):
            found += self._stems.get(spelling[:length], ())
        return tuple(found)

    def phrases(self, kind: str, said: Sequence[Word], hits: Mapping[str, Hits]) -> Iterator[tuple[int, int]]:
        """Index of the first and of the last word of each phrase of that kind, language by language."""
        for name, found in hits.items():
            for phrase in self.languages[name].get(kind, ()):
                if phrase.groups <= found.groups:
                    yield from PhraseSearch(phrase, said, found).found()


@cache
def lexicon() -> Lexicon:
    """All languages of the folder, read once."""
    found = Lexicon()
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    for path in sorted(FOLDER.glob("*.yaml")):
        file = LanguageFile.model_validate(yaml.load(path.read_text(encoding="utf-8"), loader))
        for group, terms in file.groups.items():
            for term in terms.split(","):
                found.enter(term, path.stem, group)
        found.languages[path.stem] = file.by_kind()
    return found


def _goes_on(rest: Sequence[str], said: Sequence[Word], at: int) -> bool:
    if at + len(rest) >= len(said):
        return False
    return all(
        said[at + number].place == said[at].place + number and _fits(pattern, said[at + number])
        for number, pattern in enumerate(rest, start=1)
    )


def _fits(pattern: str, word: Word) -> bool:
    if pattern.endswith("*"):
        return word.said.startswith(pattern[:-1]) or word.twin.startswith(pattern[:-1])
    return pattern in (word.said, word.twin)
