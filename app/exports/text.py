"""Text of models and users, brought to plain lines before it goes into a file."""

import unicodedata


def one_line(text: str) -> str:
    """The text on one line: no line breaks, no control characters, single spaces."""
    return " ".join(_printable(text).split())


def lines(text: str) -> list[str]:
    """The lines of a text, each as `one_line`; blank lines at the ends are left out, others kept as empty strings."""
    found = [one_line(line) for line in text.strip().splitlines()]
    return found if any(found) else []


def _printable(text: str) -> str:
    """No control characters but white space, and no half of a surrogate pair."""
    return "".join(char for char in text if char.isspace() or unicodedata.category(char) not in ("Cc", "Cs"))
