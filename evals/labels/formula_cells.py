"""Cells that a spreadsheet would run as a formula, made text and back again without loss.

A text that begins with `=`, `+`, `-`, `@`, a tabulator or a line end (or full-width forms), spaces and apostrophes
before it or not, gets an apostrophe in front; a text that begins so behind an apostrophe loses one. All others stay as
they are. The signs are those of OWASP's page on CSV injection.
"""

import re

_SIGNS = "=+\\-@\\t\\r\\n\uff1d\uff0b\uff0d\uff20"
_RISKY = re.compile(rf"'*\s*[{_SIGNS}]")
_ESCAPED = re.compile(rf"'+\s*[{_SIGNS}]")


def neutralised(text: str) -> str:
    """The text as a cell that is never run."""
    return f"'{text}" if _RISKY.match(text) else text


def restored(cell: str) -> str:
    """The text that such a cell stands for; a formula that a spreadsheet has stripped of its apostrophe, too."""
    return cell[1:] if _ESCAPED.match(cell) else cell
