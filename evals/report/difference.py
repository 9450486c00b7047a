"""The words in which two messages differ."""

import re
from difflib import SequenceMatcher

from evals.report.shapes import Piece

WORD = re.compile(r"\s+|\w+(?:[.,'’:/-]\w+)*|[^\w\s]")
"""A space, a word with what is inside it, or a sign."""


def pieces(left: str, right: str) -> tuple[Piece, ...]:
    """Both messages in pieces: `both` and `left` joined are the left one, `both` and `right` the right one."""
    a, b = WORD.findall(left), WORD.findall(right)
    found: list[Piece] = []
    for kind, start, end, begin, stop in SequenceMatcher(None, a, b, autojunk=False).get_opcodes():
        if kind == "equal":
            found.append(Piece(side="both", text="".join(a[start:end])))
            continue
        if end > start:
            found.append(Piece(side="left", text="".join(a[start:end])))
        if stop > begin:
            found.append(Piece(side="right", text="".join(b[begin:stop])))
    return tuple(found)
