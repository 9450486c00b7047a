"""Recognising a label in running text."""

import re
from functools import cached_property

from rehearsal.words import name_words, word_set

ABSTAINING = word_set("unsure unclear unknown undecided na neither tie none unscored")
_ABSTAINING_PHRASES = ("not applicable", "not sure", "cannot tell", "can t tell", "cannot judge", "does not apply")
MARKERS = r"[ \t]*(?:[-*•>|]+[ \t]+|#{1,6}[ \t]+|\d{1,2}[.)][ \t]+)*"
_EDGE = "\"'`*_“”‘’[]() \t.:;,|"


def folded(text: str) -> str:
    """Lower-case words parted by spaces: `Not_Applicable` and `not applicable` are one."""
    return " ".join(name_words(text))


class Labels:
    """The labels that are allowed.

    Attributes:
        names: as the schema writes them.
    """

    def __init__(self, names: tuple[str, ...]) -> None:
        """Takes the labels."""
        self.names = names
        self._by_fold = {folded(name): name for name in names}

    def exact(self, text: str) -> str | None:
        """The label that a text is, quotation marks and stops aside."""
        return self._by_fold.get(folded(text.strip(_EDGE))) if len(text) <= 120 else None

    def mentioned(self, text: str) -> set[str]:
        """The labels whose words stand in a text, a longer one before those it contains."""
        found: set[str] = set()
        for match in self._any.finditer(text):
            found.add(self._by_fold[folded(match[0])])
        return found

    @cached_property
    def pattern(self) -> str:
        """A regular expression for any label."""
        longest = sorted(self._by_fold, key=len, reverse=True)
        return "|".join(re.escape(name).replace(r"\ ", r"[\W_]+") for name in longest)

    @cached_property
    def _any(self) -> "re.Pattern[str]":
        return re.compile(rf"(?<![A-Za-z0-9])(?:{self.pattern})(?![A-Za-z0-9])", re.IGNORECASE)

    @cached_property
    def abstaining(self) -> tuple[str, ...]:
        """The labels that say that there is nothing to choose: `unsure`, `not_applicable` and the like."""
        return tuple(name for fold, name in self._by_fold.items() if _abstains(fold))


def _abstains(fold: str) -> bool:
    return fold in _ABSTAINING_PHRASES or fold == "n a" or bool(ABSTAINING & set(fold.split()))
