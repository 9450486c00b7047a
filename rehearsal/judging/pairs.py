"""Choosing between two texts, with a mild preference for the one that comes first.

Models that judge pairs have such a bias (Zheng et al., NeurIPS 2023, "Judging LLM-as-a-judge"); the engine has it so
that judging both orders finds something.
"""

import hashlib
import re
from collections.abc import Sequence
from typing import NamedTuple

from rehearsal.judging.blocks import blocks, without
from rehearsal.judging.definitions import Definition, defined
from rehearsal.judging.labels import Labels, folded
from rehearsal.judging.reasons import evidence
from rehearsal.judging.scores import definition_score
from rehearsal.judging.subject import MAX_PROMPT
from rehearsal.request import Message
from rehearsal.sampling import Sampler
from rehearsal.words import sentences

POSITION_BIAS = 0.08
"""Added to the score of the text that stands first."""
TASTE = 0.5
"""Where a prompt says nothing of what is better, each text has a score of its own, 0 to this, by its hash."""
TIE = 0.05
_WORSE = re.compile(r"\b(?:worse|weaker|fails?|loses?|penali[sz]e\w*|not prefer)\b", re.IGNORECASE)
_KINDS = r"(?:answer|response|text|message|output|reply|candidate|assistant|option|plan|version|draft)"
_PLACE = re.compile(rf"(?:{_KINDS} )?(?:[a-z]|\d{{1,2}}|one|two|first|second|left|right)")


class Pair(NamedTuple):
    """Two texts by their label, in the order in which they stand, and what tells how to choose."""

    texts: tuple[tuple[str, str], tuple[str, str]]
    prompt: str


def find_pair(messages: Sequence[Message], labels: Labels) -> Pair | None:
    """Two texts whose tags (`<a>`, `<answer_b>`) or headings (`Answer A:`, `[B]`) name two of the labels, or None."""
    names = [name for name in labels.names if name not in labels.abstaining]
    last = next((message.content for message in reversed(messages) if message.role == "user"), "")[:MAX_PROMPT]
    told = "\n".join(message.content[:MAX_PROMPT] for message in messages if message.role in ("system", "developer"))
    if len(names) != 2 or not all(_PLACE.fullmatch(folded(name)) for name in names):
        return None
    outer = blocks(last)
    for tagged in (outer, *(blocks(block.body) for block in outer)):
        by_label = [(name, block) for block in tagged for name in names if _names(block.name, name)]
        if len(by_label) == 2 and by_label[0][0] != by_label[1][0]:
            (first, one), (second, two) = by_label
            rest = without(last, [one, two]) if tagged is outer else without(last, outer)
            return Pair(((first, one.body), (second, two.body)), f"{told}\n{rest}")
    return _under_headings(last, told, names)


def _names(tag: str, label: str) -> bool:
    return tag == folded(label) or re.fullmatch(rf"{_KINDS} {re.escape(folded(label))}", tag) is not None


def _under_headings(last: str, told: str, names: Sequence[str]) -> Pair | None:
    words = "|".join(re.escape(name) for name in names)
    heading = re.compile(
        rf"^[ \t#*\[]*(?:{_KINDS}[ \t_]+)?({words})[ \t\]*]*(?::|\]|\n|\Z)[*]*", re.IGNORECASE | re.MULTILINE
    )
    found = list(heading.finditer(last))
    if len(found) != 2 or folded(found[0][1]) == folded(found[1][1]):
        return None
    by_fold = {folded(name): name for name in names}
    one, two = found
    first = (by_fold[folded(one[1])], last[one.end() : two.start()].strip())
    second = (by_fold[folded(two[1])], last[two.end() :].strip())
    return Pair((first, second), f"{told}\n{last[: one.start()]}")


def choose_between(pair: Pair, labels: Labels, sampler: Sampler, scale: float) -> tuple[str, str]:
    """The label of the better text, and why.

    What is better stands in the prompt: every feature it names counts for a text, one it speaks against, or names in a
    sentence on what is worse, counts against it. A `tie` is taken below a margin of `TIE`.
    """
    better, worse = _criteria(pair.prompt)
    bare = not (better.features or better.phrases or worse.features or worse.phrases)
    totals = [
        _taste(text)
        if bare
        else definition_score(text, better, {}) - (0.0 if worse.empty else definition_score(text, worse, {}))
        for _, text in pair.texts
    ]
    totals[0] += POSITION_BIAS
    tie = next(iter(labels.abstaining), None)
    if tie and abs(totals[0] - totals[1]) < TIE:
        return tie, "What the prompt asks for stands in both alike."
    slot = "pair:" + hashlib.sha256("\0".join(text for _, text in pair.texts).encode("utf-8", "replace")).hexdigest()
    place = sampler.lean(slot, [total / scale for total in totals])
    label, text = pair.texts[place]
    if bare:
        return label, "Nothing in the prompt says what is better; this is a guess."
    had = evidence(text, [at for at, sign in better.features.items() if sign > 0])[:3]
    return label, f'"{label}" has more of what is asked for{": " + ", ".join(had) if had else ""}.'


def _criteria(prompt: str) -> tuple[Definition, Definition]:
    said = sentences(prompt)
    worse = [sentence for sentence in said if _WORSE.search(sentence)]
    return defined("\n".join(part for part in said if part not in worse)), defined("\n".join(worse))


def _taste(text: str) -> float:
    digest = hashlib.sha256(text.encode("utf-8", "replace")).digest()
    return TASTE * int.from_bytes(digest[:4]) / 2**32
