"""Which labelled texts of train become examples.

Passes and fails in turn, each the text that stands for most of its kind that no chosen one stands for yet (facility
location, greedily; Nemhauser, Wolsey, Fisher, 1978). What the judge got wrong counts double. So both labels are there,
the usual cases come before the odd ones, and examples are put where the judge errs.
"""

import hashlib
from collections.abc import Mapping, Sequence

from evals.labels.leaks import words
from evals.labels.material import LabelledText

WRONG = 2.0
"""What a text on which the judge erred counts as."""
LONGEST = 1_500
"""Characters of an example: a prompt is paid for at every call."""


class TooFew(ValueError):
    """Train cannot give the examples that are asked for."""


def choose(texts: Sequence[LabelledText], judged: Mapping[str, bool], number: int, seed: int = 0) -> list[LabelledText]:
    """Examples, passes and fails in turn, of new clusters while there are some; the same on any machine.

    Args:
        texts: labelled; only those of train are looked at, and of these the ones that people agree on.
        judged: what the judge says, by item, where it says anything.
        number: of examples, 2 or more.
        seed: decides between texts that would serve as well.

    Raises:
        TooFew: there are not so many of either label.
    """
    fit = [one for one in texts if one.split == "train" and one.agreed and len(_text(one)) <= LONGEST]
    fit.sort(key=lambda one: hashlib.sha256(f"{seed}\0{one.item}".encode()).hexdigest())
    kinds = {kind: _Kind([one for one in fit if one.passes is kind], judged) for kind in (True, False)}
    chosen: list[LabelledText] = []
    for turn in range(number):
        found = kinds[turn % 2 == 0].next(chosen)
        if found is None:
            counts = [sum(one.passes is kind for one in fit) for kind in (True, False)]
            raise TooFew(
                f"{number} examples, half of either label; allowed: up to {2 * min(counts)}, for train has {counts[0]} "
                f"passes and {counts[1]} fails that people agree on"
            )
        chosen.append(found)
    return chosen


class _Kind:
    """The texts of one label, and how well each is stood for by now."""

    def __init__(self, texts: Sequence[LabelledText], judged: Mapping[str, bool]) -> None:
        self._texts = texts
        said = [{*words(_text(one))} for one in texts]
        self._alike = [[_alike(a, b) for b in said] for a in said]
        self._counts = [WRONG if judged.get(one.item, one.passes) is not one.passes else 1.0 for one in texts]
        self._covered = [0.0] * len(texts)

    def next(self, chosen: Sequence[LabelledText]) -> LabelledText | None:
        """The text that adds most, of a new cluster where there is one; None: all are chosen."""
        items, clusters = {one.item for one in chosen}, {one.cluster for one in chosen}
        free = [at for at, one in enumerate(self._texts) if one.item not in items]
        if not free:
            return None
        new = [at for at in free if self._texts[at].cluster not in clusters]
        best = max(new or free, key=self._gain)
        self._covered = [max(pair) for pair in zip(self._covered, self._alike[best], strict=True)]
        return self._texts[best]

    def _gain(self, at: int) -> float:
        rows = zip(self._counts, self._alike[at], self._covered, strict=True)
        return round(sum(count * max(0.0, alike - covered) for count, alike, covered in rows), 9)


def _alike(one: set[str], other: set[str]) -> float:
    """Share of words that both have (Jaccard)."""
    return len(one & other) / max(1, len(one | other))


def _text(one: LabelledText) -> str:
    return "\n\n".join(one.shown.values())
