"""Failing agents, repairs, and events."""

import json
from collections.abc import Mapping
from typing import Any

import httpx2
import pytest

from agents.deps import Limits
from agents.events import AgentEvent, CheckEvent, Event, MessageEvent, ToolEvent
from agents.itinerary import Itinerary
from agents.run import Outcome
from tests.agents.support import EXAMPLE, REFUSED, Change, Meddling
from tests.conftest import PlanHelper


def streamed(text: str) -> httpx2.Response:
    choice = {"index": 0, "delta": {"content": text}, "finish_reason": "stop"}
    chunk = {"id": "c", "object": "chat.completion.chunk", "created": 1, "model": "m", "choices": [choice]}
    body = f"data: {json.dumps(chunk)}\n\ndata: [DONE]\n\n".encode()
    return httpx2.Response(200, headers={"content-type": "text/event-stream"}, content=body)


def draft(*place_ids: str, days: int = 1) -> str:
    stops = [{"place_id": id, "start": f"{9 + 3 * index:02}:30", "note": ""} for index, id in enumerate(place_ids)]
    message = "A message that is long enough to tell a traveller something."
    plan = [{"date": f"2027-01-{4 + day:02}", "title": "A day", "stops": stops} for day in range(days)]
    return json.dumps({"headline": "A trip", "message": message, "days": plan})


def planned(outcome: Outcome) -> Itinerary:
    assert outcome.itinerary, outcome.why
    return outcome.itinerary


def breaches(trip: Itinerary) -> list[str]:
    """Hard ones and missing parts: what no taste in days decides."""
    return [found.code for found in trip.violations if found.severity == "hard" or found.code == "missing_part"]


@pytest.mark.parametrize("agent", ["research", "budget", "local", "itinerary"])
@pytest.mark.parametrize("fault", [REFUSED, RuntimeError("a bug"), httpx2.ReadTimeout("late")], ids=str)
async def test_a_failing_agent_costs_its_part_only(plan: PlanHelper, agent: str, fault: Change) -> None:
    trip = planned(await plan(EXAMPLE, client=Meddling(**{agent: fault}).client()))
    assert [missing.part for missing in trip.missing] == [agent]
    assert [day.date.day for day in trip.days] == [4, 5, 6, 7, 8, 9, 10]
    assert any(day.stops for day in trip.days)
    assert (trip.facts == []) is (agent == "research")
    assert trip.budget.complete is (agent != "budget")
    assert (trip.tips == []) is (agent == "local")
    assert agent in trip.message
    assert breaches(trip) == ["missing_part"]
    assert trip.ledger.total == sum(line.amount for line in trip.ledger.lines)


async def test_only_the_budget_s_fault_leaves_the_verdict_open(plan: PlanHelper) -> None:
    trip = planned(await plan(EXAMPLE, client=Meddling(budget=REFUSED).client()))
    assert trip.budget.verdict == "unknown"
    assert trip.budget.text.startswith("The budget part is missing: ")
    assert {kind.kind for kind in trip.ledger.by_kind} == {"activities"}


async def test_all_agents_failing_is_a_failure(plan: PlanHelper) -> None:
    faults = dict[str, Change].fromkeys(("research", "budget", "local", "itinerary"), REFUSED)
    outcome = await plan(EXAMPLE, client=Meddling(**faults).client())
    assert (outcome.status, outcome.itinerary) == ("failed", None)
    assert outcome.why == "no agent could work: the model endpoint refused the key (HTTP 401)"


async def test_all_specialists_failing_leaves_the_days(plan: PlanHelper) -> None:
    faults = dict[str, Change].fromkeys(("research", "budget", "local"), REFUSED)
    trip = planned(await plan(EXAMPLE, client=Meddling(**faults).client()))
    assert sorted(missing.part for missing in trip.missing) == ["budget", "local", "research"]
    assert sum(len(day.stops) for day in trip.days) > 7


