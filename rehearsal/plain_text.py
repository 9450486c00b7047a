"""Values that stand in plain words: names, quoted phrases, numbers, dates."""

import re
from dataclasses import dataclass, field

from pydantic import JsonValue

from rehearsal.names import is_prose
from rehearsal.words import STOP_WORDS, name_words, singular, stem, word_set

_QUOTED = re.compile(r"[\"“]([^\"”\n]{1,120})[\"”]")
_NAME = re.compile(r"(?<![.!?]\s)(?<!^)\b[^\W\d_a-z][\w'-]*(?:[ ][^\W\d_a-z][\w'-]*){0,3}")
_SUBJECT = re.compile(r"^([A-Z][\w'-]*(?:[ ][A-Z][\w'-]*){0,3})\s+(?:is|was|has|and|lives|works)\b")
_NUMBER = re.compile(r"(?<![\w.-])-?\d{1,15}(?:[.,]\d{1,15})?(?![\w-])")
_DATE = re.compile(r"\b\d{4}-\d{2}-\d{2}\b")
_QUESTION = word_set("query question search q text prompt request message")
MAX_CHARACTERS = 20_000


@dataclass
class PlainText:
    """Hands out the values of a text, each once.

    Attributes:
        text: the user's words; the first 20,000 characters are read.
        alone: whether no message holds JSON; only then are names and loose numbers taken for values.
    """

    text: str
    alone: bool
    _used: set[str] = field(default_factory=set[str])

    def __post_init__(self) -> None:
        """Cuts the text."""
        self.text = self.text[:MAX_CHARACTERS]

    def text_value(self, name: str, form: JsonValue) -> str | None:
        """A value for a text property: a date, the user's question, else a quoted phrase or a name in capitals."""
        if form in ("date", "date-time"):
            return self._next(_DATE.findall(self.text))
        if name in _QUESTION or (is_prose(name) and self.alone):
            return self.text or None
        return self._phrase() if self.alone else None

    def number(self, name: str) -> float | None:
        """The number beside the name (`2 adults`, `adults: 2`), of several the last one said; else the next number."""
        words = name_words(name)
        text = _DATE.sub(" ", self.text)
        word = re.escape(stem(singular(words[-1]))) if words else r"\Z"
        beside: list[tuple[str, str]] = re.findall(
            rf"(-?\d{{1,15}}(?:\.\d{{1,15}})?)\s{{1,3}}{word}|\b{word}\w{{0,20}}\W{{1,3}}(-?\d{{1,15}}(?:\.\d{{1,15}})?)",
            text,
            re.I,
        )
        if beside:
            return float(beside[-1][0] or beside[-1][1])
        taken = self._next(_NUMBER.findall(text)) if self.alone else None
        return None if taken is None else float(taken.replace(",", ""))

    def _phrase(self) -> str | None:
        names: list[str] = [name for name in _SUBJECT.findall(self.text) + _NAME.findall(self.text)]
        return self._next(_QUOTED.findall(self.text) + [name for name in names if name.lower() not in STOP_WORDS])

    def _next(self, options: list[str]) -> str | None:
        chosen = next((option for option in options if option not in self._used), None)
        if chosen is not None:
            self._used.add(chosen)
        return chosen
