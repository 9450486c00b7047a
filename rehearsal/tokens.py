"""The approximate token count."""

import re

_TOKEN = re.compile(r"\s?\w{1,5}|\s?[^\w\s]|\s")


def split(text: str) -> list[str]:
    """Cuts a text into tokens; joined, they are the text again.

    A token is up to five letters or digits, or one other sign, with the space before it.
    """
    return _TOKEN.findall(text)


def count(text: str) -> int:
    """The number of tokens of a text."""
    return len(split(text))
