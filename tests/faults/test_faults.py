"""Every kind of fault, for one agent and for all: nothing hangs, nothing is lost but the part that failed."""

import re

import pytest

from tests.faults.support import Planned, assert_honest, plan
from tests.standin import FAULTS, Trouble, Turn

LASTING = {
    "rate_limited": "over its rate limit",
    "rate_limited_for_long": "over its rate limit|in time",
    "server_error": "HTTP 500",
    "unauthorised": "refused the key",
    "stall": "in time",
    "stall_halfway": "in time",
    "cut_connection": "cut the connection|broke off",
    "not_json": "not the JSON",
    "not_a_completion": "not a chat completion",
    "empty_answer": "asked for no tool|is empty",
    "refusal": "the model refused",
    "cut_by_length": "cut by its length",
}
"""Fault → what the reason says."""

WRONG_TOOLS = {
    "truncated_tool_arguments": "called wrongly",
    "wrong_tool_arguments": "is not this trip's",
    "mistyped_tool_arguments": "called wrongly",
    "unknown_tool": "unknown tool 'book_hotel'",
}
PASSING = (
    "rate_limited",
    "server_error",
    "cut_connection",
    "not_json",
    "not_a_completion",
    "empty_answer",
    "cut_by_length",
)
WRITE_ONLY = ("empty_answer", "refusal", "not_a_completion", "stall_halfway")
SPECIALISTS = ("research", "budget", "local")


def test_the_tables_hold_every_fault() -> None:
    assert {*LASTING, *WRONG_TOOLS} == FAULTS.keys()
    assert len(FAULTS) >= 16


async def test_without_a_fault_the_plan_is_complete_after_seven_calls() -> None:
    planned = await plan(None)
    assert_complete(planned)
    assert planned.endpoint.calls == {
        **{(agent, turn): 1 for agent in SPECIALISTS for turn in Turn},
        ("itinerary", Turn.WRITE): 1,
    }


@pytest.mark.parametrize("name", LASTING)
async def test_a_lasting_fault_of_one_specialist_costs_its_part(name: str) -> None:
    planned = await plan(Trouble(name, agents=["research"]))
    assert_only_missing(planned, "research", LASTING[name])
    assert planned.plan.facts == []


@pytest.mark.parametrize("agent", ["budget", "local"])
@pytest.mark.parametrize("name", ["rate_limited", "server_error", "unauthorised", "stall", "cut_connection"])
async def test_each_specialist_may_fail(agent: str, name: str) -> None:
    assert_only_missing(await plan(Trouble(name, agents=[agent])), agent, LASTING[name])


@pytest.mark.parametrize("name", LASTING)
async def test_a_lasting_fault_of_the_itinerary_agent_costs_its_words(name: str) -> None:
    planned = await plan(Trouble(name, agents=["itinerary"]))
    assert_only_missing(planned, "itinerary", LASTING[name])
    assert sum(len(day.stops) for day in planned.plan.days) >= 7


@pytest.mark.parametrize("name", WRITE_ONLY)
async def test_a_fault_after_the_tools_have_answered_costs_the_part_too(name: str) -> None:
    planned = await plan(Trouble(name, agents=["local"], turns=[Turn.WRITE]))
    assert_only_missing(planned, "local", LASTING[name])


@pytest.mark.parametrize("name", LASTING)
async def test_a_lasting_fault_of_all_fails_with_a_reason_that_names_it(name: str) -> None:
    planned = await plan(Trouble(name))
    assert_honest(planned)
    assert planned.outcome.status == "failed"
    assert re.search(LASTING[name], planned.outcome.why or "")


@pytest.mark.parametrize("agents", [["research"], ["itinerary"], []], ids=["research", "itinerary", "all"])
@pytest.mark.parametrize("name", PASSING)
async def test_a_passing_fault_costs_nothing(name: str, agents: list[str]) -> None:
    assert_complete(await plan(Trouble(name, agents, times=1)))


@pytest.mark.parametrize("name", WRONG_TOOLS)
async def test_tools_called_wrongly_by_one_agent_cost_their_answers(name: str) -> None:
    planned = await plan(Trouble(name, agents=["research"]))
    assert_honest(planned)
    assert {part.partition(":")[0] for part in planned.missing} == {"research"}
    assert all(WRONG_TOOLS[name] in why for why in planned.missing.values())
    assert planned.plan.facts == []


@pytest.mark.parametrize("name", WRONG_TOOLS)
async def test_tools_called_wrongly_by_all_leave_days_made_by_code(name: str) -> None:
    planned = await plan(Trouble(name))
    assert_honest(planned)
    assert {part.partition(":")[0] for part in planned.missing} == set(SPECIALISTS)
    assert planned.plan.budget.verdict == "unknown"
    assert all(stop.verified for day in planned.plan.days for stop in day.stops)


def assert_complete(planned: Planned) -> None:
    assert_honest(planned)
    assert planned.missing == {}


def assert_only_missing(planned: Planned, part: str, says: str) -> None:
    assert_honest(planned)
    assert planned.missing.keys() == {part}
    assert re.search(says, planned.missing[part])
