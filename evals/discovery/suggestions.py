"""Suggestions for notes that nobody has grouped: those that say much the same, by their words."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, cast

from evals.discovery.note import Note

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

APART = 0.8
"""Mean cosine distance, 0 to 1, from which notes are of different kinds. Notes are short: few words are shared."""
NEAR = 0.25
"""Cosine similarity to the notes of a mode from which that mode is suggested."""
TERMS = 3


@dataclass(frozen=True, slots=True)
class Suggestion:
    """Notes that may be one kind, the words that tell them from others, and a mode whose notes are like them."""

    terms: tuple[str, ...]
    notes: tuple[Note, ...]
    mode: str | None


def suggest(notes: Sequence[Note]) -> list[Suggestion]:
    """Group the notes without a mode, the largest group first; the same notes always give the same.

    Words and pairs of words are weighted by TF-IDF, notes joined by average linkage while they are nearer than `APART`.
    Source: Manning, Raghavan, Schütze, "Introduction to information retrieval" (2008), chapters 6 and 17.
    """
    wrong = sorted((note for note in notes if note.wrong), key=lambda note: (note.text, note.item, note.person))
    left = [place for place, note in enumerate(wrong) if note.open]
    if not left:
        return []
    weights, terms = _weights([note.text for note in wrong])
    by_mode = {note.mode: [at for at, one in enumerate(wrong) if one.mode == note.mode] for note in wrong if note.mode}
    found: list[Suggestion] = []
    for group in _groups(weights, left):
        own = weights[group].mean(axis=0)
        best = sorted((at for at in range(len(terms)) if own[at] > 0), key=lambda at: (-round(own[at], 9), terms[at]))
        near = {name: round(_alike(own, weights[places].mean(axis=0)), 9) for name, places in sorted(by_mode.items())}
        mode = max(near, key=lambda name: near[name]) if near else None
        suggested = mode if mode and near[mode] >= NEAR else None
        found.append(Suggestion(_telling([terms[at] for at in best]), tuple(wrong[at] for at in group), suggested))
    return sorted(found, key=lambda one: (-len(one.notes), one.terms, one.notes[0].text))


def _telling(terms: Sequence[str]) -> tuple[str, ...]:
    """The first three terms that share no word with each other."""
    found: list[str] = []
    for term in terms:
        if not {*term.split()} & {word for known in found for word in known.split()}:
            found.append(term)
    return tuple(found[:TERMS])


def _weights(texts: Sequence[str]) -> "tuple[NDArray[np.float64], list[str]]":
    """A line of weights for each text, of length 1 or all 0, and the term of each column."""
    import numpy as np
    from sklearn.feature_extraction.text import TfidfVectorizer  # pyright: ignore[reportMissingTypeStubs]

    made = cast("Any", TfidfVectorizer(ngram_range=(1, 2), stop_words="english", sublinear_tf=True))
    try:
        weights = made.fit_transform(texts).toarray()
    except ValueError:  # sklearn's word for texts of nothing but stop words
        return np.zeros((len(texts), 0)), []
    return weights, [str(term) for term in made.get_feature_names_out()]


def _groups(weights: "NDArray[np.float64]", left: Sequence[int]) -> list[list[int]]:
    """Places of notes that are near each other; a note without words of its own stays by itself."""
    from sklearn.cluster import AgglomerativeClustering  # pyright: ignore[reportMissingTypeStubs]

    told = [at for at in left if weights[at].any()]
    alone = [[at] for at in left if at not in told]
    if len(told) < 2:
        return [[at] for at in told] + alone
    far = 1 - weights[told] @ weights[told].T
    asked: dict[str, Any] = {"n_clusters": None, "distance_threshold": APART}
    made = AgglomerativeClustering(metric="precomputed", linkage="average", **asked)
    by_name: dict[int, list[int]] = {}
    for at, name in zip(told, cast("Any", made).fit_predict(far.round(9).clip(0)), strict=True):
        by_name.setdefault(int(name), []).append(at)
    return [*by_name.values(), *alone]


def _alike(one: "NDArray[np.float64]", other: "NDArray[np.float64]") -> float:
    """Cosine similarity, 0 to 1."""
    lengths = float((one @ one) ** 0.5 * (other @ other) ** 0.5)
    return float(one @ other) / lengths if lengths else 0.0
