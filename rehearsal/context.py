"""What stands in the messages: every JSON value with its origin, and the plain text around it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property

from pydantic import JsonValue

from rehearsal.embedded import take_apart
from rehearsal.found import Found, Key, Record
from rehearsal.index import KeyIndex
from rehearsal.request import Message
from rehearsal.words import name_words, sentences, stem

MAX_VALUES = 20_000
MAX_TEXT = 100_000
MAX_INSTRUCTIONS = 400_000
MAX_LABELS = 100
_LABELLED = re.compile(r"^[ \t]*(?:[-*][ \t]+)?([A-Za-z][\w ]{0,30}?):[ \t]+(\S[^\n]{0,200})$", re.MULTILINE)


@dataclass(frozen=True)
class Context:
    """The messages as the engine sees them.

    Attributes:
        found: every JSON value, in the order of the messages.
        instructions: the plain text of system, developer and user messages, in order.
        user_text: the plain text of the last user message that has any.
        ends_with_tools: whether the last message is a tool result.
    """

    found: tuple[Found, ...]
    instructions: tuple[str, ...]
    user_text: str
    ends_with_tools: bool
    labelled: Record = field(default_factory=dict[str, JsonValue])

    @cached_property
    def has_data(self) -> bool:
        """Whether user or tool messages hold JSON."""
        return any(found.role in ("user", "tool", "assistant") for found in self.found)

    @cached_property
    def index(self) -> KeyIndex:
        """The values by key."""
        return KeyIndex(self.found)

    @cached_property
    def records(self) -> list[Found]:
        """The JSON objects outside examples, in order; those of examples when there are no others."""
        data = [found for found in self.found if isinstance(found.value, dict)]
        return [found for found in data if not found.is_example] or data

    @cached_property
    def latest_stems(self) -> list[str]:
        """The stems of the user's words and of the texts in the latest turn with data; a prompt's are none of them."""
        turn = max((found.turn for found in self.found), default=0)
        latest = [found for found in self.found if found.turn == turn and not (found.is_example and self.user_text)]
        texts = [found.value for found in latest if isinstance(found.value, str)]
        return [stem(word) for word in name_words(" ".join([self.user_text, *texts])[:MAX_TEXT])]

    @cached_property
    def sentences(self) -> list[str]:
        """The sentences of the last user message."""
        return sentences(self.user_text)


def collect(messages: Sequence[Message]) -> Context:
    """Reads the messages.

    At most `MAX_VALUES` values are seen, and of plain text at most `MAX_TEXT` characters of a message and
    `MAX_INSTRUCTIONS` in all.

    Raises:
        RequestError: for JSON nested past the stated depth.
    """
    found: list[Found] = []
    instructions: list[str] = []
    user_text, turn = "", 0
    labelled: Record = {}
    left = MAX_INSTRUCTIONS
    for position, message in enumerate(messages):
        if position and not (message.role == "tool" and messages[position - 1].role == "tool"):
            turn += 1
        text = take_apart(message.content)
        for value in text.values:
            if not _is_schema(value):
                _walk(Found(value, (), message.role, turn, position, ()), found)
        if message.role in ("system", "developer", "user"):
            instructions.append(text.plain[: min(left, MAX_TEXT)])
            left -= len(instructions[-1])
        if message.role == "user" and text.plain.strip():
            user_text = text.plain[:MAX_TEXT].strip()
            lines: list[tuple[str, str]] = _LABELLED.findall(user_text)
            labelled = dict[str, JsonValue]((label, value.strip()) for label, value in lines[:MAX_LABELS])
        if message.role == "tool" and not text.values and text.plain.strip():
            _walk(Found({"text": text.plain.strip()}, (), message.role, turn, position, ()), found)
    return Context(tuple(found), tuple(instructions), user_text, messages[-1].role == "tool", labelled)


def _is_schema(value: JsonValue) -> bool:
    return isinstance(value, dict) and isinstance(value.get("properties"), dict) and "type" in value


def _walk(root: Found, into: list[Found]) -> None:
    waiting = [root]
    while waiting and len(into) < MAX_VALUES:
        here = waiting.pop()
        into.append(here)
        children: list[tuple[Key, JsonValue]] = []
        parents = here.parents
        if isinstance(here.value, dict):
            children = list(here.value.items())
            parents = (here.value, *parents)
        elif isinstance(here.value, list):
            children = list(enumerate(here.value))
        for key, child in reversed(children):
            waiting.append(Found(child, (*here.path, key), here.role, here.turn, here.message, parents))
