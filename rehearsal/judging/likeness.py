"""How like two texts are: their words, and their runs of three characters."""

import math
from collections import Counter
from collections.abc import Sequence
from functools import lru_cache

from rehearsal.judging.features import MAX_TEXT
from rehearsal.words import name_words, sentences, stem

_WORDS = 0.5


@lru_cache(maxsize=1024)
def _words(text: str) -> Counter[str]:
    return Counter(stem(word) for word in name_words(text[:MAX_TEXT]))


@lru_cache(maxsize=1024)
def _trigrams(text: str) -> Counter[str]:
    line = f"  {' '.join(text[:MAX_TEXT].lower().split())}  "
    return Counter(line[at : at + 3] for at in range(len(line) - 2))


def likeness(one: str, other: str) -> float:
    """0 to 1: the mean of the cosines of the stems and of the character trigrams."""
    return _WORDS * _cosine(_words(one), _words(other)) + (1 - _WORDS) * _cosine(_trigrams(one), _trigrams(other))


def _cosine(one: Counter[str], other: Counter[str]) -> float:
    small, large = sorted((one, other), key=len)
    shared = sum(count * large[key] for key, count in small.items() if key in large)
    return shared / (_length(one) * _length(other)) if shared else 0.0


def _length(counts: Counter[str]) -> float:
    return math.sqrt(sum(count * count for count in counts.values()))


def nearest_sentence(text: str, others: Sequence[str]) -> str:
    """The sentence of a text that is most like one of the others; the first at a draw."""
    return max(sentences(text)[:40], key=lambda part: max(likeness(part, other) for other in others), default="")
