"""One answer: tool calls or text."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from pydantic import JsonValue

from rehearsal import tokens
from rehearsal.context import Context
from rehearsal.json_values import dump
from rehearsal.judging import judged
from rehearsal.main_text import main_path, property_names
from rehearsal.prose import Author
from rehearsal.request import ChatRequest, ToolChoice
from rehearsal.sampling import Sampler
from rehearsal.schema import Filler
from rehearsal.schema_shape import Schema
from rehearsal.tool_choice import Call, choose

FinishReason = Literal["stop", "length", "tool_calls"]
_KEYS = re.compile(r"\b(?:keys?|fields?|propert(?:y|ies))\b[^\n]{0,200}", re.IGNORECASE)
_KEY = re.compile(r"[`\"'“]([A-Za-z_]\w{0,40})[`\"'”]")


@dataclass(frozen=True)
class ToolCall:
    """A call with its arguments as JSON text."""

    name: str
    arguments: str


@dataclass(frozen=True)
class Answer:
    """What one choice says."""

    content: str | None
    tool_calls: tuple[ToolCall, ...]
    finish_reason: FinishReason

    @property
    def tokens(self) -> int:
        """Completion tokens."""
        called = sum(tokens.count(call.name) + tokens.count(call.arguments) for call in self.tool_calls)
        return called + tokens.count(self.content or "")


def answer(request: ChatRequest, context: Context, sampler: Sampler) -> Answer:
    """Calls tools or writes, then cuts at stop words and at the token limit.

    Raises:
        RequestError: for a schema that no value satisfies.
    """
    choice = request.tool_choice or ToolChoice(mode="auto")
    calls = choose(context, request.tools or [], choice, request.parallel_tool_calls is not False)
    limit = request.max_completion_tokens or request.max_tokens
    if calls:
        return _limited_calls([_judged_call(call, request, sampler) for call in calls], limit)
    return _limited_text(_written(request, context, sampler), request.stop or [], limit)


def _written(request: ChatRequest, context: Context, sampler: Sampler) -> str:
    form = request.response_format
    if form is None or form.type == "text":
        return Author(context, sampler).reply()
    schema = form.json_schema.schema_ if form.json_schema is not None else _asked_schema(context)
    author = Author(context, sampler, main_path(schema), property_names(schema))
    filled = Filler(schema, context, author).fill()
    verdict = judged(schema, request.messages, sampler)
    return dump(_merged(filled, verdict) if verdict and isinstance(filled, dict) else filled)


def _judged_call(call: Call, request: ChatRequest, sampler: Sampler) -> Call:
    """A function may ask for a verdict as a schema does."""
    tool = next(tool.function for tool in request.tools or [] if tool.function.name == call.name)
    verdict = judged(tool.parameters or {}, request.messages, sampler)
    return Call(call.name, _merged(call.arguments, verdict)) if verdict else call


def _merged(filled: Mapping[str, JsonValue], verdict: Mapping[str, str]) -> dict[str, JsonValue]:
    """The verdict in the place of what was filled in, in the order of the schema."""
    return {**filled, **verdict}


def _asked_schema(context: Context) -> Schema:
    """For `json_object`: an object with the keys that the prompts name, else with a message."""
    names = [name for text in context.instructions for part in _KEYS.findall(text) for name in _KEY.findall(part)]
    children: dict[str, JsonValue] = {name: {} for name in names[:32]} or {"message": {"type": "string"}}
    for name in children:
        children[name] = {"type": "string"}
    return {"type": "object", "properties": children, "required": list(children)}


def _limited_calls(calls: list[Call], limit: int | None) -> Answer:
    left = limit
    kept: list[ToolCall] = []
    for call in calls:
        pieces = tokens.split(dump(call.arguments))
        if left is not None:
            left -= tokens.count(call.name)
            if left < len(pieces):
                kept.append(ToolCall(call.name, "".join(pieces[: max(0, left)])))
                return Answer(None, tuple(kept), "length")
            left -= len(pieces)
        kept.append(ToolCall(call.name, "".join(pieces)))
    return Answer(None, tuple(kept), "tool_calls")


def _limited_text(text: str, stops: list[str], limit: int | None) -> Answer:
    ends = [at for stop in stops if stop and (at := text.find(stop)) >= 0]
    text = text[: min(ends)] if ends else text
    pieces = tokens.split(text)
    if limit is not None and len(pieces) > limit:
        return Answer("".join(pieces[:limit]), (), "length")
    return Answer(text, (), "stop")
