"""Running the tools that a model asked for, in parallel: each call ends in an answer or in a reason."""

import asyncio
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from time import perf_counter
from typing import TypeVar

from openai.types.chat import ChatCompletionMessageFunctionToolCall, ChatCompletionMessageParam
from openinference.instrumentation import OITracer
from openinference.semconv.trace import SpanAttributes
from pydantic import BaseModel, ValidationError

from agents.events import ToolEvent, emit
from agents.evidence import Evidence
from agents.guards.results import cleaned
from agents.notes import ToolNote, note, noting
from agents.tools.registry import Answer, Tool, ToolContext, ToolError, ToolResult, all_tools
from agents.tracing import show_output, step

Result = TypeVar("Result", bound=ToolResult)


@dataclass(frozen=True, slots=True)
class Failed:
    """A call without an answer."""

    tool: str
    why: str


@dataclass(frozen=True, slots=True)
class Answers:
    """What the tools said, in the order of the calls."""

    good: tuple[Answer, ...]
    failed: tuple[Failed, ...]
    messages: tuple[ChatCompletionMessageParam, ...]

    def cite(self, evidence_id: str, text: str) -> Evidence | None:
        """The evidence of that id for a text, or None: a model cannot cite what no tool said.

        Every number in the text must stand in the tool's result; words are not compared.
        """
        cited = next((answer for answer in self.good if answer.evidence.id == evidence_id), None)
        if cited is None or not _numbers(text) <= _numbers(cited.for_model()):
            return None
        return cited.evidence

    def results(self, kind: type[Result]) -> Iterable[tuple[Evidence, Result]]:
        """All results of one type, with their evidence."""
        return [(answer.evidence, answer.result) for answer in self.good if isinstance(answer.result, kind)]


async def run_tools(
    agent: str,
    calls: Sequence[ChatCompletionMessageFunctionToolCall],
    allowed: Sequence[str],
    context: ToolContext,
    tracer: OITracer,
) -> Answers:
    """Run all calls at once. A wrong name, wrong arguments or a failing tool become an error message for the model."""
    outcomes = await asyncio.gather(*(_one(agent, call, allowed, context, tracer) for call in calls))
    good: list[Answer] = []
    failed: list[Failed] = []
    messages: list[ChatCompletionMessageParam] = [
        {
            "role": "assistant",
            "tool_calls": [
                {
                    "id": call.id,
                    "type": "function",
                    "function": {"name": call.function.name, "arguments": call.function.arguments},
                }
                for call in calls
            ],
        }
    ]
    for call, outcome in zip(calls, outcomes, strict=True):
        if isinstance(outcome, Failed):
            failed.append(outcome)
            content = _Error(error=outcome.why).model_dump_json()
        else:
            answer = Answer(_evidence(call.function.name, outcome, good), outcome)
            good.append(answer)
            content = answer.for_model()
        messages.append({"role": "tool", "tool_call_id": call.id, "content": content})
    return Answers(tuple(good), tuple(failed), tuple(messages))


async def use(tool: Tool, arguments: BaseModel, context: ToolContext, tracer: OITracer) -> ToolResult:
    """Run one tool inside its span; texts of its result that read as orders are taken out.

    Raises:
        ToolError: the tool cannot answer.
    """
    attributes = {SpanAttributes.TOOL_NAME: tool.name, SpanAttributes.TOOL_DESCRIPTION: tool.description}
    with step(tracer, tool.name, "tool", given=arguments) as span:
        if span.is_recording():
            span.set_attributes(attributes | {SpanAttributes.TOOL_PARAMETERS: arguments.model_dump_json()})
        result, removed = cleaned(await tool.function(arguments, context), tool.name, tracer)
        show_output(span, result)
    return result.model_copy(update={"removed": tuple(map(str, removed))}) if removed else result


async def _one(
    agent: str,
    call: ChatCompletionMessageFunctionToolCall,
    allowed: Sequence[str],
    context: ToolContext,
    tracer: OITracer,
) -> ToolResult | Failed:
    name, given, start = call.function.name, call.function.arguments or "{}", perf_counter()
    emit(ToolEvent(agent=agent, tool=name, state="started"))
    try:
        if name not in allowed:
            raise ToolError(f"unknown tool {name!r}; allowed: {', '.join(allowed)}")
        tool = all_tools()[name]
        result = await use(tool, tool.arguments.model_validate_json(given), context, tracer)
    except (ToolError, ValidationError) as error:
        why = str(error) if isinstance(error, ToolError) else _arguments(name, error)
        emit(ToolEvent(agent=agent, tool=name, state="failed", ms=_ms(start), why=why))
        note(ToolNote(agent, name, given, start, None, why))
        return Failed(name, why)
    emit(ToolEvent(agent=agent, tool=name, state="finished", ms=_ms(start)))
    if noting():
        note(ToolNote(agent, name, given, start, result.model_dump_json(exclude_none=True)))
    return result


def _numbers(text: str) -> set[Decimal]:
    """`1,000.50` and `01` as 1000.5 and 1."""
    return {Decimal(found.replace(",", "")) for found in re.findall(r"\d[\d,]*(?:\.\d+)?", text)}


class _Error(BaseModel):
    error: str


def _ms(start: float) -> int:
    return round((perf_counter() - start) * 1000)


def _evidence(tool: str, result: ToolResult, before: Sequence[Answer]) -> Evidence:
    same = sum(answer.result.topic == result.topic for answer in before)
    return Evidence(id=result.topic if not same else f"{result.topic}-{same + 1}", tool=tool, source=result.source)


def _arguments(name: str, error: ValidationError) -> str:
    """`get_climate was called wrongly: start: Input should be a valid date (got 'soon')`."""
    first = error.errors(include_url=False)[0]
    where = ".".join(map(str, first["loc"])) or "arguments"
    return f"{name} was called wrongly: {where}: {first['msg']} (got {str(first['input'])[:60]!r})"
