"""What a classifier counts in a text: words and pairs of words, and pieces of words."""

import re
import unicodedata
from collections.abc import Iterator
from itertools import pairwise

_WORD = re.compile(r"\w+(?:['’]\w+)*")
PIECES = (3, 4, 5)
"""Characters of a piece of a word; a space stands before and after each word."""


def words(text: str) -> list[str]:
    """`you`, `you will`: words and what stands beside them, in one case; an apostrophe belongs to its word."""
    found: list[str] = _WORD.findall(_plain(text))
    return found + [f"{one} {other}" for one, other in pairwise(found)]


def pieces(text: str) -> list[str]:
    """` yo`, `you`, `ou `: pieces of words and signs."""
    return [piece for word in _plain(text).split() for piece in _cut(f" {word} ")]


def _plain(text: str) -> str:
    return unicodedata.normalize("NFKC", text).casefold()


def _cut(word: str) -> Iterator[str]:
    for size in PIECES:
        yield from (word[at : at + size] for at in range(len(word) - size + 1))
