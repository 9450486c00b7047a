"""Answers on the wire: one JSON body, or server-sent events."""

import hashlib
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Self

from pydantic import JsonValue

from rehearsal import tokens
from rehearsal.answer import Answer
from rehearsal.json_values import dump, encode
from rehearsal.request import ChatRequest

MODEL = "rehearsal-1"
FINGERPRINT = "rehearsal-engine-not-a-language-model"
_PER_MESSAGE = 4
_PER_REPLY = 3
_TOKENS_PER_CHUNK = 4
Json = dict[str, JsonValue]


@dataclass(frozen=True)
class Completion:
    """The answers to one request.

    Attributes:
        key: hexadecimal hash of the request.
        serial: tells apart answers to the same request.
        model: the name that was asked for.
        created: seconds since 1970.
        prompt_tokens: of the messages, tools and schema.
        answers: one for each choice.
    """

    key: str
    serial: int
    model: str
    created: int
    prompt_tokens: int
    answers: tuple[Answer, ...]

    @classmethod
    def of(cls, body: bytes, serial: int, request: ChatRequest, answers: Sequence[Answer]) -> Self:
        """The completion of a request."""
        key = hashlib.sha256(body).hexdigest()
        return cls(key, serial, request.model, int(time.time()), prompt_tokens(request), tuple(answers))

    @property
    def completion_tokens(self) -> int:
        """Of all choices."""
        return sum(answer.tokens for answer in self.answers)

    def body(self) -> JsonValue:
        """The `chat.completion` object."""
        choices: list[JsonValue] = [self._choice(index, answer) for index, answer in enumerate(self.answers)]
        return {**self._head("chat.completion"), "choices": choices, "usage": self._usage()}

    def events(self, include_usage: bool) -> Iterator[bytes]:
        """The `chat.completion.chunk` objects as server-sent events, `[DONE]` last."""
        more: Json = {"usage": None} if include_usage else {}
        head = self._head("chat.completion.chunk")
        for index, answer in enumerate(self.answers):
            for delta in self._deltas(index, answer):
                yield _event({**head, "choices": [_chunk(index, delta, None)], **more})
            yield _event({**head, "choices": [_chunk(index, {}, answer.finish_reason)], **more})
        if include_usage:
            yield _event({**head, "choices": [], "usage": self._usage()})
        yield b"data: [DONE]\n\n"

    def _head(self, kind: str) -> Json:
        name = hashlib.sha256(f"{self.key}:{self.serial}".encode()).hexdigest()[:24]
        return {
            "id": f"chatcmpl-{name}",
            "object": kind,
            "created": self.created,
            "model": self.model,
            "system_fingerprint": FINGERPRINT,
        }

    def _usage(self) -> Json:
        written = self.completion_tokens
        return {
            "prompt_tokens": self.prompt_tokens,
            "completion_tokens": written,
            "total_tokens": self.prompt_tokens + written,
        }

    def _choice(self, index: int, answer: Answer) -> Json:
        message: Json = {"role": "assistant", "content": answer.content, "refusal": None}
        if answer.tool_calls:
            calls: list[JsonValue] = [
                {
                    "id": self._call_id(index, place),
                    "type": "function",
                    "function": {"name": call.name, "arguments": call.arguments},
                }
                for place, call in enumerate(answer.tool_calls)
            ]
            message["tool_calls"] = calls
        return {"index": index, "message": message, "logprobs": None, "finish_reason": answer.finish_reason}

    def _deltas(self, index: int, answer: Answer) -> Iterator[Json]:
        yield {"role": "assistant", "content": None if answer.content is None else ""}
        for piece in _pieces(answer.content or ""):
            yield {"content": piece}
        for place, call in enumerate(answer.tool_calls):
            start: Json = {"name": call.name, "arguments": ""}
            opened: Json = {"index": place, "id": self._call_id(index, place), "type": "function", "function": start}
            yield {"tool_calls": [opened]}
            for piece in _pieces(call.arguments):
                yield {"tool_calls": [{"index": place, "function": {"arguments": piece}}]}

    def _call_id(self, index: int, place: int) -> str:
        return "call_" + hashlib.sha256(f"{self.key}:{index}:{place}".encode()).hexdigest()[:24]


def prompt_tokens(request: ChatRequest) -> int:
    """Tokens of the messages, of earlier tool calls, of the tools and of the schema."""
    total = _PER_REPLY
    for message in request.messages:
        total += _PER_MESSAGE + tokens.count(message.content) + tokens.count(message.name or "")
        for call in message.tool_calls or []:
            total += tokens.count(call.function.name) + tokens.count(call.function.arguments)
    for tool in request.tools or []:
        shown = f"{tool.function.name} {tool.function.description or ''} {dump(tool.function.parameters or {})}"
        total += tokens.count(shown)
    if request.response_format is not None and request.response_format.json_schema is not None:
        total += tokens.count(dump(request.response_format.json_schema.schema_))
    return total


def _pieces(text: str) -> Iterator[str]:
    pieces = tokens.split(text)
    for at in range(0, len(pieces), _TOKENS_PER_CHUNK):
        yield "".join(pieces[at : at + _TOKENS_PER_CHUNK])


def _chunk(index: int, delta: Json, finish_reason: str | None) -> Json:
    return {"index": index, "delta": delta, "logprobs": None, "finish_reason": finish_reason}


def _event(value: JsonValue) -> bytes:
    return b"data: " + encode(value) + b"\n\n"
