"""Every variant against the first, on the same runs of the same cases."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from evals.artifact import Artifact, RowHead
from evals.comparison.scores import Run, Scores, Table, scores, states
from evals.nulls import PREFIX
from evals.spending import tokens
from evals.statistics import Comparison, Interval, compare_rates, compare_ratio, decide, holm, rate_interval
from evals.statistics.decisions import Verdict as Margin

MARGIN = 0.05
"""The largest loss of a rate that still counts as not worse, where no policy says another."""
ALPHA = 0.05


class Claim(StrEnum):
    """What a comparison comes to."""

    BETTER = "better"
    WORSE = "worse"
    NOT_WORSE = "not worse"
    CANNOT_TELL = "cannot tell"


@dataclass(frozen=True, slots=True)
class Rate:
    """How often an evaluator passed a variant; no interval where all runs are of one tuple."""

    evaluator: str
    variant: str
    interval: Interval | None
    scored: int
    unscored: int
    infrastructure: int


@dataclass(frozen=True, slots=True)
class Paired:
    """A variant minus the first one by an evaluator.

    `adjusted` is the p-value by Holm over the evaluators of this variant on which some pair differs: where none does,
    nothing could have been found, whichever way the signs fell (Tarone, "A modified Bonferroni method for discrete
    data", Biometrics 46, 1990). `left_out` runs have a number on one side only. No `comparison` where fewer than two
    tuples have pairs.
    """

    evaluator: str
    variant: str
    comparison: Comparison | None
    adjusted: float | None
    claim: Claim
    left_out: int


@dataclass(frozen=True, slots=True)
class Cost:
    """By what share a variant takes more than the first: -0.12 is 12 % less; None where it cannot be told."""

    variant: str
    usd: Comparison | None
    tokens: Comparison | None
    seconds: Comparison | None


@dataclass(frozen=True, slots=True)
class Comparisons:
    """All of an artifact but its null baselines, of which there are rates alone.

    `states` count rows by variant; those that are neither done nor failed are still to come. `asked` runs of each.
    """

    variants: Sequence[str]
    evaluators: Sequence[str]
    rates: Mapping[tuple[str, str], Rate]
    paired: Mapping[tuple[str, str], Paired]
    costs: Sequence[Cost]
    states: Mapping[str, Counter[str]]
    asked: int
    margin: float


def compare(artifact: Artifact, margin: float = MARGIN, seed: int = 0) -> Comparisons:
    """Rates with intervals, differences by pairs, both clustered by tuple; p-values by Holm over evaluators.

    Args:
        artifact: a folder, whole or not.
        margin: the largest loss of a rate, 0 to 1, that counts as not worse.
        seed: of the resampling.
    """
    table = scores(artifact)
    clusters = {id: case.cluster for id, case in artifact.cases.items()}
    variants = [name for name in artifact.variants if not name.startswith(PREFIX)] or artifact.variants
    first, *others = variants
    rates = {
        (evaluator, variant): _rate(evaluator, variant, by_variant[variant], clusters)
        for evaluator, by_variant in table.items()
        for variant in artifact.variants
    }
    paired = {
        (pair.evaluator, variant): pair
        for variant in others
        for pair in _against(first, variant, table, clusters, margin, seed)
    }
    costs = [_cost(artifact, first, variant, clusters, seed) for variant in others]
    asked = len(artifact.cases) * artifact.experiment.repetitions
    return Comparisons(variants, list(table), rates, paired, costs, states(artifact), asked, margin)


def _rate(evaluator: str, variant: str, scored: Scores, clusters: Mapping[str, str]) -> Rate:
    names = [clusters[run.case] for run in scored.passed]
    values = list(scored.passed.values())
    interval = rate_interval(values, names) if len(set(names)) > 1 else None
    return Rate(evaluator, variant, interval, len(values), scored.unscored, scored.infrastructure)


def _against(
    first: str, variant: str, table: Table, clusters: Mapping[str, str], margin: float, seed: int
) -> list[Paired]:
    found = [
        (evaluator, *_pairs(columns[variant].passed, columns[first].passed, clusters, seed))
        for evaluator, columns in table.items()
    ]
    tested = [comparison.p_value for _, comparison, _ in found if comparison and comparison.discordant]
    adjusted = iter(holm(tested))
    paired: list[Paired] = []
    for evaluator, comparison, left_out in found:
        p_value = (next(adjusted) if comparison.discordant else 1.0) if comparison else None
        claim = _claim(comparison, p_value, margin)
        paired.append(Paired(evaluator, variant, comparison, p_value, claim, left_out))
    return paired


def _pairs(
    left: Mapping[Run, int], right: Mapping[Run, int], clusters: Mapping[str, str], seed: int
) -> tuple[Comparison | None, int]:
    """The comparison of those that have a number on both sides, and how many have it on one."""
    both = sorted(left.keys() & right.keys())
    names = [clusters[run.case] for run in both]
    left_out = len(left.keys() ^ right.keys())
    if len(set(names)) < 2:
        return None, left_out
    sides = [left[run] for run in both], [right[run] for run in both]
    return compare_rates(*sides, names, seed=seed), left_out


def _claim(comparison: Comparison | None, adjusted: float | None, margin: float) -> Claim:
    if comparison is None or adjusted is None:
        return Claim.CANNOT_TELL
    if adjusted <= ALPHA and comparison.difference:
        return Claim.BETTER if comparison.difference > 0 else Claim.WORSE
    not_worse = decide(comparison, margin).verdict is Margin.NOT_WORSE
    return Claim.NOT_WORSE if not_worse else Claim.CANNOT_TELL


def _cost(artifact: Artifact, first: str, variant: str, clusters: Mapping[str, str], seed: int) -> Cost:
    done = {key: head for key, head in artifact.heads.items() if head.state == "done"}
    pairs = [
        (head, other)
        for key, head in sorted(done.items())
        if key.variant == variant and (other := done.get(key._replace(variant=first)))
    ]

    def ratio(of: Callable[[RowHead], float]) -> Comparison | None:
        left, right = [of(head) for head, _ in pairs], [of(other) for _, other in pairs]
        names = [clusters[head.case] for head, _ in pairs]
        return compare_ratio(left, right, names, seed=seed) if len(set(names)) > 1 and any(right) else None

    priced = all(head.spent.usd is not None for pair in pairs for head in pair)
    return Cost(
        variant,
        ratio(lambda head: float(head.spent.usd or 0)) if priced else None,
        ratio(lambda head: tokens(head.spent)),
        ratio(lambda head: head.elapsed_ms / 1000),
    )
