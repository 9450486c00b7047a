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
