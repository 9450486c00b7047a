"""Every variant against the first, on the same runs of the same cases."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from evals.artifact import Artifact, RowHead
from evals.comparison.claims import Claim, adjust, claim_of, compare_pairs, rate_of
from evals.comparison.scores import Scores, Table, scores, states
from evals.comparison.stopping import Stopping, stopping_of
from evals.nulls import PREFIX
from evals.spending import tokens
from evals.statistics import Comparison, Interval, compare_ratio, holm

MARGIN = 0.05
"""The largest loss of a rate that still counts as not worse, where no policy says another."""
Watched = Mapping[str, Comparison | None]
"""By the evaluator that is watched while a run goes on: its comparison, by a confidence sequence."""


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
    `stopping` is there where the experiment has a rule to stop.
    """

    variants: Sequence[str]
    evaluators: Sequence[str]
    rates: Mapping[tuple[str, str], Rate]
    paired: Mapping[tuple[str, str], Paired]
    costs: Sequence[Cost]
    states: Mapping[str, Counter[str]]
    asked: int
    margin: float
    stopping: Stopping | None = None


def compare(artifact: Artifact, margin: float = MARGIN, seed: int = 0) -> Comparisons:
    """Rates with intervals, differences by pairs, both clustered by tuple; p-values by Holm over evaluators.

    The evaluator of a rule to stop is compared by its confidence sequence, stopped or not: an interval of a fixed size
    would be wrong after having looked. It was named beforehand, and its p-value is not adjusted by the others'.

    Args:
        artifact: a folder, whole or not.
        margin: the largest loss of a rate, 0 to 1, that counts as not worse.
        seed: of the resampling.
    """
    table, stopping = scores(artifact), stopping_of(artifact)
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
        for pair in _against(first, variant, table, clusters, margin, seed, _watched(stopping, variant))
    }
    costs = [_cost(artifact, first, variant, clusters, seed) for variant in others]
    asked = len(artifact.cases) * artifact.experiment.repetitions
    return Comparisons(variants, list(table), rates, paired, costs, states(artifact), asked, margin, stopping)


def _watched(stopping: Stopping | None, variant: str) -> Watched:
    return {stopping.rule.evaluator: stopping.comparisons[variant]} if stopping else {}


def _rate(evaluator: str, variant: str, scored: Scores, clusters: Mapping[str, str]) -> Rate:
    interval = rate_of(scored.passed, clusters)
    return Rate(evaluator, variant, interval, len(scored.passed), scored.unscored, scored.infrastructure)


def _against(
    first: str, variant: str, table: Table, clusters: Mapping[str, str], margin: float, seed: int, watched: Watched
) -> list[Paired]:
    sides = {name: (columns[variant].passed, columns[first].passed) for name, columns in table.items()}
    found = {name: compare_pairs(*both, clusters, seed) for name, both in sides.items() if name not in watched}
    adjusted = dict(zip(found, adjust(found.values(), holm), strict=True))
    found |= watched
    adjusted |= {name: one and one.p_value for name, one in watched.items()}
    paired: list[Paired] = []
    for evaluator, (left, right) in sides.items():
        comparison, p_value = found[evaluator], adjusted[evaluator]
        claim = claim_of(comparison, p_value, margin)
        paired.append(Paired(evaluator, variant, comparison, p_value, claim, len(left.keys() ^ right.keys())))
    return paired


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
