"""What each fault does to what the agents ask."""

import json
from collections import Counter
from pathlib import Path

import pytest

from rehearsal import Rehearsal
from tests.rehearsal.faults.support import asked, called, engine, lines, reply, said, written
from tests.rehearsal.support import ITINERARY, Json, fill, itinerary, strict, system, user

HONEST = Rehearsal()


def places(plan: Json) -> list[str]:
    return [stop["place_id"] for day in plan["days"] for stop in day["stops"]]


def test_wrong_tool(tmp_path: Path) -> None:
    request, truth = asked("research", "pick"), tmp_path / "truth.jsonl"
    right, wrong = called(request, HONEST), called(request, engine({"wrong_tool": 1}, truth))
    assert right == ["get_climate", "get_holidays", "get_daylight", "get_country_facts"]
    (missing,) = Counter(right) - Counter(wrong)
    assert Counter(wrong) - Counter(right) == {"get_visa_rule": 1}
    assert lines(truth)[0]["faults"] == {"wrong_tool": f"{missing} -> get_visa_rule"}


def test_wrong_tool_takes_one_that_nobody_needs_first() -> None:
    request = asked("budget", "pick")
    spare = {"name": "book_meeting_room", "description": "Reserve a room.", "parameters": {"type": "object"}}
    request["tools"].append({"type": "function", "function": spare})
    assert called(request, HONEST) == ["get_costs", "get_exchange_rate"]
    assert sorted(called(request, engine({"wrong_tool": 1}))) in (
        ["book_meeting_room", "get_costs"],
        ["book_meeting_room", "get_exchange_rate"],
    )


def test_budget_ignored(tmp_path: Path) -> None:
    request, truth = asked("budget", "write"), tmp_path / "truth.jsonl"
    right, wrong = written(request, HONEST), written(request, engine({"budget_ignored": 1}, truth))
    assert wrong == {**right, "tier": "luxury"}
    assert lines(truth)[0]["faults"] == {"budget_ignored": f"tier: {right['tier']} -> luxury"}


def test_budget_ignored_in_words(tmp_path: Path) -> None:
    request, truth = asked("itinerary", "write"), tmp_path / "truth.jsonl"
    right, wrong = written(request, HONEST), written(request, engine({"budget_ignored": 1}, truth))
    assert "USD" in right["message"]
    assert "USD" not in wrong["message"]
    assert wrong["message"].endswith("Money is no object here.")
    assert {**wrong, "message": ""} == {**right, "message": ""}
    assert lines(truth)[0]["faults"]["budget_ignored"].startswith("message: ")


def test_day_dropped(tmp_path: Path) -> None:
    request, truth = asked("itinerary", "write"), tmp_path / "truth.jsonl"
    right, wrong = written(request, HONEST), written(request, engine({"day_dropped": 1}, truth))
    lost = [day for day in right["days"] if day not in wrong["days"]]
    assert len(lost) == 1
    assert len(wrong["days"]) == len(right["days"]) - 1
    assert lines(truth)[0]["faults"]["day_dropped"].endswith(lost[0]["date"])


def test_place_repeated() -> None:
    request = asked("itinerary", "write")
    right, wrong = written(request, HONEST), written(request, engine({"place_repeated": 1}))
    assert len(set(places(right))) == len(places(right)) == len(places(wrong))
    assert len(set(places(wrong))) == len(places(wrong)) - 1
    assert set(places(wrong)) < set(places(right))


def test_too_long() -> None:
    request = asked("itinerary", "write")
    right, wrong = written(request, HONEST), written(request, engine({"too_long": 1}))
    assert "at most 1200 characters" in request["messages"][0]["content"]
    assert len(right["message"]) <= 1200
    assert 1500 < len(wrong["message"]) < 2400
    assert wrong["message"].startswith(right["message"])
    assert wrong["days"] == right["days"]


