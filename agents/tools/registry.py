"""What a tool is, and how the folder's tools are found."""

import functools
import inspect
import json
from collections.abc import Callable, Coroutine, Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType
from typing import Any, TypeVar

from openai import pydantic_function_tool
from openai.types.chat import ChatCompletionFunctionToolParam
from pydantic import BaseModel, ConfigDict, Field

from agents.data.tables import TravelData
from agents.evidence import Evidence
from agents.folder import import_folder
from agents.live import NOTHING_LIVE, Live
from agents.retrieval.meaning import Meaning
from agents.trip import Trip


class ToolError(ValueError):
    """A tool cannot answer. The message names the bad value and what is allowed; the model and the plan show it."""


@dataclass(frozen=True, slots=True)
class ToolContext:
    """What a tool works with besides its arguments. `meaning` is there when embeddings are."""

    trip: Trip
    data: TravelData
    live: Live = NOTHING_LIVE
    meaning: Meaning | None = None

    def require(self, **arguments: str | date | None) -> None:
        """Refuse arguments that are not this trip's, so that a model's slip cannot put another city into the plan.

        Raises:
            ToolError: names the argument, its value and the trip's.
        """
        trip = self.trip
        own: dict[str, str | date | None] = {
            "destination_id": trip.destination.id,
            "country": trip.destination.country,
            "start": trip.start,
            "end": trip.end,
            "currency": trip.currency,
            "passport": trip.passport,
        }
        for name, value in arguments.items():
            if value != own[name]:
                raise ToolError(f"{name} {str(value)!r} is not this trip's; allowed: {str(own[name])!r}")


class ToolArgs(BaseModel):
    """Arguments of a tool; unknown ones are refused."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class ToolResult(BaseModel):
    """What every tool returns at the least: a topic, a sentence for people, and the source behind it.

    `removed` says which texts were taken out because they read as orders; it is kept out of the conversation.
    """

    topic: str
    text: str
    source: str
    removed: tuple[str, ...] = Field(default=(), exclude=True)


@dataclass(frozen=True, slots=True)
class Answer:
    """A tool's result in a conversation; `evidence` is what a hand-off cites it by."""

    evidence: Evidence
    result: ToolResult

    def for_model(self) -> str:
        """The tool message: the evidence id and the result's own fields, as JSON."""
        fields = self.result.model_dump(mode="json", exclude_none=True)
        return json.dumps({"evidence": self.evidence.id, **fields}, ensure_ascii=False)


Condition = Callable[[ToolContext], bool]


@dataclass(frozen=True, slots=True)
class Tool:
    """A function that a model may call. Its docstring is what the model is told.

    `when` says for which trips it can answer; None for all. `at_most` is how many of one turn's calls are run.
    """

    name: str
    description: str
    arguments: type[ToolArgs]
    function: Callable[[Any, ToolContext], Coroutine[Any, Any, ToolResult]]
    schema: ChatCompletionFunctionToolParam
    when: Condition | None = None
    at_most: int | None = None

    def offered(self, context: ToolContext) -> bool:
        """Whether a model is told of the tool."""
        return self.when is None or self.when(context)


_REGISTRY: dict[str, Tool] = {}
_Args = TypeVar("_Args", bound=ToolArgs)
_Function = Callable[[_Args, ToolContext], Coroutine[Any, Any, ToolResult]]


def tool(
    arguments: type[_Args], *, when: Condition | None = None, at_most: int | None = None
) -> Callable[[_Function[_Args]], _Function[_Args]]:
    """Register `async def name(args, context) -> ToolResult` as a tool, under its own name and docstring.

    One that is only there `when` something else is (a live source) is an extra: no plan lacks a part without it.
    """

    def register(function: _Function[_Args]) -> _Function[_Args]:
        name, description = function.__name__, inspect.cleandoc(function.__doc__ or "")
        if not description:
            raise TypeError(f"tool {name!r} has no docstring; it is what tells a model when to use it")
        schema = pydantic_function_tool(arguments, name=name, description=description)
        _REGISTRY[name] = Tool(name, description, arguments, function, schema, when, at_most)
        return function

    return register


@functools.cache
def all_tools() -> Mapping[str, Tool]:
    """Every tool of this folder by name."""
    import_folder(__name__, __file__)
    return MappingProxyType(_REGISTRY)
