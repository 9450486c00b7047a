"""A rule to stop: whole tuples in the drawn order, whatever comes in first; wrong in at most one run in 20."""

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest

from benchmarks.statistics.trials import share_of
from evals.artifact import StopRule
from evals.comparison import Claim, compare, headline
from evals.comparison.stopping import Watch
from evals.row import Key, Outcome, Verdict
from evals.runner.units import by_tuple, tuples_in_order, units
from evals.statistics import Stop, confidence_sequence, first_verdict
from evals.statistics import Verdict as Margin
from tests.evals.comparison.support import even, planted
from tests.evals.runner.support import JUDGE, asked, some_cases

CASES = some_cases(200)
CLUSTERS = {case.id: case.cluster for case in CASES}
RULE = StopRule(evaluator=JUDGE)


def watch_of_two(repetitions: int = 1, rule: StopRule = RULE) -> Watch:
    return Watch(rule, ("baseline", "kind"), CASES, asked(CASES, repetitions=repetitions))


def verdict(key: Key, outcome: Outcome) -> Verdict:
    return Verdict(**key._asdict(), evaluator=JUDGE, outcome=outcome, label="", reason="")


def ordered() -> list[Key]:
    return by_tuple(units(list(CLUSTERS), ("baseline", "kind"), 1, seed=0), CLUSTERS, seed=0)


def feed(watch: Watch, keys: Sequence[Key], passes: dict[Key, bool]) -> int | None:
    """Units in this order, until it is decided: after how many."""
    for number, key in enumerate(keys, start=1):
        watch.take(key, [verdict(key, "pass" if passes[key] else "fail")])
        if watch.decided():
            return number
    return None


def test_a_clear_difference_ends_it_early() -> None:
    keys = ordered()
    watch = watch_of_two()
    assert feed(watch, keys, {key: key.variant == "kind" for key in keys}) == 64
    found = watch.stopping()
    assert (found.seen, found.tuples, found.decided) == (16, 100, True)
    assert found.stops == {"kind": Stop(16, Margin.NOT_WORSE)}
    comparison = found.comparisons["kind"]
    assert comparison
    assert (comparison.difference, comparison.n_pairs, comparison.clusters) == (1, 32, 16)
    assert 0 < comparison.low < comparison.high == 1
    assert comparison.p_value <= 0.05


def test_what_comes_in_first_does_not_matter() -> None:
    """The last tuple of the order comes first, the first one last: nothing is seen until it is there."""
    keys = ordered()
    watch = watch_of_two()
    assert feed(watch, keys[::-1], {key: key.variant == "kind" for key in keys}) == len(keys)


def test_only_whole_tuples_are_looked_at() -> None:
    keys, watch = ordered(), watch_of_two(repetitions=2)
    for key in keys:
        watch.take(key, [verdict(key, "pass")])
    assert watch.stopping().seen == 0
    for key in keys[:8]:
        watch.take(key._replace(repetition=1), [])
    assert watch.stopping().seen == 2


def test_what_has_no_number_is_done_and_has_no_pair() -> None:
    keys, watch = ordered(), watch_of_two()
    for key in keys[:40]:
        watch.take(key, [verdict(key, "unscored" if key.variant == "kind" and key in keys[:20] else "pass")])
    found = watch.stopping().comparisons["kind"]
    assert found
    assert (watch.stopping().seen, found.clusters) == (10, 5)


@pytest.mark.parametrize("arrival", ["as planned", "failures first"])
def test_equal_variants_are_told_apart_in_at_most_one_run_in_twenty(arrival: str) -> None:
    """A/A on tuples whose cases go alike, looked at after every tuple."""
    keys = ordered()[:240]

    def claims(rng: np.random.Generator) -> bool:
        hard = {cluster: rng.random() for cluster in CLUSTERS.values()}
        passes = {key: bool(rng.random() > hard[CLUSTERS[key.case]]) for key in keys}
        order = keys if arrival == "as planned" else sorted(keys, key=lambda key: (passes[key], key))
        return feed(watch_of_two(), order, passes) is not None

    assert share_of(100, claims) <= 5


def test_in_the_order_of_arrival_equal_variants_would_be_told_apart() -> None:
    """Failures of one variant are slow: the tuples that are whole first are those in which it passed."""
    cases = some_cases(300, per_tuple=1)
    clusters, rng = {case.id: case.cluster for case in cases}, np.random.default_rng(0)
    keys = by_tuple(units(list(clusters), ("baseline", "kind"), 1, seed=0), clusters, seed=0)
    passes = {key: bool(rng.integers(2)) for key in keys}
    slow = sorted(keys, key=lambda key: key.variant == "kind" and not passes[key])
    assert feed(Watch(RULE, ("baseline", "kind"), cases, asked(cases)), slow, passes) is None

    arrived = [key for key in slow if key.variant == "kind"]
    first = [passes[key._replace(variant="baseline")] for key in arrived]
    assert first_verdict(confidence_sequence([passes[key] for key in arrived], first)) is not None


def test_the_order_of_tuples_is_the_seeds_and_no_tuples_size_counts() -> None:
    clusters = list(CLUSTERS.values())
    assert sorted(tuples_in_order(clusters, 1)) == sorted(set(clusters))
    assert tuples_in_order(clusters, 1) == tuples_in_order(clusters, 1) != tuples_in_order(clusters, 2)
    assert tuples_in_order([*clusters, *["t7"] * 50], 1) == tuples_in_order(clusters, 1)
    keys = ordered()
    assert list(dict.fromkeys(CLUSTERS[key.case] for key in keys)) == tuples_in_order(clusters, 0)


def test_the_comparison_is_the_sequences(tmp_path: Path) -> None:
    def friendly(key: Key, *_: int) -> bool:
        return key.variant == "kind"

    artifact = planted(tmp_path, CASES, ("baseline", "kind"), {JUDGE: friendly, "even": even}, stop=RULE)
    found = compare(artifact)
    pair = found.paired[JUDGE, "kind"]
    assert pair.comparison
    assert pair.comparison.method == "empirical Bernstein confidence sequence over clusters"
    assert (pair.claim, pair.adjusted) == (Claim.BETTER, pair.comparison.p_value)
    other = found.paired["even", "kind"].comparison
    assert other
    assert "Tango" in other.method
    (sentence,) = headline(found)
    assert sentence.startswith("kind against baseline: better on kind by 100 points [")


def test_with_a_margin_not_worse_is_a_verdict_too() -> None:
    keys = ordered()
    same = {key: True for key in keys}
    assert feed(watch_of_two(), keys, same) is None
    assert feed(watch_of_two(rule=StopRule(evaluator=JUDGE, margin=0.2)), keys, same) == pytest.approx(4 * 73, abs=8)
