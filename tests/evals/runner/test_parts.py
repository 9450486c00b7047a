"""The order of work, waits, budgets, estimates, prices: each by itself."""

import random
from collections import Counter
from decimal import Decimal
from pathlib import Path

import pytest

from agents.llm.errors import Fault
from evals.artifact import read_artifact
from evals.evaluators.pairs.registry import PairEvaluator
from evals.evaluators.registry import Said
from evals.output import Sample
from evals.row import Key, Spent
from evals.runner.budget import Budget
from evals.runner.estimate import Estimate
from evals.runner.patience import Patience, fault_of
from evals.runner.session import run_session
from evals.runner.units import units
from evals.spending import plus, total
from synthetic.case import Pair
from tests.evals.runner.support import Bench, some_cases


def test_the_order_is_of_whole_pairs_drawn_by_the_seed() -> None:
    names = [f"c{n}" for n in range(20)]
    order = units(names, ["a", "b"], 2, seed=3)
    assert order == units(names, ["a", "b"], 2, seed=3) != units(names, ["a", "b"], 2, seed=4)
    assert len(set(order)) == 80
    assert [key.repetition for key in order] == [0] * 40 + [1] * 40
    assert all(one.case == other.case for one, other in zip(order[::2], order[1::2], strict=True))
    assert [key.case for key in order[:40:2]] != names
    assert 5 < Counter(key.variant for key in order[::2])["a"] < 35


@pytest.mark.parametrize(
    ("cases", "variants", "says"),
    [(["c", "d", "c"], ["a"], "case 'c' comes twice; allowed: once"), (["c"], ["a", "a"], "variant 'a' comes twice")],
)
def test_nothing_comes_twice(cases: list[str], variants: list[str], says: str) -> None:
    with pytest.raises(ValueError, match=says):
        units(cases, variants, 1, seed=0)


def test_waits_double_up_to_the_most_and_are_spread() -> None:
    patience, draw = Patience(tries=5, first=1.0, most=6.0), random.Random(0)
    for tried, most in enumerate([1, 2, 4, 6, 6]):
        waits = [patience.wait(tried, draw) for _ in range(500)]
        assert 0 <= min(waits) < 0.1 * most
        assert 0.9 * most < max(waits) <= most


@pytest.mark.parametrize(
    ("error", "fault"),
    [
        ("rate limited: HTTP 429", Fault.RATE_LIMITED),
        ("server error: HTTP 500 (itinerary.v1+3f2a91c0)", Fault.SERVER),
        ("ValueError: no", None),
        ("", None),
        (None, None),
    ],
)
def test_a_row_says_how_it_failed(error: str | None, fault: Fault | None) -> None:
    assert fault_of(error) is fault


def test_a_budget_keeps_room_for_what_is_in_flight() -> None:
    budget = Budget(tokens=1000)
    assert [budget.room(in_flight) for in_flight in (0, 3, 4)] == [True, True, False]
    budget.pay(Spent(calls=1, prompt_tokens=80, completion_tokens=20, usd=None))
    assert [budget.room(in_flight) for in_flight in (0, 8, 9)] == [True, True, False]
    budget.pay(Spent())
    assert budget.units == 1
    assert Budget(usd=Decimal("0.5"), spent=Spent(usd=Decimal("0.5"))).room(0) is False
    assert Budget().room(1000)


def test_a_sum_has_a_price_where_all_parts_have_one() -> None:
    priced, free = Spent(calls=1, prompt_tokens=5, usd=Decimal("0.2")), Spent(calls=2, completion_tokens=3)
    assert plus(priced, priced) == Spent(calls=2, prompt_tokens=10, usd=Decimal("0.4"))
    assert total([priced, free, priced]).usd is None
    assert total([priced, Spent(), priced]) == Spent(calls=2, prompt_tokens=10, usd=Decimal("0.4"))


async def session(bench: Bench, answer: bool) -> tuple[str, list[Estimate]]:
    from evals.artifact import open_folder

    asked: list[Estimate] = []

    def agree(estimate: Estimate) -> bool:
        asked.append(estimate)
        return answer

    with open_folder(bench.folder, bench.asked, bench.cases) as held:
        return await run_session(bench.work, bench.means(), held, bench.report, agree), asked


async def test_a_few_cases_are_run_before_anybody_is_asked(tmp_path: Path) -> None:
    bench = Bench(tmp_path, some_cases(20))
    wanted = Estimate(measured=6, left=34, tokens=6800, usd=Decimal("0.68"), seconds=0.85)
    assert await session(bench, answer=False) == ("stopped", [wanted])
    assert len(read_artifact(tmp_path).heads) == bench.row_calls.total() == 6
    ending, asked = await session(bench, answer=True)
    assert (ending, asked) == ("complete", [wanted])
    assert set(bench.row_calls.values()) == {1}
    assert await session(bench, answer=False) == ("complete", [])


async def test_pairs_are_judged_when_both_are_done(tmp_path: Path) -> None:
    first, second, alone = some_cases(3)
    second = second.model_copy(update={"pair": Pair(of=first.id, perturbation="more")})
    alone = alone.model_copy(update={"pair": Pair(of="gone", perturbation="more")})

    def longer(one: Sample, other: Sample, _: object) -> Said:
        days = [sample.case.form["days"] for sample in (one, other)]
        return Said("pass" if days == [0, 1] else "fail", f"{days}")

    bench = Bench(tmp_path, [first, second, alone], pair_evaluators=(PairEvaluator("pair.more", "", longer),))
    for _ in range(2):
        await session(bench, answer=True)
    said = [verdict for verdict in read_artifact(tmp_path).verdicts if verdict.evaluator == "pair.more"]
    assert sorted((verdict.key, verdict.outcome) for verdict in said) == [
        (Key("c001", "baseline", 0), "pass"),
        (Key("c001", "kind", 0), "pass"),
    ]
    lines = (tmp_path / "verdicts.jsonl").read_text().splitlines()
    assert sum("pair.more" in line for line in lines) == 2
