"""Slips of the fingers, as people make them."""

import re
from random import Random

LEAST_LETTERS = 5
SHARE = 1 / 8
_LONG_WORD = re.compile(rf"(?<![\w@#])[^\W\d_]{{{LEAST_LETTERS},}}(?!\w)")


def slip(text: str, rng: Random) -> str:
    """One slip inside a long word, its first and last letter kept: two letters change places, or one goes or doubles.

    A text without a long word stays as it is.
    """
    words = list(_LONG_WORD.finditer(text))
    return _in(text, rng.choice(words), rng) if words else text


def slips(text: str, rng: Random) -> str:
    """A slip in one long word of eight, in one at the least; capitalised words, which may be names, stay."""
    words = [word for word in _LONG_WORD.finditer(text) if word[0].islower()]
    hit = rng.sample(words, max(1, round(len(words) * SHARE))) if words else []
    for word in sorted(hit, key=lambda each: -each.start()):
        text = _in(text, word, rng)
    return text


def _in(text: str, word: re.Match[str], rng: Random) -> str:
    at = word.start() + rng.randrange(1, len(word[0]) - 2)
    first, second = text[at], text[at + 1]
    ways = [second, first + first + second, *([second + first] if first != second else [])]
    return text[:at] + rng.choice(ways) + text[at + 2 :]
