"""Every variant against the first on the cases that share a value of a dimension."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from evals.artifact import Artifact
from evals.comparison.claims import Claim, adjust, claim_of, compare_pairs, rate_of
from evals.comparison.compare import Comparisons
from evals.comparison.scores import Run, Table, scores
from evals.statistics import Comparison, Interval, benjamini_hochberg

FEWEST_PAIRS = 5
"""With fewer, no way in which they can fall is rare enough to be told from chance."""


@dataclass(frozen=True, slots=True)
class Slice:
    """A variant minus the first one by an evaluator, on cases whose `dimension` is `value`.

    `rates` are the first variant's and this one's. `adjusted` is the p-value by Benjamini and Hochberg over the slices
    and evaluators of this variant on which some pair differs: of the claims, one in 20 is expected to be wrong.
    `rates`, `comparison` and `adjusted` are None where fewer than two tuples have a number.
    """

    dimension: str
    value: str
    evaluator: str
    variant: str
    rates: tuple[Interval | None, Interval | None]
    comparison: Comparison | None
    adjusted: float | None
    claim: Claim


@dataclass(frozen=True, slots=True)
class _Part:
    """A slice before its p-value is adjusted."""

    dimension: str
    value: str
    evaluator: str
    left: Mapping[Run, int]
    right: Mapping[Run, int]
    comparison: Comparison | None


def slices(artifact: Artifact, found: Comparisons, seed: int = 0) -> list[Slice]:
    """All slices of five pairs or more; in the order of dimensions and values by name, then of evaluators.

    A dimension that has one value is none. Cases without a tuple have no slices.

    Args:
        artifact: what `found` is of.
        found: names the variants and the margin.
        seed: of the resampling.
    """
    table, clusters = scores(artifact), {id: case.cluster for id, case in artifact.cases.items()}
    first, *others = found.variants
    told: list[Slice] = []
    for variant in others:
        parts = list(_parts(artifact, table, first, variant, clusters, seed))
        adjusted = adjust((part.comparison for part in parts), benjamini_hochberg)
        for part, p_value in zip(parts, adjusted, strict=True):
            rates = rate_of(part.right, clusters), rate_of(part.left, clusters)
            claim = claim_of(part.comparison, p_value, found.margin)
            of = part.dimension, part.value, part.evaluator, variant
            told.append(Slice(*of, rates, part.comparison, p_value, claim))
    return told


def _parts(
    artifact: Artifact, table: Table, first: str, variant: str, clusters: Mapping[str, str], seed: int
) -> Iterator[_Part]:
    for (dimension, value), cases in _values(artifact).items():
        for evaluator, columns in table.items():
            left, right = (_within(columns[name].passed, cases) for name in (variant, first))
            if len(left.keys() & right.keys()) >= FEWEST_PAIRS:
                yield _Part(dimension, value, evaluator, left, right, compare_pairs(left, right, clusters, seed))


def _values(artifact: Artifact) -> dict[tuple[str, str], set[str]]:
    """The ids of the cases of each value of a dimension that has several."""
    found: dict[tuple[str, str], set[str]] = {}
    for id, case in artifact.cases.items():
        for of in case.tuple.items():
            found.setdefault(of, set()).add(id)
    whole = len(artifact.cases)
    return {of: cases for of, cases in sorted(found.items()) if len(cases) < whole}


def _within(passed: Mapping[Run, int], cases: set[str]) -> dict[Run, int]:
    return {run: value for run, value in passed.items() if run.case in cases}
