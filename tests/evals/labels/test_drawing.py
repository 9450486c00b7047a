"""The draw: exact chances, fixed numbers, and rates that stay unbiased whatever was preferred."""

import random
from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evals.labels.candidate import Candidate, Known
from evals.labels.drawing import draw, inclusion, systematic
from evals.labels.mix import Mix, MixError
from tests.evals.labels.support import candidate

SIZES = st.lists(st.floats(0.01, 100), min_size=1, max_size=60)


@given(sizes=SIZES, number=st.integers(1, 60), seed=st.integers(0, 100))
def test_as_many_as_asked_none_twice(sizes: list[float], number: int, seed: int) -> None:
    chances = inclusion(sizes, number)
    assert all(0 < chance <= 1 for chance in chances)
    assert sum(chances) == pytest.approx(min(number, len(sizes)))
    drawn = systematic(chances, random.Random(seed))
    assert len(drawn) == len(set(drawn)) == min(number, len(sizes))
    assert {at for at, chance in enumerate(chances) if chance == 1} <= set(drawn)


def test_each_is_drawn_as_often_as_its_chance_says() -> None:
    chances = inclusion([1, 1, 2, 4, 30, 2], 3)
    assert chances[4] == 1
    drawn = Counter(at for seed in range(4_000) for at in systematic(chances, random.Random(seed)))
    assert [drawn[at] / 4_000 for at in range(6)] == pytest.approx(chances, abs=0.025)


def test_the_same_candidates_in_any_order_are_drawn_alike() -> None:
    pool = [candidate(number) for number in range(50)]
    one, other = (draw(some, Mix.read("random"), 10, seed=3) for some in (pool, pool[::-1]))
    assert [drawn.item for drawn in one.drawn] == [drawn.item for drawn in other.drawn]
    assert one.drawn != draw(pool, Mix.read("random"), 10, seed=4).drawn


def mixed() -> list[Candidate]:
    """Of 200, 30 on which two judges disagree, 20 of which one judge wavers, 5 of a party that nobody labelled."""
    pool: list[Candidate] = []
    for number in range(200):
        first = "pass" if number % 4 else "fail"
        second = ("fail" if first == "pass" else "pass") if number < 30 else first
        again = "fail" if 30 <= number < 50 and second == "pass" else second
        party = {"party": "group", "mood": "calm"} if number >= 195 else {"party": "solo", "mood": "calm"}
        pool.append(candidate(number, {"j@v1": [first, first], "j@v2": [second, again]}, **party))
    return pool


def test_each_strategy_draws_its_share() -> None:
    known = Known.of([{"party": "solo", "mood": "calm"}])
    mix = Mix.read("random=40,disagree=20,uncertain=10,new_region=4,balanced=26")
    made = draw(mixed(), mix, 100, 1, known)
    drew = Counter(one.strategy for one in made.drawn)
    assert made.empty == []
    assert drew["disagree"] == pytest.approx(20, abs=6)
    assert drew["new_region"] == pytest.approx(4, abs=2)
    chances = made.chances
    assert chances["i-" + f"{0:016x}"] > chances["i-" + f"{100:016x}"] < chances["i-" + f"{199:016x}"]
    assert {one.probability for one in made.drawn} <= set(chances.values())


def test_a_strategy_that_finds_nothing_gives_its_share_to_the_others() -> None:
    made = draw([candidate(number) for number in range(40)], Mix.read("random=50,disagree=50"), 10, 1)
    assert made.empty == ["disagree"]
    assert set(made.chances.values()) == {0.25}


def test_a_mix_that_leaves_some_without_a_chance_is_refused() -> None:
    with pytest.raises(MixError, match=r"mix disagree=20: 170 of 200 outputs could never be drawn.*add random"):
        draw(mixed(), Mix.read("disagree=20"), 10, 1)


def test_a_balanced_draw_has_as_many_of_either_verdict() -> None:
    pool = [candidate(number, {"j@v1": ["fail" if number < 20 else "pass"]}) for number in range(200)]
    made = draw(pool, Mix.read("balanced"), 30, 1)
    failed = sum(one.item < f"i-{20:016x}" for one in made.drawn)
    assert failed == 15


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("freindly=1", "unknown strategy 'freindly'"),
        ("disagre=1", "unknown strategy 'disagre'; did you mean 'disagree'?"),
        ("random=0", "'random=0'; wanted each strategy once with a share above 0"),
        ("random=x", "'random=x'; wanted"),
        ("random=nan", "wanted"),
        ("random=1,random=2", "'random=2'; wanted each strategy once"),
        ("", "names no strategy"),
    ],
)
def test_what_is_no_mix(text: str, said: str) -> None:
    with pytest.raises(MixError, match=said.replace("?", r"\?")):
        Mix.read(text)
