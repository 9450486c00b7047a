"""A follow-up changes what was asked, says what changed, and leaves the rest as it was."""

from dataclasses import replace
from datetime import date

import pytest
from openai import AsyncOpenAI
from openinference.instrumentation import OITracer
from opentelemetry.sdk.trace.export.in_memory_span_exporter import InMemorySpanExporter

from agents.deps import Deps, Limits
from agents.events import AgentEvent, Event, ToolEvent
from agents.graph import build_graph
from agents.itinerary import Itinerary
from agents.refine_node import Follow
from agents.request import TripRequest
from agents.run import Outcome, plan_trip
from tests.standin import StandIn, Trouble, serve

LISBON = {
    "destination": "Lisbon", "days": 4, "budget": "1200 EUR", "interests": ["food", "history"], "start": "2027-03-01",
}  # fmt: skip


async def follow(deps: Deps, today: date, *changes: str) -> tuple[Itinerary, list[Outcome]]:
    graph = build_graph(deps)
    first = await plan_trip(TripRequest.model_validate(LISBON), graph, deps, today)
    assert first.itinerary
    outcomes, plan, request = list[Outcome](), first.itinerary, first.request
    for change in changes:
        outcome = await plan_trip(request, graph, deps, today, follow=Follow(change=change, previous=plan))
        outcomes.append(outcome)
        plan, request = outcome.itinerary or plan, outcome.request
    return first.itinerary, outcomes


def revised(outcome: Outcome) -> Itinerary:
    assert outcome.itinerary, outcome.why
    assert outcome.itinerary.revision
    return outcome.itinerary


@pytest.mark.parametrize(
    ("change", "days"),
    [("Make day 2 lighter", [2]), ("swap the museum", None), ("we are vegetarian", None), ("make it cheaper", None)],
)
async def test_only_the_days_it_names_differ(deps: Deps, today: date, change: str, days: list[int] | None) -> None:
    before, (outcome,) = await follow(deps, today, change)
    after = revised(outcome)
    assert after.revision
    differ = [number for number, (a, b) in enumerate(zip(before.days, after.days, strict=True), 1) if a != b]
    named = [before.days.index(day) + 1 for c in after.revision.days for day in before.days if day.date == c.date]
    assert differ == named
    assert differ == (days or differ)
    assert differ
    assert after.revision.asked == change
    assert after.revision.done
    assert after.facts == before.facts
    assert after.tips == before.tips
    assert after.headline == before.headline
    assert after.revision.done[0] in after.message
    assert after.ledger.total == sum(line.amount for line in after.ledger.lines)
    assert outcome.usage.calls == 2


@pytest.mark.parametrize(
    ("change", "edits"),
    [
        ("More nightlife please", ["add"]),
        ("It is too expensive", ["spend_less"]),
        ("It costs too much", ["spend_less"]),
        ("Day 2 is too packed", ["lighten"]),
        ("Please get rid of the Castelo de São Jorge", ["drop"]),
        ("Another place instead of Castelo de São Jorge", ["swap"]),
        ("Let me put it another way: move the museum to day 4", ["move"]),
    ],
)
async def test_plain_words_pick_the_edit_that_they_mean(deps: Deps, today: date, change: str, edits: list[str]) -> None:
    graph, events = build_graph(deps), list[Event]()
    first = await plan_trip(TripRequest.model_validate(LISBON), graph, deps, today)
    assert first.itinerary
    follow_up = Follow(change=change, previous=first.itinerary)
    await plan_trip(first.request, graph, deps, today, events.append, follow=follow_up)
    assert [event.tool for event in events if isinstance(event, ToolEvent) and event.state == "started"] == edits


async def test_follow_ups_build_on_each_other(deps: Deps, today: date) -> None:
    _, outcomes = await follow(deps, today, "we are vegetarian", "more nature please", "Make day 1 lighter")
    last = outcomes[-1]
    assert [*last.request.party.diets] == ["vegetarian"]
    assert "nature" in last.request.interests
    assert revised(last).start == date(2027, 3, 1)


@pytest.mark.parametrize(
    ("change", "why"),
    [
        ("what is the weather?", "“what is the weather?” is not understood as a change. You can ask for a lighter"),
        ("make day 9 lighter", "there is no day 9; the plan has days 1 to 4"),
    ],
)
async def test_what_is_not_understood_is_refused(deps: Deps, today: date, change: str, why: str) -> None:
    _, (outcome,) = await follow(deps, today, change)
    assert (outcome.status, outcome.field, outcome.itinerary) == ("refused", "change", None)
    assert outcome.why
    assert outcome.why.startswith(why)


async def test_the_trace_of_a_follow_up(
    deps: Deps, today: date, tracer: OITracer, exporter: InMemorySpanExporter
) -> None:
    await follow(replace(deps, tracer=tracer), today, "Make day 2 lighter")
    spans = exporter.get_finished_spans()
    (root,) = [span for span in spans if span.name == "refine_trip"]
    assert root.context
    children = [span.name for span in spans if span.parent and span.parent.span_id == root.context.span_id]
    assert children == ["guard", "refine", "itinerary", "check"]


@pytest.mark.parametrize(
    ("trouble", "why"),
    [
        (Trouble("unauthorised"), "the model endpoint refused the key (HTTP 401)"),
        (Trouble("stall"), "it did not finish in time"),
    ],
)
async def test_a_model_that_fails_fails_the_change(deps: Deps, today: date, trouble: Trouble, why: str) -> None:
    events = list[Event]()
    graph = build_graph(deps)
    first = await plan_trip(TripRequest.model_validate(LISBON), graph, deps, today)
    assert first.itinerary
    change = Follow(change="Make day 2 lighter", previous=first.itinerary)
    with serve(StandIn(trouble=trouble)) as url:
        client = AsyncOpenAI(api_key="k", base_url=f"{url}/v1", max_retries=0)
        broken = replace(deps, client=client, limits=Limits(deadline=20, agent_timeout=0.5))
        outcome = await plan_trip(first.request, build_graph(broken), broken, today, events.append, follow=change)
        await client.close()
    assert (outcome.status, outcome.itinerary) == ("failed", None)
    assert outcome.why == f"the change could not be made: {why}"
    assert events[-1] == AgentEvent(agent="refine", state="failed", why=why)
