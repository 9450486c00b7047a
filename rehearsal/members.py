"""Choosing a member of an enumeration, or a constant."""

from collections.abc import Sequence

from pydantic import JsonValue

from rehearsal.context import Context
from rehearsal.filled import Filled
from rehearsal.names import Fit
from rehearsal.scopes import ItemScope, Scope
from rehearsal.words import name_words, stem


def constant(value: JsonValue, name: str, scope: Scope) -> Filled:
    """The constant; it counts for or against its alternative when the messages hold that property."""
    stands = next((candidate.value for candidate in scope.candidates(name) if candidate.fit >= Fit.FOLDED), None)
    return Filled(value, 0 if stands is None else 2 if stands == value else -3, settled=True)


def member(members: Sequence[JsonValue], name: str, scope: Scope, context: Context) -> Filled:
    """The member that stands under that name, else the one whose words the text has most of, else the first."""
    folded = {str(option).casefold(): option for option in members}
    for candidate in scope.candidates(name):
        if not isinstance(candidate.value, dict | list) and str(candidate.value).casefold() in folded:
            return Filled(folded[str(candidate.value).casefold()], 1, settled=True)
    text = (
        _stems(" ".join(value for value in scope.source.values() if isinstance(value, str)))
        if isinstance(scope, ItemScope)
        else context.latest_stems
    )
    words, line = frozenset(text), f" {' '.join(text)} "
    best, worth = members[0], 0.0
    for option in members:
        score = _score(_stems(str(option)), words, line)
        if score > worth:
            best, worth = option, score
    return Filled(best, 1 if worth else 0, settled=True)


def _score(own: list[str], words: frozenset[str], line: str) -> float:
    """The share of the words that occur, and more for each when they stand together."""
    if not own:
        return 0.0
    together = f" {' '.join(own)} " in line
    return sum(word in words for word in own) / len(own) + (len(own) if together else 0)


def _stems(text: str) -> list[str]:
    return [stem(word) for word in name_words(text)]
