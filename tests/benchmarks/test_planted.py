"""What is drawn from a pool is an experiment like any other, and the pool's rates are its truth."""

import json
from collections import Counter
from pathlib import Path

import httpx2
import numpy as np
import pytest

from benchmarks.planted.draws import AGAIN, RUNS, TUPLES, VARIANTS, Pool, draw
from benchmarks.planted.gates import exit_codes, scenes
from benchmarks.planted.profiles import RATES, Tagging, current
from evals.artifact import read_artifact, read_summary
from evals.row import Key
from rehearsal import Rehearsal, Reply
from rehearsal.faults import digest
from tests.evals.runner.support import JUDGE, Agents, Bench, some_cases


@pytest.fixture
async def pool(tmp_path: Path) -> Pool:
    """Eight cases of four tuples, three runs under each profile; the base alone is kind."""
    agents = {name: Agents(name) for name in RATES}
    bench = Bench(tmp_path / "pool", some_cases(8), agents, repetitions=3)
    bench.judge.passes = lambda sample: sample.output.why == "base"
    assert await bench.run() == "complete"
    return Pool.of(read_artifact(tmp_path / "pool"))


def test_the_truth_is_counted(pool: Pool) -> None:
    assert len(pool.tuples) == 4
    assert pool.rates() == {
        ("even", "base"): 4 / 7, ("even", "worse"): 4 / 7, ("even", "much_worse"): 4 / 7, ("even", AGAIN): 4 / 7,
        (JUDGE, "base"): 1, (JUDGE, "worse"): 0, (JUDGE, "much_worse"): 0, (JUDGE, AGAIN): 1,
    }  # fmt: skip


def test_a_drawn_experiment_is_whole(pool: Pool, tmp_path: Path) -> None:
    drawn = draw(pool, np.random.default_rng(1), tmp_path / "drawn")
    assert tuple(drawn.variants) == VARIANTS
    assert len({case.cluster for case in drawn.cases.values()}) == TUPLES
    assert set(Counter((key.case, key.variant) for key in drawn.heads).values()) == {RUNS}
    assert len(drawn.heads) == len(VARIANTS) * RUNS * len(drawn.cases)
    assert sum(verdict.evaluator == JUDGE for verdict in drawn.verdicts) == len(drawn.heads)
    summary = read_summary(drawn.folder)
    assert summary
    assert summary.ending == "complete"
    again = draw(pool, np.random.default_rng(1), tmp_path / "again")
    assert [*again.verdicts] == [*drawn.verdicts]
    other = draw(pool, np.random.default_rng(2), tmp_path / "other")
    assert other.cases.keys() != drawn.cases.keys()


def test_the_gate_on_what_is_drawn(pool: Pool, tmp_path: Path) -> None:
    found = exit_codes(draw(pool, np.random.default_rng(1), tmp_path / "drawn"), scenes(pool.rates()))
    assert list(found) == [
        "no difference", "at all margins", "clearly worse", "at the margin of even", "at the margin of kind.judge",
    ]  # fmt: skip
    assert (found["no difference"], found["clearly worse"]) == (0, 1)


async def test_a_tag_changes_no_fate() -> None:
    bodies: list[bytes] = []

    class Noting(Rehearsal):
        async def respond(self, body: bytes) -> Reply:
            bodies.append(body)
            return await super().respond(body)

    body = json.dumps({"model": "m", "messages": [{"role": "user", "content": "Say hello."}]}).encode()
    current.set(Key("c1", "base", 2))
    async with httpx2.AsyncClient(transport=Tagging(Noting())) as client:
        reply = await client.post("http://rehearsal.invalid/v1/chat/completions", content=body)
    assert reply.status_code == 200
    assert json.loads(bodies[0])["metadata"] == {"case": "c1", "variant": "base", "repetition": "2"}
    assert digest(bodies[0]) == digest(body)
