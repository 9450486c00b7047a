"""Tagged blocks (`<answer>…</answer>`) and fenced blocks of a message."""

import re
from typing import NamedTuple

from rehearsal.words import name_words

MAX_BLOCKS = 200
MAX_LEVELS = 4
_OPENING = re.compile(r"<([A-Za-z][\w.-]{0,40})((?:\s[^<>]{0,200})?)>")
_ATTRIBUTE = re.compile(r"\w+\s*=\s*[\"']([^\"']{0,80})[\"']")
_FENCE = re.compile(r"^(`{3,}|~{3,})[^\n]*\n", re.MULTILINE)


class Block(NamedTuple):
    """A tagged block.

    Attributes:
        name: the words of its tag, parted by spaces.
        attributes: the values of its attributes.
        body: what stands in it.
        start: where the opening tag begins.
        end: after the closing tag.
    """

    name: str
    attributes: tuple[str, ...]
    body: str
    start: int
    end: int


def blocks(text: str) -> list[Block]:
    """The outermost tagged blocks in order; of the openings at most 200 are looked at."""
    found: list[Block] = []
    at = 0
    for _ in range(MAX_BLOCKS):
        opening = _OPENING.search(text, at)
        if opening is None:
            break
        closing = f"</{opening[1]}>"
        end = text.find(closing, opening.end())
        at = opening.end()
        if end >= 0:
            at = end + len(closing)
            name = " ".join(name_words(opening[1]))
            attributes = tuple(_ATTRIBUTE.findall(opening[2]))
            found.append(Block(name, attributes, text[opening.end() : end].strip(), opening.start(), at))
    return found


def without(text: str, cut: list[Block]) -> str:
    """The text with these blocks taken out."""
    kept: list[str] = []
    at = 0
    for block in cut:
        kept.append(text[at : block.start])
        at = block.end
    return "\n".join([*kept, text[at:]])


def last_fence(text: str) -> Block | None:
    """The last fenced block that is closed."""
    marks = list(_FENCE.finditer(text + "\n"))
    if len(marks) < 2:
        return None
    start, end = marks[len(marks) // 2 * 2 - 2 : len(marks) // 2 * 2]
    return Block("", (), text[start.end() : end.start()].strip(), start.start(), min(end.end(), len(text)))
