"""Results of tools under guard: a text that carries orders is taken out before a model or the plan sees it."""

import json
from datetime import date
from decimal import Decimal
from typing import Any, NamedTuple, TypeVar, cast

from openinference.instrumentation import OITracer
from pydantic import BaseModel

from agents.guards.registry import TOOL_RESULT, Finding, inspect, is_attack
from agents.tracing import show_output, step

REMOVED = "[removed: read as an instruction, not as data]"
_CONTAINERS = frozenset((list, tuple, dict))
_PLAIN = frozenset((int, float, bool, Decimal, date, type(None)))
Model = TypeVar("Model", bound=BaseModel)


class Removed(NamedTuple):
    """A text that was taken out: its path in the result, such as `places.3.note`, and why."""

    path: str
    finding: Finding

    def __str__(self) -> str:
        """As the plan tells it."""
        return f"the text {self.path} was removed, since it reads as {self.finding.reads_as} (“{self.finding.excerpt}”)"


def harmless(text: str) -> str:
    """The text, or what stands in its place when it carries orders."""
    return REMOVED if is_attack(text) else text


def cleaned(result: Model, tool: str, tracer: OITracer) -> tuple[Model, list[Removed]]:
    """The result without texts that carry orders, all the rest as it was; a guardrail span when there were any."""
    if _is_clean(result):
        return result, []
    removed: list[Removed] = []
    clean = cast(Model, _cleaned(result, "", removed))
    codes = sorted({one.finding.code for one in removed})
    marks = {"triplab__guard__code": ",".join(codes), "triplab__guard__tool": tool}
    with step(tracer, "guard", "guardrail", given={"tool": tool}, **marks) as span:
        show_output(span, json.dumps({one.path: one.finding.excerpt for one in removed}, ensure_ascii=False))
    return clean, removed


def _is_clean(result: BaseModel) -> bool:
    """Whether no text of it is an attack: the quick look that nearly every result needs."""
    rest: list[Any] = [result]
    while rest:
        value = rest.pop()
        kind = cast("type[Any]", type(value))
        if kind is str:
            if is_attack(value):
                return False
        elif kind in _CONTAINERS:
            rest.extend(value.values() if kind is dict else value)
        elif kind not in _PLAIN and isinstance(value, BaseModel):
            rest.extend(value.__dict__.values())
    return True


def _cleaned(value: Any, path: str, removed: list[Removed]) -> Any:
    """The very same value where nothing was found in it."""
    if type(value) is str:
        finding = inspect(value, TOOL_RESULT)
        if finding is None:
            return value
        removed.append(Removed(path.removeprefix("."), finding))
        return REMOVED
    if isinstance(value, BaseModel):
        changed = _changed(dict(value), path, removed)
        return value.model_copy(update=changed) if changed else value
    if isinstance(value, dict):
        named = cast("dict[Any, Any]", value)
        changed = _changed(named, path, removed)
        return named | changed if changed else named
    if isinstance(value, list | tuple):
        items = cast("list[Any] | tuple[Any, ...]", value)
        changed = _changed(dict(enumerate(items)), path, removed)
        return type(items)(changed.get(at, item) for at, item in enumerate(items)) if changed else items
    return value


def _changed(items: dict[Any, Any], path: str, removed: list[Removed]) -> dict[Any, Any]:
    clean = {name: _cleaned(item, f"{path}.{name}", removed) for name, item in items.items()}
    return {name: item for name, item in clean.items() if item is not items[name]}
