"""Taking a JSON reply apart and putting it together again."""

import json
from collections.abc import Iterator
from dataclasses import replace
from typing import cast

from pydantic import JsonValue

from rehearsal.answer import Answer
from rehearsal.faults.registry import Scene
from rehearsal.found import Record
from rehearsal.json_values import dump
from rehearsal.main_text import Path, main_path
from rehearsal.schema_shape import Schema


def value_of(answer: Answer) -> JsonValue:
    """The JSON object or array of a reply, a copy of its own; None for a reply that is none, or is cut short."""
    text = answer.content or ""
    if answer.finish_reason != "stop" or not text.startswith(("{", "[")):
        return None
    try:
        return cast(JsonValue, json.loads(text))
    except ValueError:
        return None


def with_value(answer: Answer, value: JsonValue) -> Answer:
    """The reply with another JSON value."""
    return replace(answer, content=dump(value))


def schema_of(scene: Scene) -> Schema:
    """The schema that was asked for; of a reply without one an empty schema."""
    form = scene.request.response_format
    return form.json_schema.schema_ if form is not None and form.json_schema is not None else {}


def lists_of_objects(value: JsonValue, path: str = "") -> Iterator[tuple[str, list[Record]]]:
    """Every list that holds objects only, outer ones first, with its path such as `days[0].stops`."""
    if isinstance(value, dict):
        for key, child in value.items():
            yield from lists_of_objects(child, f"{path}.{key}" if path else key)
    elif isinstance(value, list) and value and all(isinstance(row, dict) for row in value):
        rows = cast(list[Record], value)
        yield path, rows
        for place, row in enumerate(rows):
            yield from lists_of_objects(row, f"{path}[{place}]")


def main_text(scene: Scene) -> tuple[Path, str] | None:
    """The text that the reader sees and its path, empty for a plain reply; None where there is none."""
    value = value_of(scene.answer)
    if scene.answer.tool_calls or value is None:
        text = scene.answer.content or ""
        return None if text.startswith(("{", "[")) or not text else ((), text)
    path, node = main_path(schema_of(scene)), value
    for name in path:
        node = node.get(name) if isinstance(node, dict) else None
    return (path, node) if path and isinstance(node, str) and node else None


def with_main_text(answer: Answer, path: Path, text: str) -> Answer:
    """The reply with another text at that path."""
    return with_value(answer, _put(value_of(answer), path, text)) if path else replace(answer, content=text)


def _put(value: JsonValue, path: Path, text: str) -> JsonValue:
    return {**value, path[0]: _put(value[path[0]], path[1:], text)} if path and isinstance(value, dict) else text
