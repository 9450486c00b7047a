"""Directives on length."""

import re
from dataclasses import replace

from rehearsal.directives.registry import directive
from rehearsal.draft import Draft, Length

_WORDS = ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"]
_N = rf"(?P<n>\d[\d,]{{0,8}}|{'|'.join(_WORDS)}|an?|a single)"
_STRICT = r"under|below|less than|fewer than|shorter than|<"
_UPPER = (
    r"at most|no more than|not more than|no longer than|up to|max(?:imum)?(?: of)?|within|"
    r"(?:not |never )?exceed(?:ing|s)?|limit(?:ed)? (?:it )?to|about|around|roughly|in|≤|<=|"
    r"(?:keep|limit|restrict|cut)\s+(?:\w+\s+){1,3}to|\d{1,4}\s*(?:-|–|to)"
)
_LEAD = rf"(?<![A-Za-z])(?:(?P<strict>{_STRICT})|{_UPPER})"


def _limit(unit: str) -> tuple[str, str]:
    return (
        rf"{_LEAD}\s*(?<![a-z]){_N}[\s-]+(?:short\s+|brief\s+)?{unit}\b",
        rf"\b{_N}\s+{unit}\s+(?:or (?:fewer|less)|max(?:imum)?|at most|tops)\b",
    )


def _number(match: "re.Match[str]") -> int:
    text = match["n"].lower().replace(",", "")
    number = int(text) if text.isdigit() else _WORDS.index(text) + 1 if text in _WORDS else 1
    strict = match.re.groupindex.get("strict") and match["strict"]
    return max(1, number - 1 if strict else number)


def _strictest(limit: int | None, match: "re.Match[str]") -> int:
    """Of several limits all hold: a text within the smallest is within the others."""
    number = _number(match)
    return number if limit is None else min(limit, number)


@directive(
    "length.characters",
    *_limit(r"(?:characters?|chars)"),
    cues="char",
    example="Keep it under 500 characters.",
    effect="Cuts at a sentence end below the number; an offer or a required sentence stays.",
    about_length=True,
    negatable=False,
)
def characters(draft: Draft, match: "re.Match[str]") -> Draft:
    """At most so many characters."""
    return replace(draft, limits=replace(draft.limits, characters=_strictest(draft.limits.characters, match)))


@directive(
    "length.words",
    *_limit(r"words?"),
    cues="word",
    example="Use no more than 80 words.",
    effect="The same, counted in words.",
    about_length=True,
    negatable=False,
)
def words(draft: Draft, match: "re.Match[str]") -> Draft:
    """At most so many words."""
    return replace(draft, limits=replace(draft.limits, words=_strictest(draft.limits.words, match)))


@directive(
    "length.sentences",
    *_limit(r"sentences?"),
    r"^(?P<n>one|a single) sentence\b",
    cues="sentence",
    example="Answer in two sentences.",
    effect="At most so many sentences, openings and closings included.",
    about_length=True,
    negatable=False,
)
def sentences(draft: Draft, match: "re.Match[str]") -> Draft:
    """At most so many sentences."""
    return replace(draft, limits=replace(draft.limits, sentences=_strictest(draft.limits.sentences, match)))


@directive(
    "length.paragraphs",
    *_limit(r"paragraphs?"),
    cues="paragraph",
    example="At most two paragraphs.",
    effect="At most so many paragraphs.",
    about_length=True,
    negatable=False,
)
def paragraphs(draft: Draft, match: "re.Match[str]") -> Draft:
    """At most so many paragraphs."""
    return replace(draft, limits=replace(draft.limits, paragraphs=_strictest(draft.limits.paragraphs, match)))


@directive(
    "length.short",
    r"\b(?:keep|make) (?:it|this|them|things|the \w+|your \w+) (?:very |really )?(?:short|brief|concise)\b",
    r"\b(?:be|stay) (?:\w+ and )?(?:very |more )?(?:brief|concise|short)\b",
    r"\b(?:short|brief|concise) and \w+\b",
    cues="short|brief|concise",
    example="Keep it short.",
    effect="Two points only.",
    about_length=True,
)
def short(draft: Draft, _match: "re.Match[str]") -> Draft:
    """Two points only."""
    return replace(draft, length=Length.SHORT)


@directive(
    "length.full",
    r"\bin (?:full |great |more )?detail\b",
    r"\b(?:be|make it|a) (?:very |more )?(?:detailed|thorough|comprehensive)\b",
    cues="detail|thorough|comprehensive",
    example="Answer in detail.",
    effect="Adds the less important points.",
    about_length=True,
)
def full(draft: Draft, _match: "re.Match[str]") -> Draft:
    """Everything there is."""
    return replace(draft, length=Length.FULL)
