from dataclasses import replace

import numpy as np
import pytest

from benchmarks.judges.naive import Ends
from benchmarks.judges.planted import Judge, World, plant_set
from benchmarks.statistics.planted import Shape
from evals.statistics import JudgedSet, corrected_rate, labels_needed, rate_interval, transferred_rate
from tests.evals.statistics import references

TRIALS = 120
TUPLES = Shape(134, 3, 0.2)


def _set(passed: tuple[int, int, int], failed: tuple[int, int, int]) -> JudgedSet:
    """So many outputs that the judge passed and failed: labelled a pass, labelled a fail, not labelled."""
    judge = [1.0] * sum(passed) + [0.0] * sum(failed)
    labels = [
        label
        for counts in (passed, failed)
        for label, n in zip((1.0, 0.0, None), counts, strict=True)
        for _ in range(n)
    ]
    return JudgedSet(judge, labels)


def test_the_rate_by_hand() -> None:
    # 60 % passed, of which people pass 0.9; of what is failed they pass 0.25
    found = corrected_rate(_set((18, 2, 40), (5, 15, 20)))
    assert found.interval.point == pytest.approx(0.6 * 0.9 + 0.4 * 0.25)
    assert found.judge_alone.point == 0.6
    assert found.shift.point == pytest.approx(0.6 - 0.64)
    assert found.labels_alone.point == pytest.approx(23 / 40)
    assert found.labels == 40
    assert found.interval.low < 0.64 < found.interval.high


def test_with_one_tuning_it_is_the_estimate_of_truescore() -> None:
    # where the judge's rate is the same on labelled and other outputs, both are the mean of the labels
    judged = _set((18, 2, 40), (5, 15, 40))
    at = [place for place, label in enumerate(judged.labels) if label is not None]
    theirs = references.prediction_powered(judged.judge, [x for x in judged.labels if x is not None], at)
    assert corrected_rate(judged).interval.point == pytest.approx(theirs, abs=1e-6)


def test_rogan_and_gladen_by_truescore() -> None:
    judged = _set((18, 2, 40), (5, 15, 30))
    at = [place for place, label in enumerate(judged.labels) if label is not None]
    theirs = references.rogan_gladen(judged.judge, [x for x in judged.labels if x is not None], at)
    found = corrected_rate(judged).cross_check
    assert found
    assert found.point == pytest.approx(theirs, abs=1e-6)


def test_all_labelled_it_is_what_people_say() -> None:
    judged = _set((30, 5, 0), (4, 21, 0))
    found = corrected_rate(judged)
    people = rate_interval([label for label in judged.labels if label is not None])
    assert found.interval.point == pytest.approx(people.point)
    assert (found.interval.low, found.interval.high) == pytest.approx((people.low, people.high), abs=0.02)


@pytest.mark.parametrize(
    "judged",
    [
        _set((20, 0, 80), (0, 20, 80)),
        _set((10, 0, 90), (0, 0, 0)),
        _set((0, 0, 0), (0, 10, 90)),
        _set((2, 0, 100), (0, 0, 100)),
    ],
    ids=["no errors", "all pass", "all fail", "two labels"],
)
def test_no_interval_is_of_width_0(judged: JudgedSet) -> None:
    found = corrected_rate(judged)
    assert found.interval.high - found.interval.low > 0.02
    assert 0 <= found.interval.low <= found.interval.point <= found.interval.high <= 1


def test_what_nobody_labelled_may_be_anything() -> None:
    found = corrected_rate(_set((20, 0, 60), (0, 0, 20))).interval
    assert found.high - found.low > 0.2


def test_copies_of_outputs_add_nothing() -> None:
    judged = _set((18, 2, 40), (5, 15, 20))
    once = corrected_rate(replace(judged, clusters=list(range(100))))
    twice = corrected_rate(JudgedSet([*judged.judge] * 2, [*judged.labels] * 2, None, list(range(100)) * 2))
    assert twice.interval.low == pytest.approx(once.interval.low, abs=0.005)
    assert twice.interval.high == pytest.approx(once.interval.high, abs=0.005)


