import json
from collections.abc import Sequence

import pytest
from openai.types.chat import ChatCompletionMessageFunctionToolCall

import agents.toolbox
from agents.data.tables import TravelData
from agents.events import Event, ToolEvent
from agents.toolbox import Answers, run_tools
from agents.tools.get_climate import MonthOfTrip
from agents.tools.registry import ToolContext
from agents.tracing import no_tracer
from tests.agents.support import tool_call, trip_of

ALLOWED = ("get_climate", "get_visa_rule")
TOKYO = {"destination_id": "tokyo", "start": "2027-01-04", "end": "2027-01-06"}


@pytest.fixture
def events(monkeypatch: pytest.MonkeyPatch) -> list[Event]:
    seen: list[Event] = []
    monkeypatch.setattr(agents.toolbox, "emit", seen.append)
    return seen


@pytest.fixture
def context(data: TravelData) -> ToolContext:
    return ToolContext(trip_of(data), data)


async def run(context: ToolContext, *calls: ChatCompletionMessageFunctionToolCall) -> Answers:
    return await run_tools("research", calls, ALLOWED, context, no_tracer())


def contents(answers: Answers) -> Sequence[object]:
    return [json.loads(str(message.get("content"))) for message in answers.messages[1:]]


async def test_an_answer_carries_its_evidence(context: ToolContext, events: list[Event]) -> None:
    answers = await run(context, tool_call("get_climate", TOKYO))
    assert answers.failed == ()
    evidence, result = next(iter(answers.results(MonthOfTrip)))
    assert (evidence.id, evidence.tool, result.high_c) == ("climate", "get_climate", 9.0)
    assert answers.cite("climate", "About 9 °C by day in January.") == evidence
    assert answers.cite("climate", "About 19 °C by day in January.") is None
    assert answers.cite("weather", "About 9 °C by day in January.") is None
    states = [(event.tool, event.state) for event in events if isinstance(event, ToolEvent)]
    assert states == [("get_climate", "started"), ("get_climate", "finished")]


async def test_the_conversation_goes_on_with_call_and_answer(context: ToolContext, events: list[Event]) -> None:
    answers = await run(context, tool_call("get_climate", TOKYO, "c7"))
    assert answers.messages[0] == {
        "role": "assistant",
        "tool_calls": [
            {"id": "c7", "type": "function", "function": {"name": "get_climate", "arguments": json.dumps(TOKYO)}}
        ],
    }
    assert answers.messages[1].get("tool_call_id") == "c7"
    (said,) = contents(answers)
    assert isinstance(said, dict)
    assert (said["evidence"], said["topic"], said["month"]) == ("climate", "climate", "January")
    assert len(events) == 2


@pytest.mark.usefixtures("events")
async def test_equal_calls_get_evidence_of_their_own(context: ToolContext) -> None:
    answers = await run(context, *(tool_call("get_climate", TOKYO, f"c{number}") for number in range(3)))
    assert [answer.evidence.id for answer in answers.good] == ["climate", "climate-2", "climate-3"]


@pytest.mark.parametrize(
    ("name", "arguments", "why"),
    [
        ("book_hotel", {}, "unknown tool 'book_hotel'; allowed: get_climate, get_visa_rule"),
        ("get_costs", {}, "unknown tool 'get_costs'; allowed: get_climate, get_visa_rule"),
        ("get_climate", '{"destination_id": "tok', "get_climate was called wrongly: arguments: Invalid JSON: EOF"),
        ("get_climate", "[]", "get_climate was called wrongly: arguments: "),
        ("get_climate", "", "get_climate was called wrongly: destination_id: Field required (got '{}')"),
        (
            "get_climate",
            TOKYO | {"start": "soon"},
            "get_climate was called wrongly: start: Input should be a valid date",
        ),
        (
            "get_climate",
            TOKYO | {"unit": "F"},
            "get_climate was called wrongly: unit: Extra inputs are not permitted (got 'F')",
        ),
        (
            "get_climate",
            TOKYO | {"destination_id": "kyoto"},
            "destination_id 'kyoto' is not this trip's; allowed: 'tokyo'",
        ),
    ],
)
async def test_a_wrong_call_is_told_to_the_model(
    context: ToolContext, events: list[Event], name: str, arguments: dict[str, str] | str, why: str
) -> None:
    answers = await run(context, tool_call(name, arguments), tool_call("get_climate", TOKYO, "c2"))
    assert [failed.tool for failed in answers.failed] == [name]
    assert answers.failed[0].why.startswith(why)
    assert contents(answers)[0] == {"error": answers.failed[0].why}
    assert [answer.evidence.id for answer in answers.good] == ["climate"]
    assert [event.why for event in events if isinstance(event, ToolEvent) and event.state == "failed"] == [
        answers.failed[0].why
    ]


@pytest.mark.usefixtures("events")
async def test_long_values_are_cut_in_the_reason(context: ToolContext) -> None:
    answers = await run(context, tool_call("get_climate", TOKYO | {"start": "x" * 5000}))
    assert len(answers.failed[0].why) < 300