@pytest.mark.parametrize(
    ("told", "opening"),
    [
        ("", "Drum roll, please!"),
        ("Be formal.", "Drum roll, please!"),
        ("Be friendly.", "Please find the details below."),
    ],
)
def test_wrong_tone(told: str, opening: str) -> None:
    request = {"model": "m", "messages": itinerary(told), "response_format": strict(ITINERARY)}
    wrong = written(request, engine({"wrong_tone": 1}))
    assert wrong["message"].startswith(opening)
    assert wrong["days"] == fill(ITINERARY, itinerary())["days"]


def test_faults_that_happen_together_all_show(tmp_path: Path) -> None:
    request, truth = asked("itinerary", "write"), tmp_path / "truth.jsonl"
    right = written(request, HONEST)
    wrong = written(request, engine({"wrong_tone": 1, "too_long": 1, "place_repeated": 1, "day_dropped": 1}, truth))
    assert wrong["message"].startswith("Drum roll, please!")
    assert len(wrong["message"]) > 1500
    assert len(set(places(wrong))) == len(places(wrong)) - 1
    assert len(wrong["days"]) == len(right["days"]) - 1
    assert list(lines(truth)[0]["faults"]) == ["wrong_tone", "day_dropped", "place_repeated", "too_long"]


@pytest.mark.parametrize("seed", range(8))
def test_malformed_json_of_a_reply(seed: int) -> None:
    content = said(asked("budget", "write"), engine({"malformed_json": 1}, seed=seed))["content"]
    with pytest.raises(json.JSONDecodeError):
        json.loads(content)


def test_malformed_json_of_one_call() -> None:
    calls = said(asked("budget", "pick"), engine({"malformed_json": 1}))["tool_calls"]
    broken = 0
    for call in calls:
        try:
            json.loads(call["function"]["arguments"])
        except ValueError:
            broken += 1
    assert (len(calls), broken) == (2, 1)


def test_rate_limited_then_served() -> None:
    request, limited = asked("budget", "write"), engine({"rate_limited": {"rate": 1, "retry_after": 7}})
    refused, served, again = (reply(request, limited) for _ in range(3))
    assert (refused.status, served.status, again.status) == (429, 200, 429)
    assert refused.headers["retry-after"] == "7"
    assert isinstance(refused.body, bytes)
    assert json.loads(refused.body)["error"] == {
        "message": "Rate limit reached. Try again in 7 s.",
        "type": "requests",
        "param": None,
        "code": "rate_limit_exceeded",
    }


def test_rate_limited_for_good() -> None:
    request, limited = asked("budget", "write"), engine({"rate_limited": {"rate": 1, "times": 0}})
    assert [reply(request, limited).status for _ in range(4)] == [429] * 4


def test_a_refusal_hides_what_else_would_have_happened(tmp_path: Path) -> None:
    truth = tmp_path / "truth.jsonl"
    reply(asked("itinerary", "write"), engine({"rate_limited": 1, "day_dropped": 1, "stall": 1}, truth))
    assert lines(truth)[0]["faults"] == {"rate_limited": "429, retry after 1 s"}
    assert lines(truth)[0]["could"] == ["day_dropped", "rate_limited", "stall"]


def test_stall(monkeypatch: pytest.MonkeyPatch) -> None:
    waited: list[float] = []

    async def sleep(seconds: float) -> None:
        waited.append(seconds)

    monkeypatch.setattr("rehearsal.engine.asyncio.sleep", sleep)
    request, stalling = asked("budget", "write"), engine({"stall": {"rate": 1, "seconds": 40}})
    assert written(request, stalling) == written(request, HONEST)
    assert waited == [40]
    written(request, stalling)
    assert waited == [40]


def test_what_cannot_be_hit_is_left_alone(tmp_path: Path) -> None:
    truth = tmp_path / "truth.jsonl"
    request = {"model": "m", "messages": [system("Be brief."), user("Hello.")]}
    every = {"wrong_tool": 1, "budget_ignored": 1, "day_dropped": 1, "place_repeated": 1, "malformed_json": 1}
    assert said(request, engine(every, truth)) == said(request, HONEST)
    assert (lines(truth)[0]["kind"], lines(truth)[0]["could"], lines(truth)[0]["faults"]) == ("text", [], {})
