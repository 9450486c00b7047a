"""Directives on format."""

import re
from dataclasses import replace

from rehearsal.directives.registry import directive
from rehearsal.draft import Draft, Layout


@directive(
    "format.bullets",
    r"\b(?:use|using|as|in|with|into|add|write)\s+(?:an?\s+)?(?:short\s+)?(?:bullet(?:s|ed|[- ]points?)?\b|list\b)",
    r"(?:^|[,;:]\s*)bullet(?:s|ed| points?| list)\b",
    cues="bullet|list",
    example="Use bullet points.",
    effect="One point a line, each after a dash.",
    about_length=True,
)
def bullets(draft: Draft, _match: "re.Match[str]") -> Draft:
    """A list with dashes."""
    return replace(draft, layout=Layout.BULLETS)


@directive(
    "format.numbered",
    r"\bnumbered\s+(?:list|points|steps)\b",
    r"\bnumber the (?:points|steps|items)\b",
    cues="number",
    example="Write a numbered list.",
    effect="One point a line, numbered.",
)
def numbered(draft: Draft, _match: "re.Match[str]") -> Draft:
    """A numbered list."""
    return replace(draft, layout=Layout.NUMBERED)


@directive(
    "format.one_paragraph",
    r"\b(?:in|as|use|write|just|only)\s+(?:one|a single)\s+(?:short\s+)?paragraph\b",
    cues="paragraph",
    example="Write one paragraph.",
    effect="No line breaks and no list.",
    about_length=True,
)
def one_paragraph(draft: Draft, _match: "re.Match[str]") -> Draft:
    """A single block of text."""
    return replace(draft, layout=Layout.ONE_PARAGRAPH)


@directive(
    "format.no_lists",
    r"\b(?:no|without|avoid|don't use|do not use|never use)\s+(?:any\s+)?"
    r"(?:bullets?(?:[ -]points?)?|(?:bulleted\s+)?lists?)\b",
    r"\b(?:plain|flowing|running)\s+(?:prose|text)\b",
    cues="bullet|list|prose|text",
    example="No lists.",
    effect="Running text.",
    negatable=False,
)
def no_lists(draft: Draft, _match: "re.Match[str]") -> Draft:
    """Paragraphs, unless one paragraph was asked for."""
    lists = draft.layout in (Layout.BULLETS, Layout.NUMBERED)
    return replace(draft, layout=Layout.PARAGRAPHS) if lists else draft


@directive(
    "format.headings",
    r"\b(?:use|add|with|include|put)\s+(?:an?\s+)?(?:short\s+|clear\s+)?(?:sub)?headings?\b",
    cues="heading",
    example="Use headings.",
    effect="A heading above the text.",
)
def headings(draft: Draft, _match: "re.Match[str]") -> Draft:
    """A heading."""
    return replace(draft, headings=True)


@directive(
    "format.no_headings",
    r"\b(?:no|without|avoid|don't use|do not use)\s+(?:any\s+)?(?:sub)?headings?\b",
    cues="heading",
    example="No headings.",
    effect="No heading.",
    negatable=False,
)
def no_headings(draft: Draft, _match: "re.Match[str]") -> Draft:
    """No heading."""
    return replace(draft, headings=False)


@directive(
    "format.emoji",
    r"\b(?:use|add|include|with)\s+(?:some\s+|a few\s+|an?\s+|plenty of\s+|lots of\s+)?emojis?\b",
    cues="emoji",
    example="Use emoji.",
    effect="An emoji at the opening and at the closing.",
)
def emoji(draft: Draft, _match: "re.Match[str]") -> Draft:
    """With emoji."""
    return replace(draft, emoji=True)


@directive(
    "format.no_emoji",
    r"\b(?:no|without|avoid|don't use|do not use|never use)\s+(?:any\s+)?emojis?\b",
    cues="emoji",
    example="No emoji.",
    effect="Takes every emoji away.",
    negatable=False,
)
def no_emoji(draft: Draft, _match: "re.Match[str]") -> Draft:
    """Without emoji."""
    return replace(draft, emoji=False)
