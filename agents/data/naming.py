"""One spelling for a name, so that `São Paulo`, `sao paulo` and `SAO-PAULO` are equal."""

import re
import unicodedata
from enum import IntEnum
from functools import lru_cache

_PLAIN = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i"})
_APOSTROPHES = re.compile("['’‘ʻʼʽ`´′]")
_INITIALS = re.compile(r"(?<=\b\w)\.(?=\w\b)")
_ACCENTS = re.compile("[\u0300-\u036f]")


class NameLevel(IntEnum):
    """How well a name fits a city: its own, one that the project gave it, one of GeoNames' many others."""

    OWN = 0
    GIVEN = 1
    OTHER = 2


@lru_cache(maxsize=8192)
def fold(text: str) -> str:
    """Lower case without accents, apostrophes and punctuation, one space between words; `""` when nothing is left.

    Vowel signs of Indic and Thai scripts stay, as they are part of the spelling.
    """
    if not text.isascii():
        text = unicodedata.normalize("NFKD", text.casefold()).translate(_PLAIN)
        text = unicodedata.normalize("NFC", _ACCENTS.sub("", text))
    bare = _INITIALS.sub("", _APOSTROPHES.sub("", text.casefold()))
    return " ".join("".join(c if c.isalnum() or unicodedata.category(c)[0] == "M" else " " for c in bare).split())
