"""Exchanging whole words of a text."""

import re
from collections.abc import Mapping
from random import Random


def exchanged(text: str, words: Mapping[str, str], chance: float, rng: Random) -> str:
    """Some of the words, in any case, for others; a capital stays one, and what is left out takes its blank with it."""
    pattern = re.compile(rf"(?<![\w'-])({'|'.join(map(re.escape, words))})(?![\w'-])( ?)", re.IGNORECASE)

    def exchange(found: re.Match[str]) -> str:
        if rng.random() >= chance:
            return found[0]
        new = words[found[1].lower()]
        if not new:
            return ""
        return (new[0].upper() + new[1:] if found[1][0].isupper() and found[1] != "I" else new) + found[2]

    return pattern.sub(exchange, text)
