"""The parts of a message, and how they become a text."""

import re
from collections.abc import Iterable, Sequence
from random import Random
from typing import NamedTuple

from synthetic.persona import Habit
from synthetic.wording.habits.registry import with_habits

_BLANKS = re.compile(r"[ \t]{2,}")
_BEFORE_MARK = re.compile(r"\s+([,;?!](?:\s|$))")
_APART = re.compile(r" +(?='(?:d|m|re|ve|ll|s)\b)")
_AN = re.compile(r"\b([Aa]) (?=8|11-|18-|eight|eleven|itinerary|easy|ordinary)")
_ENDS = (".", "!", "?", "…", ":", ";", ")", "-", "*", "=", '"', "'")


class Part(NamedTuple):
    """A sentence or a list. `own_line`: set apart by line ends; `verbatim`: no habit changes it."""

    text: str
    own_line: bool = False
    verbatim: bool = False


def finished(text: str) -> str:
    """A capital at the beginning and a full stop at the end, one blank between words; lists stay as they are."""
    text = _APART.sub("", _BEFORE_MARK.sub(r"\1", _BLANKS.sub(" ", text.strip(" ,"))))
    text = _AN.sub(r"\1n ", text)
    if "\n" in text:
        return text
    return text[:1].upper() + text[1:] + ("" if text.endswith(_ENDS) else ".")


def written(parts: Iterable[Part], habits: Sequence[Habit], rng: Random) -> list[Part]:
    """The parts as somebody with these habits writes them; empty ones are gone."""

    def said(text: str) -> str:
        begun = with_habits(text, habits, rng, early=True)
        return with_habits(finished(begun), habits, rng)

    done = [part if part.verbatim else part._replace(text=said(part.text)) for part in parts]
    return [part for part in done if any(map(str.isalnum, part.text))]


def put_together(parts: Sequence[Part]) -> str:
    """One text."""
    text = ""
    for before, part in zip((None, *parts), parts, strict=False):
        apart = before is not None and (before.own_line or part.own_line or "\n" in part.text or "\n" in before.text)
        text += ("\n" if apart else " " if before else "") + part.text.strip()
    return text


def at_most(parts: Sequence[Part], characters: int) -> list[Part]:
    """The parts from the first on, as many as fit into so many characters."""
    kept: list[Part] = []
    for part in parts:
        if len(put_together([*kept, part])) <= characters:
            kept.append(part)
    return kept
