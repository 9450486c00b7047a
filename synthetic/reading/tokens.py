"""A text in words: lower case, without accents, each with its place in the text."""

import re
import unicodedata
from functools import cache
from typing import NamedTuple

from rapidfuzz import process
from rapidfuzz.distance import OSA

from synthetic.reading.lexicon import lexicon
from synthetic.reading.tables.table import lists_of, names_of

_TOKEN = re.compile(r"\d+(?:[.,'’]\d+)*|[^\W\d_]+(?:['’](?:t|s|re|m|ve|ll|d)\b)?|[€$£¥₹₩฿]|[\U0001f300-\U0001faff☀-➿]")
_ENDING = re.compile(r"['’](?:s|re|m|ve|ll|d)$")
_SHORTEST_SLIP, _TWO_SLIPS = 6, 9


class Token(NamedTuple):
    """A word, number, currency sign or emoji. `gap` is what stands between it and the one before."""

    word: str
    start: int
    end: int
    gap: str

    @property
    def parted(self) -> bool:
        """Whether a sentence or a clause ends before it."""
        return any(sign in self.gap for sign in ",.;:!?\n()") or " - " in self.gap or "–" in self.gap or "—" in self.gap

    @property
    def begins(self) -> bool:
        """Whether a sentence begins with it."""
        return any(sign in self.gap for sign in ".;!?\n")


def plain(text: str) -> str:
    """Lower case without accents, one character for each of the text, so that places in it stay the same."""
    return "".join(map(_plain, text))


def tokens(text: str) -> tuple[Token, ...]:
    """All tokens of a plain text."""
    found: list[Token] = []
    last = 0
    for match in _TOKEN.finditer(text):
        found.append(Token(_corrected(_bare(match[0])), *match.span(), text[last : match.start()]))
        last = match.end()
    return tuple(found)


def _bare(word: str) -> str:
    """`don't` is `dont`; `we're`, `it's` and `I'd` are `we`, `it` and `i`."""
    return _ENDING.sub("", word).replace("'", "").replace("’", "") if word[0].isalpha() else word


@cache
def _plain(character: str) -> str:
    if character.isascii():
        return character.lower()
    return unicodedata.normalize("NFKD", character)[0].casefold()[:1] or character


@cache
def _typed() -> frozenset[str]:
    return frozenset(phrase for (phrase,) in lexicon().phrases["slips.meant"])


@cache
def _real() -> frozenset[str]:
    """Words that are right as they stand: those of all lexicons and languages."""
    said = {word for phrases in lexicon().phrases.values() for phrase in phrases for word in phrase}
    return frozenset(said.union(*lists_of("languages").values(), names_of("months"), names_of("numbers")))


def _corrected(word: str) -> str:
    """`vegetrian` → `vegetarian`: only the words that `slips.yaml` lists are looked for."""
    if len(word) < _SHORTEST_SLIP - 1 or not word.isalpha() or word in _real():
        return word
    return _nearest(word)


@cache
def _nearest(word: str) -> str:
    slips = 2 if len(word) >= _TWO_SLIPS else 1
    found = process.extractOne(word, _typed(), scorer=OSA.distance, score_cutoff=slips)
    near = found is not None and found[0][0] == word[0] and len(found[0]) >= _SHORTEST_SLIP
    return found[0] if found and near else word
