"""The two calls that an agent makes: pick tools, write a typed reply."""

import asyncio
import functools
from collections.abc import Callable, Generator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, TypeVar, cast

from openai import AsyncOpenAI, AsyncStream, pydantic_function_tool
from openai.types.chat import (
    ChatCompletion,
    ChatCompletionChunk,
    ChatCompletionFunctionToolParam,
    ChatCompletionMessageFunctionToolCall,
    ChatCompletionMessageParam,
)
from openai.types.chat.chat_completion import Choice
from openai.types.shared_params import ResponseFormatJSONSchema
from openinference.instrumentation import using_prompt_template
from pydantic import BaseModel, ValidationError

from agents.llm.errors import Fault, ModelError, translate, translate_mid_stream
from agents.llm.incoming import Incoming
from agents.llm.usage import Usage
from agents.notes import CallNote, note

MAX_TOOL_CALLS = 16
LONGEST_REPLY = 100_000
"""Characters. Some endpoints, Ollama among them, ignore `max_completion_tokens`: a model that raves ends here."""

Reply = TypeVar("Reply", bound=BaseModel)
Messages = Sequence[ChatCompletionMessageParam]


@dataclass(frozen=True, slots=True)
class Chat:
    """A conversation's model and sampling parameters, the run's usage to count into, and the prompt for its spans.

    `variables` is JSON text: Phoenix wants it encoded.
    """

    client: AsyncOpenAI
    model: str
    parameters: dict[str, Any]
    usage: Usage
    template: str
    version: str
    variables: str

    async def pick_tools(
        self, messages: Messages, tools: Sequence[ChatCompletionFunctionToolParam]
    ) -> list[ChatCompletionMessageFunctionToolCall]:
        """Let the model choose tools; their arguments are still unchecked text.

        Raises:
            ModelError: the call failed, or the model asked for no tool.
        """
        choice = await self._create(messages=messages, tools=tools, tool_choice="auto")
        calls = [call for call in choice.message.tool_calls or () if call.type == "function"]
        if not calls:
            _raise_if_unfinished(choice.message.refusal, choice.finish_reason)
            raise ModelError(Fault.EMPTY, "the model asked for no tool")
        return calls[:MAX_TOOL_CALLS]

    async def write(self, messages: Messages, shape: type[Reply]) -> Reply:
        """Let the model write a reply of the given shape (strict JSON schema).

        Raises:
            ModelError: the call failed, or the reply is empty, cut, refused or not of the shape.
        """
        choice = await self._create(messages=messages, response_format=format_of(shape))
        return _read(shape, choice.message.content, choice.message.refusal, choice.finish_reason)

    async def stream(self, messages: Messages, shape: type[Reply], field: str, on_text: Callable[[str], None]) -> Reply:
        """As `write`, handing on the text of one string field while it comes in.

        Raises:
            ModelError: as for `write`.
        """
        self.usage.start_call()
        options: Any = {"stream": True, "stream_options": {"include_usage": True}}
        reply = Incoming(field)
        stream = await self._send(messages=messages, response_format=format_of(shape), **options)
        with self._boundary(translate_mid_stream):
            async with stream:
                async for chunk in stream:
                    if text := reply.take(chunk):
                        on_text(text)
                    _raise_if_endless(reply.content)
        self.usage.add(reply.usage)
        return _read(shape, reply.content, reply.refusal, reply.finish)

    async def _create(self, **request: Any) -> Choice:
        self.usage.start_call()
        completion = await self._send(**request)
        if not isinstance(completion, ChatCompletion) or not cast(Any, completion.choices):
            raise ModelError(Fault.UNREADABLE, "the endpoint's answer is not a chat completion")
        self.usage.add(completion.usage)
        return completion.choices[0]

    async def _send(self, **request: Any) -> Any:
        body = {"model": self.model, **request, **self.parameters}
        streamed = {"stream": True, "stream_cls": AsyncStream[ChatCompletionChunk]} if "stream" in request else {}
        # `chat.completions.create` first walks through all messages and schemas in Python: a third of a plan's CPU.
        post: Any = self.client.post
        with self._boundary(translate), self._prompt():
            return await post("/chat/completions", cast_to=ChatCompletion, body=body, **streamed)

    @contextmanager
    def _boundary(self, into_ours: Callable[[Exception], ModelError]) -> Generator[None]:
        """The boundary to the SDK and its transport. A call that is given up was waited for too long."""
        try:
            yield
        except asyncio.CancelledError:
            note(CallNote(self.version, Fault.TIMEOUT, "the model endpoint did not answer in time"))
            raise
        except Exception as error:
            failed = into_ours(error)
            note(CallNote(self.version, failed.fault, str(failed)))
            raise failed from error
        note(CallNote(self.version))

    def _prompt(self) -> using_prompt_template:
        return using_prompt_template(template=self.template, version=self.version, variables=cast(Any, self.variables))


@functools.cache
def format_of(shape: type[BaseModel]) -> ResponseFormatJSONSchema:
    """A shape as the parameter `response_format`."""
    schema = pydantic_function_tool(shape)["function"].get("parameters", {})
    return {"type": "json_schema", "json_schema": {"name": shape.__name__, "schema": schema, "strict": True}}


def _raise_if_unfinished(refusal: str | None, finish: str | None) -> None:
    if refusal or finish == "content_filter":
        raise ModelError(Fault.REFUSED, "the model refused to answer")
    if finish == "length":
        raise ModelError(Fault.CUT, "the model's reply was cut by its length limit")


def _raise_if_endless(content: str) -> None:
    if len(content) > LONGEST_REPLY:
        raise ModelError(Fault.CUT, f"the model's reply is longer than {LONGEST_REPLY:,} characters")


def _read(shape: type[Reply], content: str | None, refusal: str | None, finish: str | None) -> Reply:
    _raise_if_unfinished(refusal, finish)
    if not content:
        raise ModelError(Fault.EMPTY, "the model's reply is empty")
    _raise_if_endless(content)
    try:
        return shape.model_validate_json(content)
    except ValidationError as error:
        first = error.errors(include_url=False, include_input=False)[0]
        where = ".".join(map(str, first["loc"])) or "reply"
        raise ModelError(Fault.UNREADABLE, f"the model's reply does not fit: {where}: {first['msg']}") from error
