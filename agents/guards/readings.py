"""Other ways to read a whole text: backwards, shifted, upside down, digits as letters, letters or words put right."""

import codecs
import re
from collections.abc import Callable, Iterator

_SPACED = re.compile(r"(?<![^\W_])[^\W_](?:[ \t._*|·-]{1,3}[^\W_](?![^\W_])){5,}")
_SIGNS = re.compile(r"[\w@$!|+€]+")
_GLUED = re.compile(r"[^\W\d_]{14,}")
_LEET = tuple(str.maketrans("013456789@$!|+€", f"o{one}easgtbgasi{one}te") for one in "il")
_FLIPPED = str.maketrans("ɐqɔpǝɟƃɓɥᴉıɾʞʃןɯudbɹʇnʌʍʎ∀ƎℲ⅁˥Ԁ∩", "abcdefgghiijkllmnpqrtuvwyaefglpu")


def other_readings(text: str, known: Callable[[str], int]) -> Iterator[str]:
    """Each reading that the text gives cause for; no longer than the text, but for blanks.

    Args:
        text: as a person reads it.
        known: how many characters at the beginning of a text are a word that attacks are made of; 0 for none.
    """
    if any(char.isascii() and char.isalpha() for char in text):
        yield codecs.encode(text, "rot13")
        yield text[::-1]
        yield " ".join(word[::-1] for word in text.split())
    if any(ord(char) in _FLIPPED for char in text if not char.isascii()):
        yield text.translate(_FLIPPED)[::-1]
    if any(_is_mixed(found[0]) for found in _SIGNS.finditer(text)):
        for letters in _LEET:
            yield _SIGNS.sub(lambda found, to=letters: _letters(found[0], to), text)
    if _SPACED.search(text) or _GLUED.search(text):
        joined = _SPACED.sub(_joined, text)
        yield joined
        yield _GLUED.sub(lambda found: _cut(found[0].lower(), known), joined)


def _is_mixed(word: str) -> bool:
    """Letters with digits or signs among them: `pr0mpt`, `$y$tem`."""
    return not word.isalpha() and any(char.isalpha() for char in word)


def _letters(word: str, table: dict[int, int]) -> str:
    return word.translate(table) if _is_mixed(word) else word


def _joined(found: re.Match[str]) -> str:
    """`I g n o r e   a l l` → `Ignore all`: two blanks, or a blank where other signs part the letters, part words."""
    text = found[0]
    if "  " in text:
        parts = text.split("  ")
    elif " " in text and re.search(r"[._*|·-]", text):
        parts = text.split()
    else:
        parts = [text]
    return " ".join(re.sub(r"[\W_]", "", part) for part in parts)


def _cut(word: str, known: Callable[[str], int]) -> str:
    """`ignoreallpreviousinstructions` → `ignore all previous instructions`, as far as the words are known."""
    parts, at = [""], 0
    while at < len(word):
        length = known(word[at:])
        if length:
            parts += [word[at : at + length], ""]
        else:
            parts[-1] += word[at]
        at += max(1, length)
    return " ".join(part for part in parts if part)
