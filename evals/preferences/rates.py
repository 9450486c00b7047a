"""How often a variant is preferred to the first one, and how often the order of asking decided."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from evals.artifact import Artifact
from evals.comparison.claims import ALPHA, Claim
from evals.preferences.kept import Compared
from evals.preferences.tally import Tally
from evals.statistics import Comparison, Interval, compare_rates, holm, rate_interval


@dataclass(frozen=True, slots=True)
class Preferred:
    """A variant against the first one, by an evaluator and its model.

    `win_rate` is the share of wins, ties counted half: 0.5 is as good. `flip_rate` is the share in which the order
    decided. Both None where fewer than two tuples were scored. `adjusted` is the p-value by Holm over the variants that
    the evaluator compared.
    """

    variant: str
    against: str
    evaluator: str
    model: str
    tally: Tally
    win_rate: Interval | None
    flip_rate: Interval | None
    adjusted: float | None
    claim: Claim


def preferred(artifact: Artifact, compared: Sequence[Compared]) -> list[Preferred]:
    """Every variant against the first one, in the order of evaluators, models and variants.

    A comparison is taken as a pair of which the winner alone passes, and in a tie neither: wins less losses are a
    difference of rates, with the interval and the p-value of `compare_rates`, clustered by tuple. The win rate is 0.5
    and half of that difference, and so is its interval.
    """
    groups: dict[tuple[str, str], dict[str, list[Compared]]] = {}
    for line in compared:
        groups.setdefault((line.preference.evaluator, line.model), {}).setdefault(line.variant, []).append(line)
    clusters = {id: case.cluster for id, case in artifact.cases.items()}
    found: list[Preferred] = []
    for by_variant in groups.values():
        variants = [name for name in artifact.variants if name in by_variant]
        differences = {name: _difference(by_variant[name], clusters) for name in variants}
        tested = {name: one.p_value for name, one in differences.items() if one and one.discordant}
        adjusted = dict(zip(tested, holm(list(tested.values())), strict=True))
        for name in variants:
            p_value = adjusted.get(name, 1.0) if differences[name] else None
            found.append(_preferred(by_variant[name], differences[name], p_value, clusters))
    return found


def _scored(lines: Sequence[Compared]) -> list[Compared]:
    return [line for line in lines if line.preference.result != "unscored"]


def _difference(lines: Sequence[Compared], clusters: Mapping[str, str]) -> Comparison | None:
    """Wins less losses, as a share; None where fewer than two tuples were scored."""
    scored = _scored(lines)
    names = [clusters[line.preference.case] for line in scored]
    if len(set(names)) < 2:
        return None
    results = [line.preference.result for line in scored]
    return compare_rates([one == "win" for one in results], [one == "loss" for one in results], names)


def _preferred(
    lines: Sequence[Compared], difference: Comparison | None, adjusted: float | None, clusters: Mapping[str, str]
) -> Preferred:
    first, scored = lines[0], _scored(lines)
    names = [clusters[line.preference.case] for line in scored]
    flips = rate_interval([line.preference.flipped for line in scored], names) if difference else None
    tally = Tally.of(line.preference for line in lines)
    said = first.variant, first.against, first.preference.evaluator, first.model
    return Preferred(*said, tally, difference and _win_rate(difference), flips, adjusted, _claim(difference, adjusted))


def _win_rate(difference: Comparison) -> Interval:
    point, low, high = (0.5 + value / 2 for value in (difference.difference, difference.low, difference.high))
    return Interval(point, low, high, difference.level, difference.method, difference.n_pairs, difference.clusters)


def _claim(difference: Comparison | None, adjusted: float | None) -> Claim:
    if difference is None or adjusted is None or adjusted > ALPHA:
        return Claim.CANNOT_TELL
    return Claim.BETTER if difference.difference > 0 else Claim.WORSE
