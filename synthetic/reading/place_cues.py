"""What the words around a name say of it: that the trip goes there, or that it does not."""

from functools import cache

from synthetic.reading.common import common
from synthetic.reading.tables.table import lists_of
from synthetic.reading.words import Words

LEAST = 3
"""Words of a message before it can be signed."""
_NEAR = 4
"""Words of a clause before a name within which a word of travelling says that it is one of a place."""


def weight_of(words: Words, first: int, end: int) -> int:
    """How likely it is that a name, from one token to before another, is where the trip goes."""
    sought = is_sought(words, first, end)
    itself = 2 * is_capital(words, first) + (first < 2) + (end - first > 1) + 6 * sought
    return itself + _wanted(words, first, end) - _unwanted(words, first, end, sought)


def is_slot(words: Words, at: int) -> bool:
    """Whether a place would stand there."""
    if at == 0 or words.tokens[at].begins or "," in words.tokens[at].gap:
        return False
    before = words.word(at - 1)
    if before == "the":
        before = words.word(at - 2)
    return before in lists_of("places")["to"]


def is_sought(words: Words, at: int, end: int) -> bool:
    """Whether it is said in so many words: `a trip to …`, `destination: …`, `… is where I want to be`."""
    table, gap = lists_of("places"), words.tokens[at].gap
    if words.word(at - 1) in table["label"] and (set(":-–|") & set(gap) or at == 1 or words.tokens[at - 1].begins):
        return True
    if any(_follows(words, end, after) for after in _phrases("after")):
        return True
    if words.tokens[at].parted:
        return False
    near = _clause_before(words, at)
    if any(near[-len(before) :] == before for before in _phrases("before")):
        return True
    return is_slot(words, at) and bool(table["travel"] & set(near))


def is_capital(words: Words, at: int) -> bool:
    """Whether a token is written with a capital letter."""
    return 0 <= at < len(words.tokens) and words.text[words.tokens[at].start].isupper()


def is_small(words: Words) -> bool:
    """Whether the writer does without capitals."""
    return sum(map(str.isupper, words.text)) <= len(words.tokens) // 40


def _wanted(words: Words, first: int, end: int) -> int:
    follows, before = words.word(end), words.word(first - 1)
    ahead = bool(follows) and (follows[0].isdigit() or follows in ("for", "in", "trip", "weekend", "fur", "por"))
    alone = words.tokens[first].parted and (end == len(words.tokens) or words.tokens[end].parted)
    close = before in ("weekend", "trip") or is_small(words)
    return 3 * is_slot(words, first) + 2 * ahead + alone + 2 * close


def _unwanted(words: Words, first: int, end: int, sought: bool) -> int:
    """Homes, passports, people, comparisons, and stories of earlier trips, unless it is said to be sought."""
    table, before, earlier = lists_of("places"), words.word(first - 1), _sentence_before(words, first)
    close = words.joined(first - 1, end) if first else False
    person = before in table["person"] or words.word(first - 2) in table["person"]
    against = 6 * (before in table["from"] and "to" not in earlier) + 3 * (before in table["of"])
    against += 6 * any(word in table["home"] for word in earlier) + 5 * _is_another(words, first)
    against += 6 * (person and close and not is_slot(words, first)) + 8 * (first in words.aside and not sought)
    against += 5 * (words.word(end) in table["papers"] and words.joined(first, end + 1)) + 5 * _surname(words, end)
    against += 8 * bool(table["papers"] & {*words.said[max(0, first - 4) : first]} and not sought)
    against += _signs(words, first, end)
    return against + 4 * (not is_capital(words, first) and not is_small(words))


def _is_another(words: Words, first: int) -> bool:
    """Whether a place is only compared with, or ruled out: `like Rome`, `instead of Rome`; not `I would like Rome`."""
    if not words.joined(first - 1, first + 1):
        return False
    near = words.said[max(0, first - 2) : first]
    wished = near[-1:] == ("like",) and near[0] in ("i", "we", "would", "id")
    return not wished and any(word in lists_of("places")["not"] for word in near)


def _signs(words: Words, first: int, end: int) -> int:
    """How likely it is the name of who writes, from 0 to 6: the last words, more so after a greeting."""
    last = all(not word.isalnum() for word in words.said[end:])
    greeted = bool(lists_of("places")["closing"] & {*words.said[max(0, first - 3) : first]})
    if not last or first <= LEAST:
        return 0
    return 6 if greeted else 4 * words.tokens[first].begins


def _surname(words: Words, at: int) -> bool:
    """Whether a name goes on as that of a person or a band does."""
    if at >= len(words.said) or words.tokens[at].gap != " " or not is_capital(words, at):
        return False
    return words.said[at].isalpha() and words.said[at] not in common()


def _sentence_before(words: Words, at: int) -> tuple[str, ...]:
    start = at
    while start > max(0, at - 3) and not words.tokens[start].begins:
        start -= 1
    return words.said[start:at]


def _clause_before(words: Words, at: int) -> tuple[str, ...]:
    start = at
    while start > max(0, at - _NEAR) and not words.tokens[start].parted:
        start -= 1
    return words.said[start:at]


def _follows(words: Words, at: int, phrase: tuple[str, ...]) -> bool:
    return words.said[at : at + len(phrase)] == phrase and words.joined(at - 1, at + len(phrase))


@cache
def _phrases(key: str) -> frozenset[tuple[str, ...]]:
    return frozenset(tuple(phrase.split()) for phrase in lists_of("places")[key])
