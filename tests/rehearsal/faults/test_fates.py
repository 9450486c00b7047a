"""Who is hit: off by default, the same request the same fate, the rates met, and the truth written down."""

import asyncio
import json
import logging
from collections.abc import Iterable
from math import sqrt
from pathlib import Path

import httpx2
import pytest

from rehearsal import Rehearsal, Reply, create_app
from rehearsal.faults import digest, faults, read_profile
from tests.rehearsal.faults.support import asked, engine, lines, reply
from tests.rehearsal.support import DAYS, arr, obj, strict, user

DAY = obj(date={"type": "string"}, title={"type": "string"})
SMALL = {
    "model": "m",
    "messages": [user("Copy the days.", {"days": [{"date": day["date"], "title": day["title"]} for day in DAYS]})],
    "response_format": strict(obj(days=arr(DAY))),
}
EVERY = {fault.name: 0.0 for fault in faults()}


def days(rehearsal: Rehearsal, seed: int) -> int:
    answered = reply({**SMALL, "seed": seed}, rehearsal)
    assert isinstance(answered.body, bytes)
    return len(json.loads(json.loads(answered.body)["choices"][0]["message"]["content"])["days"])


def send(rehearsal: Rehearsal, seeds: Iterable[int]) -> None:
    """Sends many in one loop, which is quicker."""

    async def one_by_one() -> None:
        for seed in seeds:
            await rehearsal.respond(json.dumps({**SMALL, "seed": seed}).encode())

    asyncio.run(one_by_one())


def test_the_nine_faults() -> None:
    assert sorted(EVERY) == [
        "budget_ignored", "day_dropped", "malformed_json", "place_repeated", "rate_limited", "stall", "too_long",
        "wrong_tone", "wrong_tool",
    ]  # fmt: skip


@pytest.mark.parametrize(("agent", "turn"), [("budget", "pick"), ("budget", "write"), ("itinerary", "write")])
def test_rates_of_0_change_no_byte(agent: str, turn: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("rehearsal.completion.time.time", lambda: 1.0)
    request = asked(agent, turn)
    assert reply(request, engine(EVERY)) == reply(request, Rehearsal())


def test_the_same_request_has_the_same_fate() -> None:
    fates = [days(engine({"day_dropped": 0.5}), seed) for seed in range(40)]
    other = engine({"day_dropped": 0.5})
    assert [days(other, seed) for seed in reversed(range(40))] == fates[::-1]
    assert set(fates) == {2, 3}


def test_another_seed_of_the_profile_hits_others() -> None:
    one, two = engine({"day_dropped": 0.5}, seed=1), engine({"day_dropped": 0.5}, seed=2)
    assert [days(one, seed) for seed in range(40)] != [days(two, seed) for seed in range(40)]


@pytest.mark.parametrize("rate", [0.02, 0.1, 0.5])
def test_rates_are_met(rate: float, tmp_path: Path) -> None:
    truth, count = tmp_path / "truth.jsonl", 1000
    send(engine({"day_dropped": rate}, truth, seed=3), range(count))
    dropped = sum("day_dropped" in line["faults"] for line in lines(truth))
    assert abs(dropped / count - rate) < 3 * sqrt(rate * (1 - rate) / count)


def test_faults_are_drawn_independently(tmp_path: Path) -> None:
    truth, count = tmp_path / "truth.jsonl", 1000
    rehearsal = engine({"day_dropped": 0.3, "malformed_json": 0.3}, truth)
    send(rehearsal, range(count))
    done = [frozenset(line["faults"]) for line in lines(truth)]
    both = sum(len(names) == 2 for names in done) / count
    assert abs(both - 0.09) < 3 * sqrt(0.09 * 0.91 / count)
    assert all(line["could"] == ["day_dropped", "malformed_json"] for line in lines(truth))


def test_a_stream_is_hit_as_a_whole_reply_is() -> None:
    async def content(rehearsal: Rehearsal) -> str:
        answered = await rehearsal.respond(json.dumps({**SMALL, "stream": True}).encode())
        assert not isinstance(answered.body, bytes)
        events = [event.decode()[6:] async for event in answered.body]
        chunks = [json.loads(event) for event in events if not event.startswith("[DONE]")]
        return "".join(chunk["choices"][0]["delta"].get("content") or "" for chunk in chunks)

    streamed = json.loads(asyncio.run(content(engine({"day_dropped": 1}))))
    whole = reply(SMALL, engine({"day_dropped": 1}))
    assert isinstance(whole.body, bytes)
    assert streamed == json.loads(json.loads(whole.body)["choices"][0]["message"]["content"])
    assert len(streamed["days"]) == 2


def test_the_truth_file(tmp_path: Path) -> None:
    truth = tmp_path / "made" / "truth.jsonl"
    rehearsal = engine({"day_dropped": 1, "wrong_tool": 1}, truth, seed=5)
    reply({**SMALL, "metadata": {"case": "c1", "odd": 3}, "n": 2}, rehearsal)
    first, second = lines(truth)
    assert first == {
        "request": digest(json.dumps({**SMALL, "n": 2}).encode()),
        "choice": 0,
        "kind": "json",
        "metadata": {"case": "c1"},
        "could": ["day_dropped"],
        "faults": first["faults"],
    }
    assert first["faults"]["day_dropped"] in [f"days[{at}]: {day['date']}" for at, day in enumerate(DAYS)]
    assert (second["request"], second["choice"]) == (first["request"], 1)


def test_the_same_requests_give_the_same_truth(tmp_path: Path) -> None:
    for name in ("one", "two"):
        rehearsal = engine({"day_dropped": 0.5, "malformed_json": 0.2}, tmp_path / name)
        send(rehearsal, range(20))
    assert (tmp_path / "one").read_bytes() == (tmp_path / "two").read_bytes()


def test_a_truth_file_that_cannot_be_written_fails_no_request(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    rehearsal = engine({"day_dropped": 1}, tmp_path)
    with caplog.at_level(logging.WARNING):
        assert [days(rehearsal, seed) for seed in range(3)] == [2, 2, 2]
    assert len(caplog.records) == 1
    assert "nothing more is written to the truth file" in caplog.text


def test_a_truth_file_has_an_end(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr("rehearsal.faults.truth.MAX_BYTES", 400)
    rehearsal = engine({"day_dropped": 1}, tmp_path / "truth")
    assert [days(rehearsal, seed) for seed in range(5)] == [2] * 5
    assert 0 < (tmp_path / "truth").stat().st_size <= 400
    assert "it has reached 400 bytes" in caplog.text


def test_the_digest_is_of_the_content() -> None:
    one = digest(b'{"seed": 1, "model": "m", "messages": []}')
    assert one == digest(b'{"messages":[],"model":"m","seed":1,"stream":true,"metadata":{"a":"b"}}')
    assert one != digest(b'{"messages":[],"model":"m","seed":2}')
    assert len(digest(b"\xff")) == 16


async def test_over_http() -> None:
    app = create_app(Rehearsal(faults=read_profile({"faults": {"rate_limited": 1}})))
    async with httpx2.AsyncClient(transport=httpx2.ASGITransport(app), base_url="http://engine") as client:
        refused, served = [await client.post("/chat/completions", json=SMALL) for _ in range(2)]
    assert (refused.status_code, refused.headers["retry-after"], served.status_code) == (429, "1", 200)


def test_a_bad_request_is_refused_as_ever() -> None:
    answered = asyncio.run(engine({"stall": 1}).respond(b"{}"))
    assert isinstance(answered, Reply)
    assert answered.status == 400
