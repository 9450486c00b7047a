"""Every unit once, in the order of the seed; what fails is tried again by its kind; the third state is kept apart."""

import json
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from agents.llm.errors import Fault
from evals.artifact import read_artifact, read_summary
from evals.evaluators.registry import Evaluator, Said
from evals.row import Key
from evals.runner.budget import Budget, BudgetError
from evals.runner.cache import Cache
from tests.evals.runner.support import JUDGE, ONE_CALL, Agents, Bench, Judgement, KindJudge, lost, some_cases

C2 = Key("c002", "kind", 0)


def lines(folder: Path, name: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (folder / name).read_text().splitlines()]


async def test_every_unit_has_one_row_and_a_verdict_of_each(tmp_path: Path) -> None:
    bench = Bench(tmp_path / "out", some_cases(5), repetitions=2)
    assert await bench.run() == "complete"

    rows, verdicts = lines(tmp_path / "out", "rows.jsonl"), lines(tmp_path / "out", "verdicts.jsonl")
    assert len(rows) == len({(row["case"], row["variant"], row["repetition"]) for row in rows}) == 20
    assert Counter(verdict["evaluator"] for verdict in verdicts) == {"even": 16, JUDGE: 20}
    assert {verdict["variant"] for verdict in verdicts if verdict["label"] == "friendly"} == {"kind"}
    assert set(bench.row_calls.values()) == {1}
    assert len(bench.reported) == 20
    summary = read_summary(tmp_path / "out")
    assert summary
    assert (summary.ending, summary.asked, summary.rows, summary.infrastructure) == ("complete", 20, 20, 0)
    assert summary.spent.calls == 40
    assert [(t.evaluator, t.variant, t.passed, t.failed) for t in summary.verdicts] == [
        ("even", "baseline", 6, 2),
        ("even", "kind", 6, 2),
        (JUDGE, "baseline", 0, 10),
        (JUDGE, "kind", 10, 0),
    ]


async def test_again_in_the_same_folder_does_nothing_again(tmp_path: Path) -> None:
    bench = Bench(tmp_path, some_cases(6))
    await bench.run()
    before = [(tmp_path / name).read_bytes() for name in ("rows.jsonl", "verdicts.jsonl", "experiment.json")]
    assert await bench.run() == "complete"
    assert [(tmp_path / name).read_bytes() for name in ("rows.jsonl", "verdicts.jsonl", "experiment.json")] == before
    assert set(bench.row_calls.values()) == set(bench.judge.calls.values()) == {1}


@pytest.mark.parametrize(
    ("fault", "tries"),
    [
        (Fault.RATE_LIMITED, 8),
        (Fault.SERVER, 4),
        (Fault.CONNECTION, 4),
        (Fault.TIMEOUT, 2),
        (Fault.REJECTED, 0),
        (Fault.UNAUTHORISED, 0),
    ],
)
async def test_what_failed_is_tried_again_by_its_kind(tmp_path: Path, fault: Fault, tries: int) -> None:
    bench = Bench(tmp_path, some_cases(4))
    bench.agents["kind"].trouble[C2] = lost(fault, 99)
    assert await bench.run() == "infrastructure"
    assert bench.row_calls[C2] == 1 + tries
    own = [row for row in lines(tmp_path, "rows.jsonl") if Key(row["case"], row["variant"], row["repetition"]) == C2]
    assert [(row["state"], row["error"]) for row in own] == [("infrastructure", f"{fault}: by order of the test")] * (
        1 + tries
    )
    artifact = read_artifact(tmp_path)
    assert len(artifact.heads) == 8
    assert artifact.heads[C2].state == "infrastructure"
    assert not [verdict for verdict in artifact.verdicts if verdict.key == C2]


async def test_a_failure_that_passes_leaves_one_row_that_counts(tmp_path: Path) -> None:
    bench = Bench(tmp_path, some_cases(4))
    bench.agents["kind"].trouble[C2] = [*lost(Fault.SERVER, 2), TimeoutError()]
    assert await bench.run() == "complete"
    artifact = read_artifact(tmp_path)
    assert (artifact.heads[C2].state, artifact.counted.superseded) == ("done", 3)
    assert len([verdict for verdict in artifact.verdicts if verdict.key == C2]) == 2
    assert 0 < len(bench.clock.waited) <= 3


