"""Directives on the first and last words, and on how the reader is addressed."""

import re
from dataclasses import replace

from rehearsal.directives.registry import directive
from rehearsal.draft import Draft

_WITH = r"(?:\s+(?:it|(?:the|your|every|each) \w+))?\s+(?:with|by saying)\s+(?:the (?:words?|phrase|sentence|line)\s+)?"
_QUOTED = r"(?:[\"“](?P<double>[^\"”\n]{1,200})[\"”]|'(?P<single>[^\n]{1,200}?)'(?!\w))"


def _words(match: "re.Match[str]") -> str:
    return (match["double"] or match["single"]).strip()


@directive(
    "framing.start",
    rf"\b(?:start|begin|open){_WITH}{_QUOTED}",
    cues="start|begin|open",
    example='Start with "Good news".',
    effect="These words come first, in place of the opening of the tone.",
)
def start(draft: Draft, match: "re.Match[str]") -> Draft:
    """First words."""
    return replace(draft, start=_words(match))


@directive(
    "framing.end",
    rf"\b(?:end|close|finish|sign off|conclude){_WITH}{_QUOTED}",
    cues="end|close|finish|sign|conclude",
    example='End with "See you soon".',
    effect="These words come last, in place of the closing of the tone.",
)
def end(draft: Draft, match: "re.Match[str]") -> Draft:
    """Last words."""
    return replace(draft, end=_words(match))


@directive(
    "framing.reader",
    r"\b(?:address|call)\s+(?:the \w+|them|him|her|me|users|customers|readers|guests)\s+(?:as\s+)?"
    r"(?:[\"'“](?P<quoted>[^\"'”\n]{1,60})[\"'”]|(?P<name>\w[\w-]{0,30}(?:\s+[A-Z][\w-]{0,30})?))",
    cues="address|call",
    example='Address the reader as "Captain".',
    effect="A greeting with that name.",
)
def reader(draft: Draft, match: "re.Match[str]") -> Draft:
    """How the reader is addressed."""
    return replace(draft, reader=(match["quoted"] or match["name"]).strip())
