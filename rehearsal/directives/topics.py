"""Directives on what must and what must not occur."""

import re
from dataclasses import replace

from rehearsal.directives.registry import directive
from rehearsal.draft import Draft

_START = r"(?:^|[,;:]\s*|\b(?:and|then|also|please|always|must|should|to|be sure to)\s+)"
_NOT = r"(?!(?:all|every|each|any|only|both|no|nothing|what|which|when|where|why|how|who|whether|if)\b)"
_TOPIC = rf"[\"'“]?(?P<topic>{_NOT}[^.,;!?\n\"”]{{2,80}}?)[\"'”]?\s*(?=$|[.,;!?\n])"
_ARTICLE = re.compile(r"^(?:an?|the|any|our|your|anything about)\s+", re.I)


@directive(
    "content.mention",
    rf"{_START}(?:mention|remind (?:them|the reader|the \w+) (?:of|about|to))\s+(?:that\s+)?{_TOPIC}",
    rf"{_START}include\s+(?=(?:an?|our|the word|the phrase|\")\b|\"){_TOPIC}",
    cues="mention|remind|include",
    example="Mention travel insurance.",
    effect="Keeps a sentence of the material that says it, else adds one; no length limit cuts it.",
    about_length=True,
)
def mention(draft: Draft, match: "re.Match[str]") -> Draft:
    """One more topic that must occur."""
    topic = re.sub(r"^the (?:word|phrase)s? [\"'“]?", "", match["topic"].strip(), flags=re.I)
    banned = tuple(old for old in draft.banned if old.lower() != _ARTICLE.sub("", topic).lower())
    return replace(draft, mentions=(*draft.mentions, topic), banned=banned)


@directive(
    "content.never_mention",
    r"\b(?:never|do not|don't|must not|should not|avoid)\s+"
    r"(?:mention(?:ing)?|talk(?:ing)? about|refer(?:ring)? to|bring(?:ing)? up)\s+"
    r"(?P<topics>[^.;!?\n]{2,160})",
    r"\bnever offer\s+(?P<topics>[^.;!?\n]{2,160})",
    cues="mention|talk|refer|bring|offer",
    example="Never mention prices.",
    effect="Drops every sentence with one of these words.",
    negatable=False,
)
def never_mention(draft: Draft, match: "re.Match[str]") -> Draft:
    """Topics whose sentences fall away."""
    parts = re.split(r",\s*(?:or\s+|and\s+|nor\s+)?|\s+(?:or|and|nor)\s+", match["topics"])
    topics = tuple(topic for part in parts if (topic := _ARTICLE.sub("", part.strip(" \"'“”"))))
    lowered = {topic.lower() for topic in topics}
    mentions = tuple(old for old in draft.mentions if _ARTICLE.sub("", old).lower() not in lowered)
    return replace(draft, banned=(*draft.banned, *topics), mentions=mentions)