async def test_a_bad_reply_is_asked_for_once_more(plan: PlanHelper) -> None:
    endpoint = Meddling(itinerary=lambda call: streamed("not JSON") if call == 1 else None)
    trip = planned(await plan(EXAMPLE, client=endpoint.client()))
    assert (len(endpoint.asked["itinerary"]), trip.missing, breaches(trip)) == (2, [], [])


async def test_a_reply_that_stays_bad_is_replaced_by_code(plan: PlanHelper) -> None:
    endpoint = Meddling(itinerary=lambda _: streamed("not JSON"))
    trip = planned(await plan(EXAMPLE, client=endpoint.client()))
    assert len(endpoint.asked["itinerary"]) == 2
    assert trip.missing[0].why.startswith("the model's reply does not fit: reply: Invalid JSON")
    assert trip.missing[0].why.endswith("the days are the scheduler's draft, the message is put together by code")
    assert trip.message.startswith("7 days in Tokyo, 4 to 10 January 2027, for 1 adult. 1,000.00 USD is enough")


@pytest.mark.parametrize(("repairs", "calls"), [(0, 1), (1, 2), (2, 3)])
async def test_a_breach_is_mended_so_often_and_no_more(plan: PlanHelper, repairs: int, calls: int) -> None:
    endpoint = Meddling(itinerary=lambda _: streamed(draft("senso-ji", "senso-ji")))
    trip = planned(await plan(EXAMPLE | {"days": 1}, client=endpoint.client(), limits=Limits(repairs=repairs)))
    assert len(endpoint.asked["itinerary"]) == calls
    assert [violation.code for violation in trip.violations if violation.severity == "hard"] == ["repeated_place"]


async def test_a_breach_is_shown_to_the_agent_and_mended(plan: PlanHelper) -> None:
    endpoint = Meddling(itinerary=lambda call: streamed(draft("senso-ji", days=2)) if call == 1 else None)
    trip = planned(await plan(EXAMPLE | {"days": 2}, client=endpoint.client()))
    first, second = (asked["messages"][1]["content"] for asked in endpoint.asked["itinerary"])
    assert "visited 2 times; wanted: once" not in first
    assert "senso-ji: visited 2 times; wanted: once" in second
    assert trip.violations == []


async def test_a_soft_breach_is_not_worth_another_call(plan: PlanHelper) -> None:
    endpoint = Meddling(itinerary=lambda _: streamed(draft("moon-base")))
    trip = planned(await plan(EXAMPLE | {"days": 1}, client=endpoint.client()))
    assert len(endpoint.asked["itinerary"]) == 1
    assert [stop.verified for stop in trip.days[0].stops] == [False]
    assert "unverified_place" in {violation.code for violation in trip.violations}


async def test_a_failing_repair_keeps_the_last_good_draft(plan: PlanHelper) -> None:
    endpoint = Meddling(itinerary=lambda call: streamed(draft("senso-ji", "senso-ji")) if call == 1 else REFUSED)
    trip = planned(await plan(EXAMPLE | {"days": 1}, client=endpoint.client()))
    assert (trip.headline, len(endpoint.asked["itinerary"])) == ("A trip", 2)
    assert [violation.code for violation in trip.violations if violation.severity == "hard"] == ["repeated_place"]


@pytest.mark.parametrize(
    ("reply", "why"),
    [
        (draft("senso-ji").replace("A message that is long enough to tell a traveller something.", " "), "no message"),
        (draft(), "hold no stops"),
        (draft("senso-ji") + " " * 100_000, "longer than 100,000 characters"),
    ],
)
async def test_a_reply_that_is_worse_than_code_s_draft_is_replaced_by_it(
    plan: PlanHelper, reply: str, why: str
) -> None:
    endpoint = Meddling(itinerary=lambda _: streamed(reply))
    trip = planned(await plan(EXAMPLE, client=endpoint.client()))
    assert [missing.part for missing in trip.missing] == ["itinerary"]
    assert why in trip.missing[0].why
    assert any(day.stops for day in trip.days)


