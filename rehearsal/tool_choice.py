"""Which tools to call, and with what."""

import math
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from pydantic import JsonValue

from rehearsal.context import Context
from rehearsal.request import Tool, ToolChoice
from rehearsal.schema import Filler
from rehearsal.schema_shape import Schema, properties, required
from rehearsal.words import stems

THRESHOLD = 0.25
_NAME_SHARE = 0.6
_DISTINCTIVE = 3
_NEAR_BEST = 0.75
_NEVER = r"(?:never|do not|don't|don’t|must not|should not|avoid)\s+(?:use|using|call|calling|invoke|invoking)\s+"
_ALWAYS = r"(?:always|must|make sure to|be sure to)\s+(?:use|call|invoke)\s+"
MAX_TEXT = 20_000


class Call(NamedTuple):
    """A tool and its arguments."""

    name: str
    arguments: dict[str, JsonValue]


class _Option(NamedTuple):
    call: Call
    score: float
    complete: bool


def choose(context: Context, tools: Sequence[Tool], choice: ToolChoice, parallel: bool) -> list[Call]:
    """The calls of one turn, each tool once, in the order of `tools`; empty to write instead.

    With `auto`, every tool is called that matches the task and whose required arguments stand in the messages. After
    tool results nothing more is called, unless `choice` insists.
    """
    if not tools or choice.mode == "none":
        return []
    if choice.mode == "named":
        return [call_of(context, tool) for tool in tools if tool.function.name == choice.name][:1]
    insisted = choice.mode == "required"
    if context.ends_with_tools and not insisted:
        return []
    orders = {tool.function.name: _order(context, tool.function.name) for tool in tools}
    allowed = [tool for tool in tools if orders[tool.function.name] is not False]
    scores = relevance(context, tools)
    options = [_option(context, tool, scores[tool.function.name]) for tool in allowed]
    wanted = [
        option
        for option in options
        if option.complete and (option.score >= THRESHOLD or orders[option.call.name] is True)
    ]
    if not wanted and insisted and options:
        wanted = [max(options, key=lambda option: (option.complete, option.score))]
    if not parallel and wanted:
        wanted = [max(wanted, key=lambda option: option.score)]
    return [option.call for option in wanted]


def relevance(context: Context, tools: Sequence[Tool]) -> dict[str, float]:
    """How well each tool matches the task, 0 to 1.

    The words of its name count for 0.6, those of its description for 0.4; a word counts the more the fewer tools have
    it (inverse document frequency). Three distinctive words of the description are enough for its whole share. What the
    user says in plain words is matched on its own too, and the better of the two counts.
    """
    task = frozenset(stems(_task(context)))
    names = {tool.function.name: frozenset(stems(tool.function.name)) for tool in tools}
    texts = {tool.function.name: frozenset(stems((tool.function.description or "")[:MAX_TEXT])) for tool in tools}
    spread = Counter(word for name in names for word in names[name] | texts[name])
    weight = {word: math.log(1 + len(tools) / count) for word, count in spread.items()}
    typical = math.log(1 + len(tools))
    scores: dict[str, float] = {}
    for name, words in names.items():
        total = sum(weight[word] for word in words)
        by_name = sum(weight[word] for word in words & task) / total if total else 0.0
        by_text = sum(weight[word] for word in (texts[name] - words) & task) / (_DISTINCTIVE * typical)
        scores[name] = _NAME_SHARE * by_name + (1 - _NAME_SHARE) * min(1.0, by_text)
    said = _said(context, {name: names[name] | texts[name] for name in names}, weight)
    return {name: max(score, said[name]) for name, score in scores.items()}


def _said(context: Context, vocabulary: Mapping[str, frozenset[str]], weight: Mapping[str, float]) -> dict[str, float]:
    """How much of the user's plain words each tool speaks of, by weight; only tools near the best one count."""
    known = frozenset(stems(context.user_text)) & frozenset(weight)
    total = sum(weight[word] for word in known)
    shares = (
        {name: sum(weight[word] for word in words & known) / total for name, words in vocabulary.items()}
        if total
        else {}
    )
    best = max(shares.values(), default=0.0)
    return {name: share if (share := shares.get(name, 0.0)) >= _NEAR_BEST * best else 0.0 for name in vocabulary}


def _task(context: Context) -> str:
    parts = [text[:MAX_TEXT] for text in context.instructions]
    for found in context.found:
        if found.role == "user" and len(found.path) <= 3:
            parts.append(found.key)
            if isinstance(found.value, str):
                parts.append(found.value[:200])
    return " ".join(parts)


def _order(context: Context, name: str) -> bool | None:
    """What the prompts say of a tool by name: True to call it, False not to; the later word wins."""
    called = rf"(?:the\s+)?(?:tools?\s+)?[`'\"]?(?:{re.escape(name)}|{re.escape(name).replace('_', ' ')})(?!\w)"
    verdict: bool | None = None
    for text in context.instructions:
        if name.lower() not in text.lower() and name.lower().replace("_", " ") not in text.lower():
            continue
        found = [(match.start(), False) for match in re.finditer(_NEVER + called, text, re.I)]
        found += [(match.start(), True) for match in re.finditer(_ALWAYS + called, text, re.I)]
        if found:
            verdict = max(found)[1]
    return verdict


def call_of(context: Context, tool: Tool) -> Call:
    """A call of the tool, its arguments filled from the messages as far as they go."""
    return _option(context, tool, 1.0).call


def _option(context: Context, tool: Tool, score: float) -> _Option:
    schema: Schema = tool.function.parameters or {}
    filler = Filler(schema, context)
    musts = required(schema)
    arguments: dict[str, JsonValue] = {}
    complete = True
    for name, child in properties(schema).items():
        filled = filler.property(name, child)
        if name in musts:
            complete = complete and filled.settled
        if name in musts or filled.weight > 0:
            arguments[name] = filled.value
    return _Option(Call(tool.function.name, arguments), score, complete)
