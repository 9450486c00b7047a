"""The structure of a JSON schema: references, alternatives, properties."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import islice
from typing import Literal

from pydantic import JsonValue

from rehearsal.errors import RequestError

Schema = dict[str, JsonValue]
Kind = Literal["object", "array", "string", "integer", "number", "boolean", "null", "any"]
_KINDS: dict[JsonValue, Kind] = {
    "object": "object",
    "array": "array",
    "string": "string",
    "integer": "integer",
    "number": "number",
    "boolean": "boolean",
    "null": "null",
}
MAX_HOPS = 32
MAX_SHAPES = 64
MAX_NUMBER = 1e15


@dataclass(frozen=True)
class Shape:
    """One alternative of a schema, its references followed.

    Attributes:
        schema: the schema.
        kind: its one type.
        refs: the references that were followed to get there.
        again: whether one of them is followed a second time, so that the schema contains itself.
    """

    schema: Schema
    kind: Kind
    refs: frozenset[str]
    again: bool


def as_schema(value: JsonValue) -> Schema:
    """The schema, or the one that allows anything."""
    return value if isinstance(value, dict) else {}


def properties(schema: Schema) -> dict[str, Schema]:
    """The properties of an object schema, in order."""
    value = schema.get("properties")
    return {name: as_schema(child) for name, child in value.items()} if isinstance(value, dict) else {}


def required(schema: Schema) -> list[str]:
    """The names that an object must have."""
    value = schema.get("required")
    return [name for name in value if isinstance(name, str)] if isinstance(value, list) else []


def enum_values(schema: Schema) -> list[JsonValue] | None:
    """The allowed values of an enumeration, or None."""
    value = schema.get("enum")
    return value if isinstance(value, list) and value else None


def number(schema: Schema, key: str) -> float | None:
    """A numeric keyword, or None."""
    value = schema.get(key)
    if isinstance(value, bool) or not isinstance(value, int | float) or abs(value) > MAX_NUMBER:
        return None
    return value


def shapes(schema: Schema, root: Schema, refs: frozenset[str] = frozenset()) -> list[Shape]:
    """The alternatives of a schema: `$ref`, `allOf`, `anyOf`, `oneOf` and lists of types taken apart.

    At most `MAX_SHAPES` are given.

    Raises:
        RequestError: for a reference that leads nowhere or in a circle.
    """
    return list(islice(_expand(Shape(schema, "any", refs, again=False), root, MAX_HOPS), MAX_SHAPES))


def _expand(start: Shape, root: Schema, hops: int) -> Iterator[Shape]:
    schema = start.schema
    if hops == 0:
        raise RequestError("the schema refers to itself without end", param="response_format", code="invalid_schema")
    ref = schema.get("$ref")
    if isinstance(ref, str):
        rest = {key: value for key, value in schema.items() if key != "$ref"}
        target = {**_resolve(ref, root), **rest}
        again = start.again or ref in start.refs
        yield from _expand(Shape(target, "any", start.refs | {ref}, again), root, hops - 1)
        return
    parts = schema.get("allOf")
    if isinstance(parts, list) and parts:
        merged = {key: value for key, value in schema.items() if key != "allOf"}
        for part in parts[:MAX_HOPS]:
            merged = _merge(merged, as_schema(part))
        yield from _expand(replace(start, schema=merged), root, hops - 1)
        return
    for word in ("anyOf", "oneOf"):
        options = schema.get(word)
        if isinstance(options, list) and options:
            rest = {key: value for key, value in schema.items() if key != word}
            for option in options:
                yield from _expand(replace(start, schema={**rest, **as_schema(option)}), root, hops - 1)
            return
    for kind in _kinds(schema):
        yield replace(start, kind=kind)


def _merge(left: Schema, right: Schema) -> Schema:
    merged = {**left, **right}
    if isinstance(left.get("properties"), dict) and isinstance(right.get("properties"), dict):
        merged["properties"] = {**properties(left), **properties(right)}
        merged["required"] = [*required(left), *(name for name in required(right) if name not in required(left))]
    return merged


def _kinds(schema: Schema) -> list[Kind]:
    kind = schema.get("type")
    listed = kind if isinstance(kind, list) else [kind]
    kinds: list[Kind] = [_KINDS[entry] for entry in listed if isinstance(entry, str) and entry in _KINDS]
    if kinds:
        return kinds
    if "properties" in schema:
        return ["object"]
    return ["array"] if "items" in schema else ["any"]


def _resolve(ref: str, root: Schema) -> Schema:
    node: JsonValue = root
    for part in ref.removeprefix("#").split("/")[1:]:
        name = part.replace("~1", "/").replace("~0", "~")
        node = node.get(name) if isinstance(node, dict) else None
    if not ref.startswith("#") or not isinstance(node, dict):
        raise RequestError(f"$ref {ref[:80]!r} leads nowhere", param="response_format", code="invalid_schema")
    return node
