"""What a run tells besides its events, and what of a graph can be changed from outside."""

import json
from collections.abc import Generator
from dataclasses import replace
from datetime import date

import httpx2
import pytest

from agents.deps import Deps, Sampling
from agents.graph import build_graph
from agents.handoffs import BudgetPlan, LocalGuide, ResearchBrief
from agents.llm.errors import Fault
from agents.notes import CallNote, HandoffNote, Note, ToolNote, note, notes_to, noting
from agents.prompt import FOLDER, PromptError, load_prompt, prompt_texts
from agents.request import TripRequest
from agents.run import Recorded, plan_trip
from agents.specialists import registry
from agents.specialists.registry import all_specialists, specialist, stand_ins
from tests.agents.support import EXAMPLE, REFUSED, Meddling
from tests.conftest import PlanHelper


async def test_tools_hand_offs_and_calls_are_noted(plan: PlanHelper) -> None:
    notes: list[Note] = []
    with notes_to(notes.append):
        outcome = await plan(EXAMPLE | {"passport": "DE"})
    assert not noting()
    used = {one.tool: one for one in notes if isinstance(one, ToolNote)}
    assert used["get_visa_rule"].agent == "research"
    assert json.loads(used["get_visa_rule"].arguments) == {"passport": "DE", "country": "JP"}
    assert json.loads(used["search_places"].result or "")["places"][0]["place_id"]
    handed = {one.agent: type(one.handoff) for one in notes if isinstance(one, HandoffNote)}
    assert handed == {"research": ResearchBrief, "budget": BudgetPlan, "local": LocalGuide}
    calls = [one for one in notes if isinstance(one, CallNote)]
    assert {one.prompt for one in calls} == set(outcome.prompts.values())
    assert {one.fault for one in calls} == {None}


@pytest.mark.parametrize(
    ("fault", "said"),
    [
        (REFUSED, (Fault.UNAUTHORISED, "the model endpoint refused the key (HTTP 401)")),
        (httpx2.ReadTimeout("late"), (Fault.TIMEOUT, "the model endpoint did not answer in time")),
    ],
)
async def test_a_call_that_failed_is_noted(
    plan: PlanHelper, fault: httpx2.Response | Exception, said: tuple[Fault, str]
) -> None:
    notes: list[Note] = []
    with notes_to(notes.append):
        await plan(EXAMPLE, client=Meddling(budget=fault).client())
    failed = [one for one in notes if isinstance(one, CallNote) and one.fault]
    assert [(one.fault, one.why) for one in failed] == [said]
    assert failed[0].prompt.startswith("budget.v1+")


def test_without_a_taker_notes_go_nowhere() -> None:
    note(CallNote("p"))
    assert not noting()


def test_sampling_goes_over_the_prompt_s_own() -> None:
    own = {"temperature": 0.4, "seed": 1, "max_completion_tokens": 10}
    assert Sampling().over(own) == own
    assert Sampling(more=2).over(own) == own | {"seed": 3}
    assert Sampling(0.0, 7, 1).over(own) == own | {"temperature": 0.0, "seed": 8}
    assert Sampling(more=1).over({"temperature": 1}) == {"temperature": 1}


async def test_tools_that_are_off_are_offered_to_no_model(plan: PlanHelper) -> None:
    endpoint = Meddling()
    outcome = await plan(EXAMPLE, client=endpoint.client(), tools_off=frozenset({"get_climate"}))
    offered = [tool["function"]["name"] for tool in endpoint.asked["research"][0]["tools"]]
    assert "get_climate" not in offered
    assert "get_holidays" in offered
    assert outcome.itinerary
    assert "climate" not in {fact.topic for fact in outcome.itinerary.facts}


async def test_an_agent_that_is_off_does_not_work(plan: PlanHelper) -> None:
    others = {name: agent for name, agent in all_specialists().items() if name != "research"}
    outcome = await plan(EXAMPLE, specialists=others)
    assert (outcome.status, outcome.usage.calls) == ("done", 5)
    assert outcome.itinerary
    assert (outcome.itinerary.facts, outcome.itinerary.missing) == ([], [])


async def test_without_words_code_drafts_the_plan(plan: PlanHelper) -> None:
    outcome = await plan(EXAMPLE, words=False)
    assert outcome.itinerary
    assert "itinerary" not in outcome.prompts
    assert outcome.itinerary.missing == []
    assert outcome.itinerary.message.startswith("7 days in Tokyo")
    assert all(day.stops for day in outcome.itinerary.days)


@pytest.mark.parametrize("fault", [None, REFUSED])
async def test_what_is_recorded_stands_in_for_agents(
    deps: Deps, plan: PlanHelper, today: date, fault: httpx2.Response | None
) -> None:
    notes: list[Note] = []
    with notes_to(notes.append):
        whole = await plan(EXAMPLE)
    parts = {one.agent: one.handoff for one in notes if isinstance(one, HandoffNote)}
    client = deps.client if fault is None else Meddling(itinerary=fault).client()
    alone = replace(deps, specialists={}, client=client)
    request = TripRequest.model_validate(EXAMPLE)
    outcome = await plan_trip(request, build_graph(alone), alone, today, recorded=Recorded(parts))
    assert (outcome.status, outcome.usage.calls) == ("done", 1)
    assert outcome.itinerary
    assert [part.part for part in outcome.itinerary.missing] == (["itinerary"] if fault else [])
    assert fault or outcome.itinerary == whole.itinerary


@pytest.fixture
def thrifty() -> Generator[str]:
    local = all_specialists()["local"]
    register = specialist("local_thrifty", local.does, tools=("search_places",), reply=local.reply, instead_of="local")
    register(local.assemble)
    yield "local_thrifty"
    del registry._STAND_INS["local_thrifty"]  # pyright: ignore[reportPrivateUsage]


def test_a_stand_in_is_in_no_graph_by_itself(thrifty: str) -> None:
    assert thrifty not in all_specialists()
    assert stand_ins()[thrifty].instead_of == "local"
    assert stand_ins()[thrifty].handoff is LocalGuide


def test_prompts_as_texts_are_read_like_files() -> None:
    texts = prompt_texts(FOLDER)
    assert set(texts) >= {"itinerary.v1.md", "refine.v1.md"}
    assert load_prompt("local", texts) == load_prompt("local", FOLDER)
    assert prompt_texts(texts) == texts
    with pytest.raises(PromptError, match=r"no prompt packing\.v<N>\.md in the given texts; there: none"):
        load_prompt("packing", texts)