async def test_over_budget_cannot_be_mended_by_words(plan: PlanHelper) -> None:
    endpoint = Meddling()
    trip = planned(await plan(EXAMPLE | {"budget": "100 USD"}, client=endpoint.client()))
    assert len(endpoint.asked["itinerary"]) == 1
    assert trip.violations[0].code == "over_budget"


def of(events: list[Event], agent: str) -> list[tuple[int, str]]:
    return [
        (index, event.state)
        for index, event in enumerate(events)
        if isinstance(event, AgentEvent) and event.agent == agent
    ]


def span(events: list[Event], agent: str) -> tuple[int, int]:
    (start, _), (end, _) = of(events, agent)
    return start, end


async def test_events_come_in_a_sane_order(plan: PlanHelper) -> None:
    events: list[Event] = []
    trip = planned(await plan(EXAMPLE, events.append))
    intake, itinerary, check = span(events, "intake"), span(events, "itinerary"), span(events, "check")
    assert intake[0] == 0
    for agent in ("research", "budget", "local"):
        start, end = span(events, agent)
        assert intake[1] < start < end < itinerary[0]
        tools = [index for index, event in enumerate(events) if isinstance(event, ToolEvent) and event.agent == agent]
        assert start < min(tools) <= max(tools) < end
    starts = [span(events, agent)[0] for agent in ("research", "budget", "local")]
    assert max(starts) < min(span(events, agent)[1] for agent in ("research", "budget", "local"))
    assert itinerary[1] < check[0] < check[1] == len(events) - 1
    message = [(index, event) for index, event in enumerate(events) if isinstance(event, MessageEvent)]
    assert message[0][1].reset is True
    assert all(itinerary[0] < index < itinerary[1] for index, _ in message)
    assert "".join(event.text for _, event in message) == trip.message
    assert [event for event in events if isinstance(event, CheckEvent)] == [
        CheckEvent(attempt=0, violations=trip.violations)
    ]
    assert all(event.ms is not None for event in events if isinstance(event, AgentEvent) and event.state == "finished")


async def test_a_failing_agent_is_told(plan: PlanHelper) -> None:
    events: list[Event] = []
    await plan(EXAMPLE, events.append, client=Meddling(local=REFUSED).client())
    assert [state for _, state in of(events, "local")] == ["started", "failed"]
    (failed,) = [event for event in events if isinstance(event, AgentEvent) and event.state == "failed"]
    assert failed.why == "the model endpoint refused the key (HTTP 401)"


async def test_a_repair_starts_the_message_afresh(plan: PlanHelper) -> None:
    events: list[Event] = []
    endpoint = Meddling(itinerary=lambda call: streamed(draft("senso-ji", days=2)) if call == 1 else None)
    trip = planned(await plan(EXAMPLE | {"days": 2}, events.append, client=endpoint.client()))
    attempts = [(event.attempt, len(event.violations) > 0) for event in events if isinstance(event, CheckEvent)]
    assert attempts == [(0, True), (1, False)]
    text = ""
    for event in events:
        if isinstance(event, MessageEvent):
            text = "" if event.reset else text + event.text
    assert text == trip.message


async def test_a_second_try_is_told(plan: PlanHelper) -> None:
    events: list[Event] = []
    endpoint = Meddling(itinerary=lambda call: streamed("not JSON") if call == 1 else None)
    await plan(EXAMPLE, events.append, client=endpoint.client())
    assert [state for _, state in of(events, "itinerary")] == ["started", "retrying", "finished"]


async def test_the_agents_are_shown_the_trip_and_no_secret(plan: PlanHelper) -> None:
    endpoint = Meddling()
    await plan(EXAMPLE | {"session_id": "s" * 32, "user_id": "ann-smith"}, client=endpoint.client())
    asked: Mapping[str, list[dict[str, Any]]] = endpoint.asked
    assert {agent: len(calls) for agent, calls in asked.items()} == {
        "research": 2,
        "budget": 2,
        "local": 2,
        "itinerary": 1,
    }
    text = json.dumps(asked)
    assert "s" * 32 not in text
    assert "ann-smith" not in text
    assert '\\"destination_id\\":\\"tokyo\\"' in text
