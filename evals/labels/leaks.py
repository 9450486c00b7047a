"""Whether a judge's prompt holds what it will be measured on. Content decides, not names.

Texts are compared as words in one case without signs. A prompt holds an item when a text of the item stands in it
whole, or when half or more of what is the item's own does: its runs of five words that no item of train has
(containment of shingles; Broder, On the resemblance and containment of documents, 1997). The other way round, an
example that is mostly made of an item is found too, however short a piece it is.
"""

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from evals.judges.rubric import Rubric
from evals.labels.splits import LabelSplit

RUN = 5
SHARE = 0.5
FEWEST = 8
"""Words of a text, or shingles of its own, below which it tells no item from another."""
_WORD = re.compile(r"\w+")

Shingle = tuple[str, ...]


class LeakError(ValueError):
    """A prompt holds items of dev or test; the message names them."""


class HeldItem(NamedTuple):
    """An item, its split, and its texts by part."""

    item: str
    split: LabelSplit
    texts: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Leak:
    """An item of dev or test that stands in a prompt. `share` is how much of it, 0 to 1; `words` are the proof."""

    item: str
    split: LabelSplit
    part: str
    share: float
    words: str

    def __str__(self) -> str:
        return f"{self.item} of {self.split}: {self.share:.0%} of its {self.part}, such as {self.words!r}"


def leaks(texts: Sequence[str], items: Iterable[HeldItem]) -> list[Leak]:
    """Items of dev and test that stand in a prompt.

    Args:
        texts: the prompt, or its parts: the system message and each example, so that a short one is seen by itself.
        items: those of all splits. What train has too is nobody's own.
    """
    items = list(items)
    prompts = [words(text) for text in texts]
    train = {
        run for held in items if held.split == "train" for text in held.texts.values() for run in runs(words(text))
    }
    seen = [{*runs(prompt)} for prompt in prompts]
    found = [_leak(held, name, text, prompts, seen, train) for held in items for name, text in held.texts.items()]
    return [one for one in found if one]


def refuse_leaks(rubric: Rubric, items: Iterable[HeldItem]) -> None:
    """Raises `LeakError` when the rubric holds an item of dev or test."""
    texts = [rubric.system, *(example.text for example in rubric.examples)]
    if found := leaks(texts, items):
        named = "; ".join(map(str, found[:5])) + (f"; and {len(found) - 5} more" if len(found) > 5 else "")
        raise LeakError(
            f"{rubric.label} holds what it would be measured on: {named}. Take examples from train, or write your own"
        )


def words(text: str) -> list[str]:
    """The words of a text, in one spelling of letters and case."""
    return _WORD.findall(unicodedata.normalize("NFKC", text).casefold())


def runs(of: Sequence[str]) -> Iterable[Shingle]:
    """All runs of five words."""
    return (tuple(of[at : at + RUN]) for at in range(len(of) - RUN + 1))


def _leak(
    held: HeldItem,
    part: str,
    text: str,
    prompts: Sequence[Sequence[str]],
    seen: Sequence[set[Shingle]],
    train: set[Shingle],
) -> Leak | None:
    """How a text of an item stands in one of the prompts; None where it does not, or is of train."""
    said = words(text)
    if held.split == "train" or len(said) < FEWEST:
        return None
    own = [run for run in dict.fromkeys(runs(said)) if run not in train]
    for prompt, there in zip(prompts, seen, strict=True):
        if f" {' '.join(said)} " in f" {' '.join(prompt)} ":
            return Leak(held.item, held.split, part, 1.0, " ".join(said[:12]))
        both = [run for run in own if run in there]
        mine = len(both) / len(own) if len(own) >= FEWEST else 0.0
        theirs = len(both) / len(there) if len(there) >= FEWEST else 0.0
        if max(mine, theirs) >= SHARE:
            return Leak(held.item, held.split, part, mine, " ".join(both[0]))
    return None
