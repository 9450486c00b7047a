"""Phrases of attacks in many languages: data in `languages/`, looked up word by word, in time linear in the text.

A language file names groups of words and, for each kind of attack, phrases over the groups:

    reach: 5                      # how many other words may stand between two groups of a phrase
    groups:
      drop: ignore, forget, pay no attention to
      orders: instruction*, rules
    phrases:
      override:
        - drop earlier -mine orders  # in this order, and no word of `mine` between `earlier` and `orders`
        - your 1 orders              # at most one word between the two

`end` is the end of a sentence: `write -trip 20 end` is `write` in a sentence that holds no word of `trip` after it.
A `*` stands for any ending, `#` for a number, `##` for one of 100 or more. Before the first and after the last group,
`-group` forbids the next word.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from typing import NamedTuple

import yaml
from pydantic import BaseModel, ConfigDict

from agents.guards.words import BREAK, LARGE, NUMBER, Word, words

FOLDER = Path(__file__).with_name("languages")
SHORTEST_STEM, LONGEST_STEM = 2, 20
END = "end"


class Step(NamedTuple):
    """A group of a phrase, the groups that must not stand before it, and how many other words may."""

    group: str
    without: frozenset[str]
    reach: int


class Phrase(NamedTuple):
    """Groups in their order; `then_not` are those that must not follow, `groups` all that must be there."""

    steps: tuple[Step, ...]
    then_not: frozenset[str]
    groups: frozenset[str]


class LanguageFile(BaseModel):
    """What stands in a file: terms by group, parted by commas, and phrases by kind of attack."""

    model_config = ConfigDict(extra="forbid")
    language: str
    reach: int
    groups: dict[str, str]
    phrases: dict[str, list[str]]


class Term(NamedTuple):
    """One entry of a group: the words after the first, and where it belongs."""

    rest: tuple[str, ...]
    language: str
    group: str


class Hit(NamedTuple):
    """A term in a text: its group, and the index of its last word."""

    group: str
    last: int


@dataclass(frozen=True, slots=True)
class Hits:
    """The terms of one language in a text: the groups that are there, and by index of a word what begins there."""

    groups: set[str]
    at: dict[int, list[Hit]]


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
                    yield from _Search(phrase, said, found.at).found()


@dataclass(frozen=True, slots=True)
class _Search:
    """One phrase in one text."""

    phrase: Phrase
    said: Sequence[Word]
    at: Mapping[int, Sequence[Hit]]

    def found(self) -> Iterator[tuple[int, int]]:
        start = self.phrase.steps[0]
        for index, hits in self.at.items():
            for hit in hits:
                if hit.group == start.group and not self._begins(start.without, index - 1):
                    last = self._after(hit.last, 1)
                    if last is not None:
                        yield index, last

    def _after(self, before: int, number: int) -> int | None:
        """Index of the phrase's last word, or None when it does not go on after the word `before`."""
        if number == len(self.phrase.steps):
            return None if self._begins(self.phrase.then_not, before + 1) else before
        step = self.phrase.steps[number]
        for index in range(before + 1, len(self.said)):
            between = self.said[index].place - self.said[before].place - 1
            if step.group == END and between >= BREAK:
                return index - 1
            if between > step.reach:
                return None
            for hit in self.at.get(index, ()):
                if hit.group == step.group and (last := self._after(hit.last, number + 1)) is not None:
                    return last
            if self._begins(step.without, index):
                return None
        return len(self.said) - 1 if step.group == END else None

    def _begins(self, groups: frozenset[str], index: int) -> bool:
        return bool(groups) and any(hit.group in groups for hit in self.at.get(index, ()))


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
        kinds = {kind: [_phrase(text, file) for text in texts] for kind, texts in file.phrases.items()}
        found.languages[path.stem] = kinds
    return found


def _phrase(text: str, file: LanguageFile) -> Phrase:
    steps: list[Step] = []
    without, reach = set[str](), file.reach
    for part in text.split():
        name = part.removeprefix("-")
        if name.isdecimal():
            reach = int(name)
        elif name not in {END, *file.groups}:
            raise ValueError(f"{file.language}: unknown group {name!r} in {text!r}; allowed: {', '.join(file.groups)}")
        elif part.startswith("-"):
            without.add(name)
        else:
            steps.append(Step(name, frozenset(without), reach))
            without, reach = set[str](), file.reach
    return Phrase(tuple(steps), frozenset(without), frozenset(step.group for step in steps) - {END})


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
