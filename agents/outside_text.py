"""Text from outside as plain words: no markup, no invisible characters, no more than is wanted."""

import html
import re
import unicodedata

LONGEST_READ = 20_000
"""Characters that are looked at, so that a huge text costs little."""
PASSES = 4
"""Markup may be wrapped in markup or entities; what is left after these passes stays, as text."""
_HIDDEN = re.compile(r"<!--.*?(?:-->|\Z)|<(script|style)\b.*?(?:</\1\s*>|\Z)", re.I | re.S)
_TAG = re.compile(r"</?[a-z!?][^<>]*(?:>|\Z)", re.I)
_LINK = re.compile(r"!?\[([^\[\]]*)\]\([^()]*\)")
_MARKS = re.compile(r"`+|\*{2,}|_{2,}|~{2,}|\||^\s{0,3}(?:#{1,6}|>|[-*+])\s+", re.M)


def plain(text: str, limit: int) -> str:
    """One line of at most `limit` characters. HTML, Markdown's marks and control characters fall away, words stay."""
    text = unicodedata.normalize("NFC", text[:LONGEST_READ])
    for _ in range(PASSES):
        before = text
        text = html.unescape("".join(map(_visible, text)))
        text = _MARKS.sub(" ", _LINK.sub(r"\1", _TAG.sub(" ", _HIDDEN.sub(" ", text))))
        if text == before:
            break
    return shorten(" ".join("".join(map(_visible, text)).split()), limit)


def shorten(text: str, limit: int) -> str:
    """The text, cut after a word and marked when it is longer than `limit` characters."""
    if len(text) <= limit:
        return text
    head = text[: limit - 1]
    return (head.rpartition(" ")[0] or head).rstrip(" ,;:.-–—") + "…"


def _visible(char: str) -> str:
    """Control characters part words; those that nobody sees (zero width, direction, tags) fall away."""
    kind = unicodedata.category(char)
    if kind == "Cf":
        return ""
    return " " if kind[0] in "CZ" and char != "\n" else char
