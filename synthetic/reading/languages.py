"""Which languages a text is written in, by the words that only one of them has."""

from collections import Counter

from synthetic.reading.message import Message
from synthetic.reading.tables.table import lists_of

ENOUGH = 2
"""Different words of a language that none of the others in the text has."""


def languages_of(message: Message) -> tuple[str, ...]:
    """Codes of the languages in use, the one with most words first; a greeting or a dish is no language."""
    named = range(message.place.first, message.place.end) if message.place else range(0)
    said = Counter(word for at, word in enumerate(message.said) if at not in named)
    lists = lists_of("languages")
    found: list[str] = []
    taken: frozenset[str] = frozenset()
    while left := {
        code: [word for word in said if word in words and word not in taken] for code, words in lists.items()
    }:
        code = max(left, key=lambda code: sum(said[word] for word in left[code]))
        if len(left[code]) < ENOUGH or code in found:
            break
        found.append(code)
        taken |= lists[code]
    return tuple(found)
