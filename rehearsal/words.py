"""Words, stems and sentences of English text."""

import re
from functools import lru_cache


def word_set(text: str) -> frozenset[str]:
    """The words of a text that are parted by spaces."""
    return frozenset(text.split())


STOP_WORDS = word_set(
    "a about all also an and any are as at be been being but by call can could did do does each every fetch for "
    "from get give given had has have he her here his how i if in into is it its json list may me might more most "
    "must my new no not of on one only or our out over per please return returns she should so some such than that "
    "the their them then there these they this those to tool tools two under up us use used user using was we were "
    "what when where which who will with without would you your yours"
)
MAX_WORD = 40
_WORD = re.compile(r"[^\W_]+")
_HUMP = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")
_BREAK = re.compile(r"(?<=[.!?])[\"'”’)\]]{0,2}\s+(?=[\"'“‘(\[]?[^\W_a-zß-ÿ])|\n\s*|(?<=[。！？])")
_ABBREVIATION = re.compile(r"(?:^|[\s(])(?:e\.g|i\.e|approx|ca|st|no|nr|dr|mr|mrs|ms|vs|etc|min|max|[A-Za-z])\.$", re.I)
_MARKER = re.compile(r"^(?:[-*•>]+\s+|#{1,6}\s+|\d{1,2}[.)]\s+)+")


def name_words(name: str) -> tuple[str, ...]:
    """The lower-case words of an identifier: `startDate`, `start_date` and `start-date` give `start`, `date`."""
    return tuple(word.lower() for word in _WORD.findall(_HUMP.sub(" ", name)))


def stem(word: str) -> str:
    """A crude English stem: plural, `-ing`, `-ed`, `-ly`, `-ier`, `-er` and a final `e` fall away."""
    return word if len(word) > MAX_WORD else _stem(word)


@lru_cache(maxsize=65536)
def _stem(word: str) -> str:
    for ending, rest in (
        ("ies", "y"),
        ("sses", "ss"),
        ("ing", ""),
        ("ed", ""),
        ("es", "e"),
        ("ly", ""),
        ("ier", "y"),
        ("er", ""),
        ("s", ""),
    ):
        if word.endswith(ending) and len(word) - len(ending) >= 3 and not word.endswith("ss"):
            word = word[: -len(ending)] + rest
            break
    return word[:-1] if word.endswith("e") and len(word) > 3 else word


def stems(text: str) -> list[str]:
    """The stems of a text in order, stop words left out."""
    return [stem(word) for word in name_words(text) if word not in STOP_WORDS]


def singular(word: str) -> str:
    """The singular of an English noun, by rule."""
    return word if len(word) > MAX_WORD else _singular(word)


@lru_cache(maxsize=8192)
def _singular(word: str) -> str:
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith(("sses", "shes", "ches", "xes")):
        return word[:-2]
    return word[:-1] if word.endswith("s") and not word.endswith(("ss", "us", "is")) and len(word) > 2 else word


def sentences(text: str) -> list[str]:
    """Cuts a text into sentences; line ends separate, list markers fall away, common abbreviations do not end one."""
    found: list[str] = []
    start = 0
    for gap in _BREAK.finditer(text):
        before = text[max(start, gap.start() - 8) : gap.start()]
        if "\n" not in gap[0] and (_ABBREVIATION.search(before) or before.rstrip(".").isdigit()):
            continue
        found.append(text[start : gap.end()])
        start = gap.end()
    found.append(text[start:])
    return [piece for piece in (_MARKER.sub("", part.strip()) for part in found) if piece]


def as_sentence(text: str) -> str:
    """The text on one line, its first letter a capital, closed by a full stop when nothing closes it."""
    line = " ".join(text.split())
    if not line:
        return ""
    line = line[0].upper() + line[1:]
    return line if line[-1] in ".!?…。！？:" or line[-2:] in ('."', ".)", '!"', '?"') else line + "."


def shorten(text: str, limit: int) -> str:
    """The text cut to at most `limit` characters: after a sentence, else a clause, else a word."""
    if len(text) <= limit:
        return text
    head = text[:limit]
    whole = max(head.rfind(mark) for mark in (". ", "! ", "? "))
    if whole >= limit // 3:
        return head[: whole + 1]
    for marks in ((": ", "; ", " - ", " – ", " — ", ", "), (" ",)):
        cut = max(head.rfind(mark) for mark in marks)
        if cut >= limit // 3:
            return head[:cut].rstrip(" ,;:-–—")
    return head.rstrip()
