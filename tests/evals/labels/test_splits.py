"""Train, dev and test: whole clusters, alike in verdicts, never changed."""

from collections import Counter

from evals.labels.splits import ClusterSplit, assign, stratum_of
from tests.evals.labels.support import label

STRATA = {f"t{number}": "pass" if number % 4 else "fail" for number in range(100)}


def test_every_stratum_has_its_shares() -> None:
    counts = Counter((one.stratum, one.split) for one in assign(STRATA, seed=1))
    assert counts == {
        ("pass", "train"): 15,
        ("pass", "dev"): 30,
        ("pass", "test"): 30,
        ("fail", "train"): 5,
        ("fail", "dev"): 10,
        ("fail", "test"): 10,
    }


def test_content_and_seed_decide_and_not_the_order() -> None:
    reverse = dict(reversed(STRATA.items()))
    assert assign(STRATA, seed=1) == assign(reverse, seed=1)
    assert assign(STRATA, seed=1) != assign(STRATA, seed=2)


def test_what_was_given_stays_and_what_is_new_fills_up() -> None:
    first = assign({name: STRATA[name] for name in list(STRATA)[:50]})
    changed = STRATA | {"t1": "mixed"}
    more = assign(changed, first)
    assert {one.cluster for one in more} == set(list(STRATA)[50:])
    counts = Counter(one.split for one in (*first, *more))
    assert counts == {"train": 20, "dev": 40, "test": 40}


def test_one_cluster_of_each_kind_is_somewhere() -> None:
    (only,) = assign({"t1": "pass"})
    assert only == ClusterSplit(cluster="t1", split=only.split, stratum="pass", seed=0)
    assert only.split in ("dev", "test")


def test_people_decide_on_the_stratum_and_a_judge_where_they_have_not() -> None:
    assert stratum_of([label(1), label(2)]) == "pass"
    assert stratum_of([label(1), label(2, verdict="fail")], ["pass"]) == "mixed"
    assert stratum_of([label(1, verdict="unsure")], ["fail", "unscored"]) == "judge fail"
    assert stratum_of([], ["unscored"]) == "unlabelled"
