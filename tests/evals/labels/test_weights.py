"""Weighted, a rate is that of all outputs; unweighted it is that of what was preferred. Shown by simulation."""

from statistics import mean

import pytest

from evals.judges import load_rubric
from evals.labels.candidate import Candidate, Known
from evals.labels.label import Label
from evals.labels.making import Asked, make_queue
from evals.labels.mix import Mix
from evals.labels.queue import Queue
from evals.labels.weights import weighted
from tests.evals.labels.support import NOON, V3, candidate, label

TRIALS = 250
POPULATION = 300


def population() -> list[Candidate]:
    """One output in five fails; judges disagree on most of those, and on a few others."""
    pool: list[Candidate] = []
    for number in range(POPULATION):
        disagree = number % 7 != 0 if number % 5 == 0 else number % 20 == 1
        pool.append(candidate(number, {"j@v1": ["pass"], "j@v2": ["fail" if disagree else "pass"]}))
    return pool


def passes(item: str) -> bool:
    return int(item[2:], 16) % 5 != 0


ALL = population()


def queue(seed: int, mix: str, number: int = 60, overlap: int = 10, name: str = "q") -> Queue:
    asked = Asked(name, "test", load_rubric("friendly"), Mix.read(mix), number, ("ana", "ben"), overlap, seed)
    return make_queue(asked, ALL, Known(), NOON)


def labelled(made: Queue, upto: dict[str, int]) -> list[Label]:
    """What people say who get so far: the truth."""
    return [
        label(at, item, "pass" if passes(item) else "fail", person, version=V3)
        for person, items in made.order.items()
        for at, item in enumerate(items[: upto[person]])
    ]


def rates(mix: str, upto: dict[str, int]) -> tuple[float, float]:
    """Mean of the plain and of the weighted rate over all trials."""
    plain, weighed = list[float](), list[float]()
    for seed in range(TRIALS):
        made = queue(seed, mix)
        found = weighted(labelled(made, upto), [made])
        plain.append(mean(passes(one.item) for one in found))
        total = sum(one.weight for one in found)
        weighed.append(sum(one.weight * passes(one.item) for one in found) / total)
    return mean(plain), mean(weighed)


def test_a_mix_biases_the_plain_rate_and_not_the_weighted_one() -> None:
    plain, weighed = rates("random=50,disagree=50", {"ana": 99, "ben": 99})
    assert plain < 0.65
    assert weighed == pytest.approx(0.8, abs=0.006)


def test_nor_when_people_stop_early() -> None:
    plain, weighed = rates("random=50,disagree=50", {"ana": 30, "ben": 9})
    assert plain < 0.65
    assert weighed == pytest.approx(0.8, abs=0.008)


def test_weights_add_up_to_all_outputs() -> None:
    totals = list[float]()
    for seed in range(TRIALS):
        made = queue(seed, "random=50,disagree=50")
        totals.append(sum(one.weight for one in weighted(labelled(made, {"ana": 99, "ben": 99}), [made])))
    assert mean(totals) == pytest.approx(POPULATION, rel=0.02)


def test_two_queues_of_the_same_outputs_weigh_as_one_draw() -> None:
    totals, weighed = list[float](), list[float]()
    for seed in range(TRIALS):
        both = [queue(seed, "random=50,disagree=50"), queue(seed + TRIALS, "random", 40, name="other")]
        found = weighted([one for made in both for one in labelled(made, {"ana": 99, "ben": 99})], both)
        totals.append(sum(one.weight for one in found))
        weighed.append(sum(one.weight * passes(one.item) for one in found) / totals[-1])
    assert mean(totals) == pytest.approx(POPULATION, rel=0.02)
    assert mean(weighed) == pytest.approx(0.8, abs=0.006)


def test_what_nobody_decided_or_drew_is_left_out() -> None:
    made = queue(1, "random")
    first, second = made.places[0].item, made.places[1].item
    labels = [label(1, first, "unsure"), label(2, second), label(3, "i-" + "f" * 16)]
    assert [one.item for one in weighted(labels, [made])] == [second]
