"""A streamed reply as it comes in."""

from typing import Any, cast

import pydantic_core
from openai.types import CompletionUsage
from openai.types.chat import ChatCompletionChunk


class Incoming:
    """Collects the chunks of one reply, and tells what is new in one string field of its JSON."""

    def __init__(self, field: str) -> None:
        self.content = ""
        self.refusal = ""
        self.finish: str | None = None
        self.usage: CompletionUsage | None = None
        self._field = field
        self._shown = 0
        self._field_is_whole = False

    def take(self, chunk: ChatCompletionChunk) -> str:
        """Add a chunk; returns the text by which the field has grown, often none."""
        self.usage = chunk.usage or self.usage
        for choice in chunk.choices[:1]:
            self.finish = choice.finish_reason or self.finish
            self.refusal += choice.delta.refusal or ""
            self.content += choice.delta.content or ""
        return self._grown()

    def _grown(self) -> str:
        if self._field_is_whole or f'"{self._field}"' not in self.content:
            return ""
        try:
            partial: object = pydantic_core.from_json(self.content, allow_partial="trailing-strings")
        except ValueError:
            return ""
        reply = cast("dict[str, Any]", partial) if isinstance(partial, dict) else {}
        text = reply.get(self._field)
        if not isinstance(text, str):
            return ""
        self._field_is_whole = next(reversed(reply)) != self._field
        new, self._shown = text[self._shown :], len(text)
        return new
