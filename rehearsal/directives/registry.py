"""Declaring directives, finding them in prompts, applying them."""

import re
from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache
from typing import NamedTuple

from rehearsal.draft import Draft
from rehearsal.words import name_words, sentences, singular, word_set

Apply = Callable[[Draft, "re.Match[str]"], Draft]
MAX_SENTENCE = 1_000
MAX_SENTENCES = 2_000
_NEGATED = re.compile(r"\b(?:not|never|no|without|avoid|avoiding|don't|don’t|nor)\s+(?:\w+\s+){0,2}$", re.I)
_CLAUSE = re.compile(r"[,;]|\s(?:and|but|while|then)\s")
_OTHER_TEXTS = word_set("headline title heading subject name note tip item each every per bullet entry")


class Directive(NamedTuple):
    """One instruction that is obeyed.

    Attributes:
        name: unique, such as `length.characters`.
        example: an instruction that it matches.
        effect: what it does, one sentence.
        cues: lower-case text, some of which stands in every sentence that matches; others are not searched.
        patterns: any of which finds it within a sentence, case ignored.
        apply: changes the draft.
        about_length: whether it is left alone in a clause that speaks of another text (`headline`, `each item`).
        negatable: whether `not`, `never`, `without` before it cancel it.
    """

    name: str
    example: str
    effect: str
    cues: tuple[str, ...]
    patterns: tuple[re.Pattern[str], ...]
    apply: Apply
    about_length: bool
    negatable: bool


class Order(NamedTuple):
    """A directive found in a prompt, and the words that gave it."""

    directive: Directive
    match: re.Match[str]


_DIRECTIVES: dict[str, Directive] = {}


def directive(
    name: str,
    *patterns: str,
    cues: str,
    example: str,
    effect: str,
    about_length: bool = False,
    negatable: bool = True,
) -> Callable[[Apply], Apply]:
    """Declares the function below as a directive. See `Directive` for the arguments; `cues` are parted by `|`.

    Raises:
        ValueError: for a name that is taken.
    """

    def declare(apply: Apply) -> Apply:
        if name in _DIRECTIVES:
            raise ValueError(f"directive {name!r} is declared twice")
        compiled = tuple(re.compile(pattern, re.IGNORECASE) for pattern in patterns)
        _DIRECTIVES[name] = Directive(
            name, example, effect, tuple(cues.split("|")), compiled, apply, about_length, negatable
        )
        return apply

    return declare


def directives() -> tuple[Directive, ...]:
    """All directives, by name."""
    return tuple(_DIRECTIVES[name] for name in sorted(_DIRECTIVES))


def read(texts: Iterable[str], other_names: frozenset[str] = frozenset()) -> list[Order]:
    """The directives in prompt texts, in the order in which they are given.

    `other_names` are the properties beside the one that is written; limits on those are not taken for this one.
    """
    words = frozenset(singular(word) for name in other_names for word in name_words(name)) | _OTHER_TEXTS
    orders: list[Order] = []
    for text in texts:
        for sentence in sentences(text)[:MAX_SENTENCES]:
            found = _in_sentence(sentence[:MAX_SENTENCE])
            orders += [
                order for order in found if not (order.directive.about_length and _speaks_of(words, order.match))
            ]
    return orders


def obey(draft: Draft, orders: Sequence[Order]) -> Draft:
    """Applies directives in order, so that the later one wins."""
    for order in orders:
        draft = order.directive.apply(draft, order.match)
    return draft


@lru_cache(maxsize=8192)
def _in_sentence(sentence: str) -> tuple[Order, ...]:
    plain = sentence.replace("’", "'")
    lowered = plain.lower()
    found: list[Order] = []
    for entry in directives():
        if not any(cue in lowered for cue in entry.cues):
            continue
        taken: list[tuple[int, int]] = []
        for pattern in entry.patterns:
            for match in pattern.finditer(plain):
                negated = entry.negatable and _NEGATED.search(plain, 0, match.start())
                overlaps = any(match.start() < end and start < match.end() for start, end in taken)
                if not negated and not overlaps:
                    taken.append(match.span())
                    found.append(Order(entry, match))
    return tuple(sorted(found, key=lambda order: order.match.start()))


def _speaks_of(words: frozenset[str], match: "re.Match[str]") -> bool:
    before = _CLAUSE.split(match.string[: match.start()])[-1]
    after = _CLAUSE.split(match.string[match.end() :])[0]
    return any(singular(word) in words for word in name_words(f"{before} {after}"))


def table() -> str:
    """The directives as a Markdown table: name, example, effect."""
    rows = [f"| `{entry.name}` | {entry.example} | {entry.effect} |" for entry in directives()]
    return "\n".join(["| directive | example | what it does |", "|---|---|---|", *rows])
