"""Pairs of frozen outputs through a judge: once each, again by kind of failure, and no further when nobody answers."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from agents.itinerary import Itinerary
from agents.llm.errors import Fault
from evals.artifact import Artifact, Ending, WriteFailed, open_folder, read_artifact
from evals.artifact.appending import append
from evals.judges import Pairwise, load_rubric
from evals.output import Output
from evals.preferences import open_preferences, read_preferences
from evals.preferences.asking import Comparing, pairs_of
from evals.preferences.kept import Kept
from evals.prices import load_prices
from evals.row import Row
from evals.runner.run import Means
from synthetic.driving.throttle import Throttle
from tests.evals.judges.support import Reply, Scripted, client_of, completion
from tests.evals.runner.support import asked, some_cases
from tests.synthetic.driving.support import FakeClock

A, MUTE = completion('{"reason": "because", "label": "plan_a"}'), completion("what?")
DOWN: Reply = (503, {"error": {"message": "down"}})


def experiment_of(folder: Path, plan: Itinerary, cases: int, refused: Sequence[str] = ()) -> Artifact:
    every = some_cases(cases)
    with open_folder(folder, asked(every), every) as held:
        for case in every:
            for variant in ("baseline", "kind"):
                lost = case.id in refused and variant == "kind"
                output = Output(ended="refused" if lost else "planned", itinerary=None if lost else plan)
                row = Row(case=case.id, variant=variant, repetition=0, state="done", output=output)
                append(held.rows, row.model_dump_json().encode() + b"\n")
    return read_artifact(folder)


async def compared(artifact: Artifact, endpoint: Scripted, concurrency: int = 1, kept: Kept | None = None) -> Ending:
    clock = FakeClock()
    means = Means(Throttle(clock, concurrency), clock, concurrency)
    async with client_of(endpoint) as client:
        judge = Pairwise(load_rubric("preferred.v2"), client, "gpt-4.1")
        with open_preferences(artifact.folder) as opened:
            work = Comparing(artifact, judge, load_prices(), means, kept or opened, lambda _: None)
            return await work.work(pairs_of(artifact, judge))


async def test_every_pair_once_with_its_price(tmp_path: Path, itinerary: Itinerary) -> None:
    artifact = experiment_of(tmp_path, itinerary, 4, refused=["c002"])
    endpoint = Scripted(A)
    assert await compared(artifact, endpoint, 3) == "complete"
    assert await compared(artifact, endpoint, 3) == "complete"
    lines = read_preferences(tmp_path)
    assert [line.preference.case for line in lines] == ["c000", "c001", "c003"]
    assert len(endpoint.requests) == 6
    assert (lines[0].variant, lines[0].against, lines[0].preference.flipped) == ("kind", "baseline", True)
    assert str(lines[0].preference.spent.usd) == "0.000512"


async def test_an_endpoint_that_comes_back_costs_nothing_but_time(tmp_path: Path, itinerary: Itinerary) -> None:
    artifact = experiment_of(tmp_path, itinerary, 2)
    assert await compared(artifact, Scripted(DOWN, DOWN, DOWN, A)) == "complete"
    assert [line.final for line in read_preferences(tmp_path)] == [True, True]


async def test_one_that_is_gone_is_left_and_asked_again_next_time(tmp_path: Path, itinerary: Itinerary) -> None:
    artifact = experiment_of(tmp_path, itinerary, 6)
    assert await compared(artifact, Scripted(DOWN)) == "infrastructure"
    assert [line.preference.fault for line in read_preferences(tmp_path)] == [Fault.SERVER, Fault.SERVER]
    assert await compared(artifact, Scripted(A)) == "complete"
    lines = read_preferences(tmp_path)
    assert [(line.preference.case, line.final) for line in lines] == [(f"c{n:03}", True) for n in range(6)]


async def test_a_reply_that_cannot_be_read_is_unscored_for_good(tmp_path: Path, itinerary: Itinerary) -> None:
    artifact, endpoint = experiment_of(tmp_path, itinerary, 1), Scripted(MUTE)
    assert await compared(artifact, endpoint) == "complete"
    (line,) = read_preferences(tmp_path)
    assert (line.preference.result, line.final, len(endpoint.requests)) == ("unscored", True, 6)
    await compared(artifact, endpoint)
    assert len(endpoint.requests) == 6


async def test_a_full_disk_ends_it(tmp_path: Path, itinerary: Itinerary) -> None:
    artifact = experiment_of(tmp_path, itinerary, 2)
    with (tmp_path / "cases.jsonl").open("rb") as readonly, pytest.raises(WriteFailed, match="Bad file descriptor"):
        await compared(artifact, Scripted(A), kept=Kept(frozenset(), readonly.fileno()))
