"""Runs of code in a text, and what they say: base64, base32, hexadecimal, binary, character codes, Morse."""

import base64
import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

MOST_BLOBS = 4
"""Runs of each code that are read in a text."""
SHORTEST = 8
"""Letters that a hidden order needs at the least."""

_MORSE = {
    ".-": "a", "-...": "b", "-.-.": "c", "-..": "d", ".": "e", "..-.": "f", "--.": "g", "....": "h", "..": "i",
    ".---": "j", "-.-": "k", ".-..": "l", "--": "m", "-.": "n", "---": "o", ".--.": "p", "--.-": "q", ".-.": "r",
    "...": "s", "-": "t", "..-": "u", "...-": "v", ".--": "w", "-..-": "x", "-.--": "y", "--..": "z",
}  # fmt: skip


def blobs(text: str) -> Iterator[str]:
    """Every text that comes out of a run of code."""
    for code in _CODES:
        for _, found in zip(range(MOST_BLOBS), code.run.finditer(text), strict=False):
            try:
                said = code.read(found[0])
            except ValueError:
                continue
            if len(said) >= SHORTEST:
                yield said


def _text(raw: bytes) -> str:
    said = raw.decode("utf-8")
    if sum(char.isprintable() or char.isspace() for char in said) < 0.9 * len(said):
        raise ValueError("these bytes are no text")
    return said


def _from_base64(run: str) -> str:
    bare = run.rstrip("=").replace("-", "+").replace("_", "/")
    return _text(base64.b64decode(bare[: len(bare) - (len(bare) % 4 == 1)] + "=" * (-len(bare) % 4)))


def _from_base32(run: str) -> str:
    bare = run.rstrip("=")
    return _text(base64.b32decode(bare + "=" * (-len(bare) % 8)))


def _from_hex(run: str) -> str:
    return _text(bytes.fromhex("".join(re.findall(r"[0-9a-fA-F]{2}", run.replace("0x", "")))))


def _from_binary(run: str) -> str:
    groups = re.findall("[01]{7,8}", run) if " " in run else re.findall("[01]{8}", run)
    return _text(bytes(int(group, 2) for group in groups))


def _from_numbers(run: str) -> str:
    return _text(bytes(int(number) for number in re.findall(r"\d+", run)))


def _from_morse(run: str) -> str:
    signs = run.translate(str.maketrans("–—·•|", "--../")).replace("/", " / ").replace("   ", " / ")
    return "".join(_MORSE.get(letter, " ") for letter in signs.split())


class _Code(NamedTuple):
    run: re.Pattern[str]
    read: Callable[[str], str]


_CODES = (
    _Code(re.compile(r"[A-Za-z0-9+/_-]{12,}={0,2}"), _from_base64),
    _Code(re.compile(r"\b[A-Z2-7]{16,}={0,6}"), _from_base32),
    _Code(re.compile(r"(?<![0-9a-zA-Z])(?:0x)?[0-9a-fA-F]{2}(?:[\s:,-]{0,2}(?:0x)?[0-9a-fA-F]{2}){7,}"), _from_hex),
    _Code(re.compile(r"[01]{7,8}(?:[\s,]{1,2}[01]{7,8}){7,}|[01]{64,}"), _from_binary),
    _Code(re.compile(r"\d{2,3}(?:[\s,;]{1,2}\d{2,3}){9,}"), _from_numbers),
    _Code(re.compile(r"[.\-–—·•/| ]{20,}"), _from_morse),
)
