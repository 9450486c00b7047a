"""A run with a rule to stop: it ends when it is decided, and stays ended."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from agents.llm.errors import Fault
from evals.artifact import ArtifactError, Ending, Experiment, StopRule, open_folder, read_artifact, read_summary
from evals.comparison.stopping import stopping_of
from evals.row import Key
from evals.runner.budget import Budget
from evals.runner.estimate import Estimate
from evals.runner.session import run_session
from evals.runner.stop_rule import stop_rule
from evals.runner.units import AskedError, by_tuple
from evals.runner.work import Work
from tests.evals.runner.support import JUDGE, Bench, KindJudge, asked, lost, some_cases

EVALUATORS = ("even", JUDGE)


@dataclass
class Stopping(Bench):
    """A bench with a rule; `kind` is friendlier on every case unless the judge says otherwise."""

    rule: StopRule = field(default_factory=lambda: StopRule(evaluator=JUDGE))

    @property
    def work(self) -> Work:
        work = super().work
        clusters = {case.id: case.cluster for case in self.cases}
        return Work(work.cases, work.tasks, work.evaluators, work.judges, work.data, by_tuple(work.units, clusters, 0))

    @property
    def asked(self) -> Experiment:
        return asked(self.cases, stop=self.rule)


async def test_it_ends_when_it_is_decided_and_stays_ended(tmp_path: Path) -> None:
    bench = Stopping(tmp_path, some_cases(100))
    assert await bench.run() == "decided"
    summary = read_summary(tmp_path)
    assert summary
    assert (summary.ending, summary.asked) == ("decided", 200)
    assert 64 <= summary.rows <= 64 + 4
    found = stopping_of(read_artifact(tmp_path))
    assert found
    assert (found.decided, found.tuples) == (True, 50)
    assert 16 <= found.seen <= 17

    before = [(tmp_path / name).read_bytes() for name in ("rows.jsonl", "verdicts.jsonl")]
    assert await bench.run() == "decided"
    assert [(tmp_path / name).read_bytes() for name in ("rows.jsonl", "verdicts.jsonl")] == before


async def test_nobody_is_asked_about_what_will_not_be_done(tmp_path: Path) -> None:
    bench, estimates = Stopping(tmp_path, some_cases(100)), list[Estimate]()

    def agree(known: Estimate) -> bool:
        estimates.append(known)
        return True

    async def session() -> Ending:
        with open_folder(tmp_path, bench.asked, bench.cases) as held:
            return await run_session(bench.work, bench.means(), held, bench.report, agree)

    assert [await session(), await session()] == ["decided", "decided"]
    assert len(estimates) == 1


async def test_without_a_difference_all_is_done(tmp_path: Path) -> None:
    bench = Stopping(tmp_path, some_cases(40), judge=KindJudge(passes=lambda _: True))
    assert await bench.run() == "complete"
    found = stopping_of(read_artifact(tmp_path))
    assert found
    assert (found.seen, found.tuples, found.decided) == (20, 20, False)


async def test_a_run_in_parts_stops_where_one_in_a_piece_does(tmp_path: Path) -> None:
    bench = Stopping(tmp_path / "parts", some_cases(100))
    assert await bench.run(budget=Budget(tokens=8_000)) == "budget"
    assert await bench.run() == "decided"
    whole = Stopping(tmp_path / "whole", some_cases(100))
    await whole.run()
    one, other = (stopping_of(read_artifact(each.folder)) for each in (bench, whole))
    assert one
    assert other
    assert one.stops == other.stops


async def test_a_run_that_was_lost_holds_up_the_verdict(tmp_path: Path) -> None:
    """The first tuple of the order is not whole: what comes after it is not looked at."""
    bench = Stopping(tmp_path, some_cases(60))
    first = bench.work.units[0]
    bench.agents[first.variant].trouble[first] = lost(Fault.REJECTED)
    assert await bench.run() == "infrastructure"
    found = stopping_of(read_artifact(tmp_path))
    assert found
    assert (found.seen, found.decided) == (0, False)
    assert await bench.run() == "complete"
    assert (stopping_of(read_artifact(tmp_path)) or found).decided


async def test_another_rule_is_another_experiment(tmp_path: Path) -> None:
    bench = Stopping(tmp_path, some_cases(20))
    await bench.run()
    bench.rule = StopRule(evaluator="even", margin=0.05)
    with pytest.raises(ArtifactError, match=r"stop was kind.judge@v1\+0000aaaa, margin 0, is even, margin 5"):
        await bench.run()


def test_the_order_is_tuple_by_tuple(tmp_path: Path) -> None:
    keys = Stopping(tmp_path, some_cases(20)).work.units
    tuples = [int(key.case[1:]) // 2 for key in keys]
    assert [tuples[at : at + 4] for at in range(0, 40, 4)] == [[tuples[at]] * 4 for at in range(0, 40, 4)]
    assert len({Key(*key) for key in keys}) == 40


@pytest.mark.parametrize("name", ["kind", JUDGE])
def test_an_evaluator_is_named_with_or_without_its_version(name: str) -> None:
    assert stop_rule(name, 0.05, ("a", "b"), EVALUATORS) == StopRule(evaluator=JUDGE, margin=0.05)
    assert stop_rule(None, 0.05, ("a",), EVALUATORS) is None


@pytest.mark.parametrize(
    ("name", "margin", "variants", "says"),
    [
        ("kid", 0.0, ("a", "b"), r"unknown evaluator to stop by 'kid'; did you mean 'kind'\? \(even, kind\)"),
        ("kind", 1.0, ("a", "b"), "the margin to stop by is 100 points; allowed: 0 to less than 100"),
        ("kind", 0.0, ("a", "null.empty_plan"), "there is no second variant"),
    ],
)
def test_what_cannot_be_stopped_by_is_refused(name: str, margin: float, variants: Sequence[str], says: str) -> None:
    with pytest.raises(AskedError, match=says):
        stop_rule(name, margin, variants, EVALUATORS)
