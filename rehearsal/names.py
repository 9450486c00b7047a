"""How well the name of a property matches a key."""

from enum import IntEnum
from functools import lru_cache

from rehearsal.words import name_words, singular, word_set


class Fit(IntEnum):
    """The quality of a match, best last."""

    NONE = 0
    SYNONYM = 1
    AFFIX = 2
    FOLDED = 3
    EXACT = 4


SYNONYMS: tuple[frozenset[str], ...] = tuple(
    frozenset(group.split())
    for group in (
        "summary text description note notes why reason comment explanation detail details rationale",
        "name title headline label heading",
        "id key code slug identifier",
        "start begin from since",
        "end finish until to",
        "price cost amount total",
        "quantity count number",
        "category kind type topic theme",
        "place location area",
        "tip tips advice suggestions recommendations hints",
        "source evidence reference",
    )
)
PROSE = word_set(
    "summary text description note notes why reason comment explanation detail details rationale message reply answer "
    "response content body overview introduction intro conclusion recommendation feedback story"
)
MAX_NAME = 100
TITLE = word_set("title headline heading name subject")
READER = ("message", "reply", "answer", "response", "text", "content", "body")


def is_identifier(name: str) -> bool:
    """Whether a name says that its value identifies something."""
    words = name_words(name)
    return bool(words) and singular(words[-1]) in {"id", "key", "code", "slug", "identifier", "uuid", "url"}


def is_prose(name: str) -> bool:
    """Whether a name says that its value is running text."""
    words = name_words(name)
    return bool(words) and words[-1] in PROSE


def is_title(name: str) -> bool:
    """Whether a name says that its value is one short line."""
    words = name_words(name)
    return bool(words) and words[-1] in TITLE


def fit(name: str, key: str) -> Fit:
    """How well `key` answers to `name`: exact, but for case and underscores, by prefix or suffix, by synonym.

    Names of more than 100 characters fit only exactly.
    """
    if len(name) + len(key) > 2 * MAX_NAME:
        return Fit.EXACT if name == key else Fit.NONE
    return _fit(name, key)


@lru_cache(maxsize=65536)
def _fit(name: str, key: str) -> Fit:
    if name == key:
        return Fit.EXACT
    ours, theirs = name_words(name), name_words(key)
    if not ours or not theirs:
        return Fit.NONE
    if "".join(ours) == "".join(theirs):
        return Fit.FOLDED
    ours, theirs = tuple(map(singular, ours)), tuple(map(singular, theirs))
    short, long = sorted((ours, theirs), key=len)
    if long[: len(short)] == short or long[-len(short) :] == short:
        return Fit.AFFIX
    if len(short) == 1 and any(short[0] in group and long[-1] in group for group in SYNONYMS):
        return Fit.SYNONYM
    return Fit.NONE
