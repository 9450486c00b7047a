"""A text as a person would read it: entities and escapes resolved, compatibility forms folded, the invisible gone."""

import html
import re
import unicodedata
from urllib.parse import unquote

_ESCAPES = re.compile(r"\\(?:u\{([0-9a-fA-F]{1,6})\}|u([0-9a-fA-F]{4})|x([0-9a-fA-F]{2}))")
_PERCENT = re.compile(r"%[0-9a-fA-F]{2}")
_TAGS = {code: code - 0xE0000 for code in range(0xE0020, 0xE007F)}
_FRAMED = {first + at: ord("a") + at for first in (0x1F150, 0x1F170, 0x1F1E6) for at in range(26)}
_INVISIBLE = {code: None for first, last in ((0x180B, 0x180E), (0xFE00, 0xFE0F), (0xE0100, 0xE01EF), (0x115F, 0x1160))
              for code in range(first, last + 1)}  # fmt: skip
_TABLE = _TAGS | _FRAMED | _INVISIBLE | {0x3164: None, 0xFFA0: None, 0x2800: None, 0x034F: None}


def readable(text: str) -> str:
    """The text as it would be read, on as many lines; text in ASCII without escapes stays as it is."""
    for _ in range(2):
        text = html.unescape(text) if "&" in text else text
        text = unquote(text, errors="replace") if _PERCENT.search(text) else text
    if "\\" in text:
        text = _ESCAPES.sub(_character, text)
    if not text.isascii():
        text = unicodedata.normalize("NFKC", text.translate(_TABLE))
    return text if text.isprintable() else "".join(map(_shown, text))


def _character(found: re.Match[str]) -> str:
    code = int(found[1] or found[2] or found[3], 16)
    return chr(code) if code <= 0x10FFFF and not 0xD800 <= code <= 0xDFFF else found[0]


def _shown(char: str) -> str:
    """Nothing for what has no width; a space for other blanks; a line's end stays."""
    if char.isprintable() or char == "\n":
        return char
    return "" if unicodedata.category(char) in ("Cf", "Cc", "Co", "Cn") and char not in "\t\r\v\f" else " "
