"""Words of a text in one spelling, to be looked up whatever their case, accents and look-alike letters."""

import re
import unicodedata
from functools import cache, lru_cache
from pathlib import Path
from typing import NamedTuple

import yaml
from rapidfuzz import process
from rapidfuzz.distance import OSA

BREAK = 50
"""Places that the end of a sentence counts for, so that nothing reaches across it."""
NUMBER, LARGE = "#", "##"
TYPED = (
    "ignore", "disregard", "forget", "previous", "instruction", "system", "prompt", "override", "reveal", "guideline",
)  # fmt: skip
"""Words in which one slip of the finger is looked through."""

_IDEOGRAPHS = "\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7a3\uf900-\ufaff"
_MARKS = "\u0300-\u036f\u064b-\u065f\u0670\u0900-\u0903\u093a-\u094f\u0951-\u0957\u0962\u0963"
_WORD = re.compile(rf"[{_IDEOGRAPHS}]|(?:[^\W_{_IDEOGRAPHS}]|[{_MARKS}])+")
_END = re.compile(r"[.!?]\s|[。！？।؟]|\n\s*\n|\n\s*[-*•]")
_ACCENTS = re.compile("[\u0300-\u036f\u0640\u064b-\u065f\u0670]")
_AND = ("\u0648", "\u0641")
_LETTERS = str.maketrans("ıøłđðæœىةیک", "iolddaoيهيك")


class Word(NamedTuple):
    """A word in one spelling, a second one or the same again, where it stands, and its span in the text.

    `place` counts words; the end of a sentence counts for many. Chinese, Japanese and Korean are read sign by sign.
    """

    said: str
    twin: str
    place: int
    start: int
    end: int


def words(text: str) -> tuple[Word, ...]:
    """All words of a readable text, in order."""
    found: list[Word] = []
    place, last = 0, 0
    for match in _WORD.finditer(text):
        ends = match.start() - last > 1 and _END.search(text, last, match.start())
        place += BREAK + 1 if ends else 1
        said, twin = fold(match[0])
        found.append(Word(said, twin, place, match.start(), match.end()))
        last = match.end()
    return tuple(found)


@lru_cache(maxsize=16384)
def fold(word: str) -> tuple[str, str]:
    """Lower case without accents; and the word in another way, where there is one.

    That is plain Latin letters for their look-alikes (Cyrillic `а` in `аll`, small capitals), a word of attacks that
    was mistyped, an Arabic word without its “and”. Numbers are `#`, from 100 on also `##`.
    """
    if word.isdecimal():
        return NUMBER, LARGE if len(word) > 2 else NUMBER
    if word.isascii():
        return word.lower(), _corrected(word.lower())
    bare = _ACCENTS.sub("", unicodedata.normalize("NFKD", word.casefold()))
    said = unicodedata.normalize("NFC", bare).translate(_LETTERS)
    latin = said.translate(_twins())
    if latin.isascii():
        return said, latin
    return said, said[1:] if said.startswith(_AND) and len(said) > 3 else said


def _corrected(word: str) -> str:
    """`ignroe` → `ignore`: a word that is one letter, or two that changed places, from one that attacks are made of."""
    if not 5 <= len(word) <= 14 or word.startswith(TYPED):
        return word
    found = process.extractOne(word, TYPED, scorer=OSA.distance, score_cutoff=1)
    return found[0] if found else word


@cache
def _twins() -> dict[int, str]:
    """Letters of other scripts that look like Latin ones, from `lookalikes.yaml`."""
    table: dict[str, str] = yaml.safe_load(Path(__file__).with_name("lookalikes.yaml").read_text(encoding="utf-8"))
    return {ord(twin): letter for letter, twins in table.items() for twin in twins}
