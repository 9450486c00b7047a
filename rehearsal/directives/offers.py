"""Directives that offer the reader something."""

import re
from dataclasses import replace

from rehearsal.directives.registry import directive
from rehearsal.draft import Draft, Offer

_START = r"(?:^|[,;:]\s*|\b(?:and|then|also|please|always|must|should|to|can|finally)\s+)"
_WHOM = (
    r"(?:(?:them|people|\w+s|the \w+|every \w+|each \w+)\s+"
    r"(?=an?\b|the\b|our\b|some\b|\d))?"
)
_PRICE = (
    r"(?:\s+(?:in exchange for|in return for|against|if they (?:share|give|leave)|"
    r"for(?=\s+(?:an?|their|your|the|his|her)\b))"
    r"\s+(?P<price>[^.,;!?\n]{1,80}))?"
)


@directive(
    "content.offer",
    rf"{_START}offer\s+{_WHOM}(?P<what>[^.,;!?\n]{{1,80}}?){_PRICE}(?=\s*(?:$|[.,;!?\n]))",
    cues="offer",
    example="Always offer a discount for an email address.",
    effect="Adds a sentence with the offer, and what is asked for it; no length limit cuts it.",
)
def offer(draft: Draft, match: "re.Match[str]") -> Draft:
    """One more offer; the same thing is offered once."""
    what = match["what"].strip()
    price = match["price"]
    if price is not None:
        price = re.sub(r"^(?:an?|their|his|her|the)\s+", "your ", price.strip(), flags=re.I)
    others = tuple(old for old in draft.offers if old.what.lower() != what.lower())
    banned = tuple(topic for topic in draft.banned if topic.lower() not in what.lower())
    return replace(draft, offers=(*others, Offer(what, price)), banned=banned)