def test_weights_undo_a_lopsided_draw() -> None:
    # of what the judge passed, wrong ones were labelled four times as often
    judged = _set((10, 10, 80), (0, 10, 10))
    weights = [4.0] * 10 + [1.0] * 10 + [1.0] * 100
    assert corrected_rate(replace(judged, weights=weights)).interval.point == pytest.approx(100 / 120 * 0.8)


@pytest.mark.parametrize(
    ("judged", "message"),
    [
        (JudgedSet([1.0, 0.0, 1.0], [1.0, None, None]), "labels in 1 clusters; allowed: 2 or more"),
        (JudgedSet([1.0, 0.0], [1.0]), "1 labels for 2 verdicts"),
        (JudgedSet([0.5, 0.0], [1.0, 0.0]), r"judge\[0\] is 0.5"),
        (JudgedSet([1.0, 0.0], [1.0, 2.0]), r"labels\[1\] is 2.0"),
        (JudgedSet([1.0, 0.0], [1.0, 0.0], [1.0, -1.0]), r"weights\[1\] is -1.0"),
    ],
)
def test_what_is_refused(judged: JudgedSet, message: str) -> None:
    with pytest.raises(ValueError, match=message):
        corrected_rate(judged)


@pytest.mark.parametrize(
    ("judge", "human"), [(Judge(0.95, 0.9), 0.0), (Judge(0.8, 0.6), 0.0), (Judge(0.8, 0.6), 0.05)], ids=str
)
def test_rates_are_covered_and_the_judge_alone_is_not(judge: Judge, human: float) -> None:
    world, rng = World(TUPLES, 0.8, judge, 100, "mixed", human), np.random.default_rng(0)
    found = [corrected_rate(plant_set(rng, world)) for _ in range(TRIALS)]
    assert sum(Ends.of(one.interval).hold(world.people_pass) for one in found) >= 0.9 * TRIALS
    if judge.sensitivity < 0.9 and not human:
        assert sum(Ends.of(one.judge_alone).hold(0.8) for one in found) < 0.4 * TRIALS


def test_labels_of_another_set_correct_where_the_judge_errs_alike() -> None:
    rng, held = np.random.default_rng(0), 0
    measured, here = World(TUPLES, 0.8, Judge(0.9, 0.8), 200), World(TUPLES, 0.5, Judge(0.9, 0.8), 2)
    for _ in range(TRIALS):
        other = plant_set(rng, here)
        names = [f"here {name}" for name in other.clusters or ()]
        held += Ends.of(transferred_rate(other.judge, plant_set(rng, measured), names)).hold(0.5)
    assert held >= 0.9 * TRIALS


def test_a_judge_no_better_than_chance_transfers_nothing() -> None:
    blind = _set((10, 10, 0), (10, 10, 0))
    assert corrected_rate(blind).cross_check is None
    with pytest.raises(ValueError, match="no better than chance"):
        transferred_rate([1.0, 0.0, 1.0], blind)


def test_the_labels_needed_bring_the_width_that_was_promised() -> None:
    found = labels_needed(_set((36, 4, 600), (5, 35, 500)))
    assert found.more is not None
    assert 200 < found.more < 400
    factor = (80 + found.more) / 80
    more = [round(factor * count) for count in (36, 4, 5, 35)]
    again = corrected_rate(
        _set((more[0], more[1], 640 - more[0] - more[1]), (more[2], more[3], 540 - more[2] - more[3]))
    )
    assert again.interval.high - again.interval.low == pytest.approx(found.wanted, abs=0.005)
    assert str(found) == f"{found.more} more labels bring it from 15 to 8 points"


def test_no_number_of_labels_may_do() -> None:
    found = labels_needed(_set((18, 2, 20), (5, 15, 10)))
    assert found.more is None
    assert found.least > found.wanted
    assert str(found).startswith("no labels bring it from 28 to 14 points: with all labelled it is 23")
