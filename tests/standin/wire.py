"""What goes over the wire: a call as the stand-in understands it, and the answer that it sends."""

import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any, Literal

JSON = (("content-type", "application/json"),)
EVENTS = (("content-type", "text/event-stream"),)
Ending = Literal["whole", "cut", "stall"]
Json = dict[str, Any]


class Turn(StrEnum):
    """What an agent asks for: to pick from the tools offered, or to write a reply of a given shape."""

    PICK = "pick"
    WRITE = "write"


@dataclass(frozen=True, slots=True)
class Answer:
    """A reply piece by piece, and how it ends: whole, cut off, or never."""

    status: int
    headers: tuple[tuple[str, str], ...]
    pieces: tuple[bytes, ...] = ()
    ending: Ending = "whole"
    length: int | None = None

    @classmethod
    def json(cls, value: Any, status: int = 200, **headers: str) -> "Answer":
        """A JSON body; underscores in names of headers stand for dashes."""
        more = tuple((name.replace("_", "-"), text) for name, text in headers.items())
        return cls(status, JSON + more, (json.dumps(value).encode(),))

    @classmethod
    def error(cls, status: int, message: str, **headers: str) -> "Answer":
        """An error in OpenAI's shape."""
        return cls.json({"error": {"message": message, "type": "stand_in", "code": None}}, status, **headers)

    @classmethod
    def message(cls, streamed: bool, finish: str, **fields: Any) -> "Answer":
        """A completion with one message of these fields, streamed or not."""
        head: Json = {"id": "chatcmpl-stand-in", "created": 0, "model": "stand-in"}
        if not streamed:
            choice = {"index": 0, "message": {"role": "assistant", **fields}, "finish_reason": finish}
            return cls.json({**head, "object": "chat.completion", "choices": [choice]})
        choices: list[Json] = [
            {"index": 0, "delta": fields, "finish_reason": None},
            {"index": 0, "delta": {}, "finish_reason": finish},
        ]
        return cls.events([{**head, "object": "chat.completion.chunk", "choices": [choice]} for choice in choices])

    @classmethod
    def events(cls, chunks: Sequence[Json]) -> "Answer":
        """Server-sent events, `[DONE]` last."""
        return cls(200, EVENTS, (*(f"data: {json.dumps(chunk)}\n\n".encode() for chunk in chunks), b"data: [DONE]\n\n"))

    def half(self, ending: Ending) -> "Answer":
        """The first half, announced as the whole."""
        if len(self.pieces) > 1:
            return replace(self, pieces=self.pieces[: len(self.pieces) // 2], ending=ending)
        body = b"".join(self.pieces)
        return replace(self, pieces=(body[: len(body) // 2],), ending=ending, length=len(body))

    def with_tool_calls(self, change: Callable[[Json], None]) -> "Answer":
        """The same with each function call changed; only for answers that are not streamed."""
        value = json.loads(self.pieces[0])
        for called in _functions(value):
            change(called)
        return replace(self, pieces=(json.dumps(value).encode(),))


@dataclass(frozen=True, slots=True)
class Call:
    """One call: whose, the API key that it carries, and the right answer to it."""

    agent: str
    turn: Turn
    streamed: bool
    key: str
    honest: Answer


def _functions(completion: Json) -> Iterator[Json]:
    for choice in completion["choices"]:
        for call in choice["message"].get("tool_calls") or ():
            yield call["function"]