async def test_infrastructure_is_tried_again_when_the_run_goes_on(tmp_path: Path) -> None:
    bench = Bench(tmp_path, some_cases(4))
    bench.agents["kind"].trouble[C2] = lost(Fault.REJECTED)
    bench.judge.first["c003"] = [Judgement(Said("unscored", "no answer"), fault=Fault.UNAUTHORISED)]
    assert await bench.run() == "infrastructure"
    summary = read_summary(tmp_path)
    assert summary
    assert (summary.rows, summary.infrastructure, sum(tally.infrastructure for tally in summary.verdicts)) == (7, 1, 1)

    assert await bench.run() == "complete"
    summary = read_summary(tmp_path)
    assert summary
    assert (summary.rows, summary.infrastructure, sum(tally.infrastructure for tally in summary.verdicts)) == (8, 0, 0)
    assert bench.row_calls.total() == 9
    assert bench.judge.calls.total() == 9


async def test_a_task_that_breaks_takes_no_other_along(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    bench = Bench(tmp_path, some_cases(4))
    bench.agents["kind"].trouble[C2] = [ValueError("no such thing")]
    bench.agents["baseline"] = Agents("kind")
    assert await bench.run() == "infrastructure"
    errors = {head.key: head.error for head in read_artifact(tmp_path).heads.values() if head.state != "done"}
    assert errors[C2] == "ValueError: no such thing"
    assert errors[Key("c000", "baseline", 0)] == (
        "the task gave a row of Key(case='c000', variant='kind', repetition=0)"
    )
    assert "the task of variant kind broke on case c002" in caplog.text


async def test_judges_that_cannot_be_read_leave_it_unscored_for_good(tmp_path: Path) -> None:
    bench = Bench(tmp_path, some_cases(3))
    bench.judge.first["c000"] = [Judgement(Said("unscored", "no JSON", "unreadable"))]
    bench.judge.first["c001"] = [ValueError("nonsense")]
    assert await bench.run() == "complete"
    await bench.run()
    said = [verdict for verdict in read_artifact(tmp_path).verdicts if verdict.outcome == "unscored"]
    assert sorted((verdict.case, verdict.label, verdict.reason) for verdict in said) == [
        ("c000", "unreadable", "no JSON"),
        ("c001", "broken", "ValueError: nonsense"),
    ]
    assert bench.judge.calls.total() == 6


async def test_an_evaluator_that_breaks_is_unscored(tmp_path: Path) -> None:
    def broken(*_: object) -> Said:
        raise KeyError("days")

    bench = Bench(tmp_path, some_cases(2), evaluators=(Evaluator("broken", "check", "", broken),))
    await bench.run()
    said = [verdict for verdict in read_artifact(tmp_path).verdicts if verdict.evaluator == "broken"]
    assert [(verdict.outcome, verdict.label, verdict.reason) for verdict in said] == [
        ("unscored", "broken", "KeyError: 'days'")
    ] * 4


async def test_an_endpoint_that_is_gone_is_left_alone(tmp_path: Path) -> None:
    bench = Bench(tmp_path, some_cases(50))
    for name, agents in bench.agents.items():
        agents.trouble = {Key(case.id, name, 0): lost(Fault.UNAUTHORISED, 99) for case in bench.cases}
    assert await bench.run(concurrency=4) == "infrastructure"
    assert 5 <= bench.row_calls.total() <= 9


async def test_repeated_judgings_of_the_same_output(tmp_path: Path) -> None:
    bench = Bench(tmp_path, some_cases(2), judgings=3)
    await bench.run()
    assert bench.row_calls.total() == 4
    assert sorted(verdict.judging for verdict in read_artifact(tmp_path).verdicts if verdict.evaluator == JUDGE) == (
        [0] * 4 + [1] * 4 + [2] * 4
    )


async def test_a_budget_of_tokens_ends_the_run_and_more_of_it_goes_on(tmp_path: Path) -> None:
    bench = Bench(tmp_path, some_cases(20))
    assert await bench.run(concurrency=8, budget=Budget(tokens=2050)) == "budget"
    counted = read_artifact(tmp_path).counted
    assert counted.spent.prompt_tokens + counted.spent.completion_tokens == 2000
    more = Budget(tokens=5000, spent=counted.spent, units=10)
    assert await bench.run(budget=more) == "budget"
    assert read_artifact(tmp_path).counted.spent.calls == 50
    assert await bench.run() == "complete"
    assert set(bench.row_calls.values()) == set(bench.judge.calls.values()) == {1}


async def test_a_budget_of_money(tmp_path: Path) -> None:
    bench = Bench(tmp_path, some_cases(20))
    assert await bench.run(budget=Budget(usd=ONE_CALL.usd and 11 * ONE_CALL.usd)) == "budget"
    assert read_artifact(tmp_path).counted.spent.calls == 10


async def test_a_budget_of_money_wants_prices(tmp_path: Path) -> None:
    bench = Bench(tmp_path, some_cases(20))
    bench.agents["baseline"].spent = bench.agents["kind"].spent = ONE_CALL.model_copy(update={"usd": None})
    with pytest.raises(BudgetError, match="a budget in USD cannot be watched, one in tokens can"):
        await bench.run(budget=Budget(usd=ONE_CALL.usd and 100 * ONE_CALL.usd))
    assert 1 <= len(read_artifact(tmp_path).heads) <= 4


async def test_the_cache_serves_other_experiments_and_never_repetitions(tmp_path: Path) -> None:
    cache = Cache.open(tmp_path / "cache.sqlite")
    first = Bench(tmp_path / "one", some_cases(3), repetitions=2)
    await first.run(cache=cache)
    assert first.row_calls.total() == first.judge.calls.total() == 12

    again = Bench(tmp_path / "two", some_cases(3), repetitions=3)
    assert await again.run(cache=cache) == "complete"
    assert {key.repetition for key in again.row_calls} == {2}
    assert again.row_calls.total() == again.judge.calls.total() == 6
    artifact, summary = read_artifact(tmp_path / "two"), read_summary(tmp_path / "two")
    assert Counter(head.cached for head in artifact.heads.values()) == {True: 12, False: 6}
    assert summary
    assert (summary.cached, summary.spent.calls) == (12, 12)
    assert {head.spent.calls for head in artifact.heads.values()} == {1}


@pytest.mark.parametrize("change", ["variant", "seed", "model", "code", "case"])
async def test_the_cache_minds_all_that_decides(tmp_path: Path, change: str, monkeypatch: pytest.MonkeyPatch) -> None:
    from evals.artifact import Experiment, Versioned
    from tests.evals.runner import support

    cache = Cache.open(tmp_path / "cache.sqlite")
    await Bench(tmp_path / "one", some_cases(2)).run(cache=cache)
    made = support.asked
    updates: dict[str, dict[str, Any]] = {
        "variant": {"variants": (Versioned(name="baseline", digest="b2"), Versioned(name="kind", digest="k2"))},
        "seed": {"seed": 5},
        "model": {"models": (Versioned(name="agents", digest="other"),)},
        "code": {"code": (Versioned(name="agents", digest="other"),)},
        "case": {},
    }

    def other(cases: Any, **more: Any) -> Experiment:
        return made(cases, **(more | updates[change]))

    monkeypatch.setattr(support, "asked", other)
    cases = some_cases(2)
    if change == "case":
        cases = [case.model_copy(update={"form": {"days": 9}}) for case in cases]
    bench = Bench(tmp_path / "two", cases)
    await bench.run(cache=cache)
    assert bench.row_calls.total() == 4


async def test_a_cache_that_breaks_is_left_aside(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    (tmp_path / "cache.sqlite").write_bytes(b"this is no database, whatever its name says" * 99)
    bench = Bench(tmp_path / "out", some_cases(2))
    assert await bench.run(cache=Cache.open(tmp_path / "cache.sqlite")) == "complete"
    assert "no cache" in caplog.text


async def test_the_seed_decides_on_the_order(tmp_path: Path) -> None:
    order: list[Key] = []
    bench = Bench(tmp_path, some_cases(4))
    for agents in bench.agents.values():
        agents.before = order.append
    await bench.run(concurrency=1)
    assert order == list(bench.work.units)
    assert [key.case for key in order[::2]] == [key.case for key in order[1::2]]


async def test_no_more_in_flight_than_asked_for(tmp_path: Path) -> None:
    import asyncio

    now = most = 0

    class Slow(KindJudge):
        async def judge(self, sample: Any, judging: int = 0) -> Judgement | None:
            nonlocal now, most
            now += 1
            most = max(most, now)
            await asyncio.sleep(0)
            now -= 1
            return await super().judge(sample, judging)

    await Bench(tmp_path, some_cases(20), judge=Slow(), judgings=4).run(concurrency=3)
    assert most == 3
