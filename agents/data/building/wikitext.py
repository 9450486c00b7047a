"""Wiki markup made plain, and of a plain text what lasts: what other people wrote is shown without links or prices."""

import html
import re

LONGEST = 240
SHORTEST = 20

_CONVERT = re.compile(r"\{\{convert\|([\d.,]+)\|(\w+)[^{}]*\}\}")
_TEMPLATE = re.compile(r"\{\{[^{}]*(?:\}\}|$)")
_PAGE = re.compile(r"\[\[(?:[^\]|]*\|)?([^\]]*)(?:\]\]|$)")
_LINK = re.compile(r"\[\w+://\S*\s*([^\]]*)(?:\]|$)")
_PICTURE = re.compile(r"\bthumb\|.*")
_TAG = re.compile(r"<[^>]*(?:>|$)")
_ADDRESS = re.compile(r"\S*(?:://|www\.|@)\S+")
_QUOTES = re.compile("'{2,}")
_SENTENCE = re.compile(r"(?<=[.!?])(?<!\bSt\.)(?<!\bSts\.)(?<!\bNo\.)(?<!\bDr\.)\s+(?=[^a-z\s])(?:[-–+*]\s+)?")
_PASSING = re.compile(
    r"""[€£$₺₽₴₾₼]
    | \b(?:euros?|eur|usd|gbp|chf|huf|ft|lei|ron|lek|azn|manat|gel|uah|rub|tl|try|zł|pln|kč|czk|kn|rsd|mkd|nok|sek|dkk
        |bgn)(?:\b|\d)
    | \b(?:francs?|lira|hryvnia|rubles?|roubles?|kuna|denars?|cheap\w*|expensive|pricey|overpriced|prices?|priced|costs?
        |fees?|admission|free\sentry|free\sof\scharge)\b
    | \d[:.]\d\d\b | \b\d{1,2}\s?(?:am|pm|a\.m|p\.m)\b | \bopening\s(?:hours|times)\b | \bclosed\b
    | \b(?:open|opens|closes)\s(?:at|from|until|till|daily|every|on|only|all|24|most|during|mon|tue|wed|thu|fri|sat|sun)
    | \+?\d[\d\ ()/-]{7,}""",
    re.IGNORECASE | re.VERBOSE,
)
"""A price, an hour or a telephone number: what of a text may no longer hold."""


def plain(text: str) -> str:
    """The words of a wiki text: no markup, no addresses, no control characters, single blanks."""
    text = _CONVERT.sub(r"\1 \2", html.unescape(text))
    for pattern in (_TEMPLATE, _PICTURE, _TAG):
        text = pattern.sub(" ", text)
    for pattern, kept in ((_PAGE, r"\1"), (_LINK, r"\1"), (_ADDRESS, ""), (_QUOTES, "")):
        text = pattern.sub(kept, text)
    text = "".join(c if c.isprintable() else " " for c in text)
    return re.sub(r"\s+([.,;:)])", r"\1", " ".join(text.split())).strip(" -–—+*:,;")


def sentences(text: str) -> list[str]:
    """The sentences of a text; `St. Mary` does not end one."""
    return _SENTENCE.split(" ".join(text.split()))


def durable(text: str) -> str:
    """The first sentences of a plain text, up to one that names a price, an hour or a telephone number.

    At most `LONGEST` characters; empty when they say too little.
    """
    kept = ""
    for sentence in sentences(text):
        longer = f"{kept} {sentence}".strip()
        if _PASSING.search(sentence):
            break
        if len(longer) > LONGEST:
            kept = kept or longer[: longer.rfind(" ", 0, LONGEST)].rstrip(" ,;:-") + " …"
            break
        kept = longer
    return kept if len(kept) >= SHORTEST else ""
