"""Input meant to hurt."""

import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.rehearsal.support import TEXT, arr, fill, obj, send, strict, user, write


def deep(levels: int) -> str:
    return "[" * levels + "]" * levels


def ask(content: str, **fields: Any) -> tuple[int, dict[str, Any]]:
    return send(json.dumps({"model": "m", "messages": [user(content)], **fields}).encode())


@pytest.mark.parametrize("levels", [65, 500, 5_000, 500_000])
def test_deep_bodies_are_refused(levels: int) -> None:
    status, body = send(b'{"model": "m", "messages": ' + deep(levels).encode() + b"}")
    assert (status, body["error"]["code"]) == (400, "nesting_too_deep")


@pytest.mark.parametrize("levels", [66, 5_000])
def test_deep_json_in_text_is_refused(levels: int) -> None:
    status, body = ask(f"Look: {deep(levels)}")
    assert (status, body["error"]["code"]) == (400, "nesting_too_deep")


@pytest.mark.parametrize("text", ["{" * 50_000, '{"a":' * 60_000, "[1," * 60_000, '{"' * 50_000, '[" ' * 50_000])
def test_unfinished_json_is_only_text(text: str) -> None:
    status, _ = ask(text)
    assert status in (200, 400)


def test_a_recursive_schema_is_filled() -> None:
    node = obj(
        name=TEXT, children=arr({"$ref": "#/$defs/Node"}), next={"anyOf": [{"$ref": "#/$defs/Node"}, {"type": "null"}]}
    )
    leaf: dict[str, Any] = {"name": "leaf", "children": [], "next": None}
    tree: dict[str, Any] = {"name": "root", "children": [leaf], "next": leaf}
    schema = {**obj(tree={"$ref": "#/$defs/Node"}), "$defs": {"Node": node}}
    assert fill(schema, [user("Copy it.", {"tree": tree})]) == {"tree": tree}


@pytest.mark.parametrize(
    "schema",
    [
        {"$ref": "#/$defs/A", "$defs": {"A": {"$ref": "#/$defs/A"}}},
        {"$ref": "#/$defs/A", "$defs": {"A": obj(a={"$ref": "#/$defs/A"})}},
        obj(a=arr(arr(arr(TEXT, minItems=1000), minItems=1000), minItems=1000)),
    ],
)
def test_schemas_without_end_are_refused(schema: dict[str, Any]) -> None:
    status, body = ask("Go.", response_format=strict(schema))
    assert (status, body["error"]["code"]) == (400, "invalid_schema")


def test_a_pattern_that_backtracks_is_matched_in_linear_time() -> None:
    schema = obj(name={"type": "string", "pattern": "^(a+)+$"})
    assert fill(schema, [user("x", {"name": "a" * 5_000 + "!"})]) == {"name": "a"}


def test_lone_surrogates_become_question_marks() -> None:
    assert write([user("x", {"text": "odd \ud800 sign"})]) == "Odd ? sign."


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(max_size=20),
    lambda children: st.lists(children, max_size=4) | st.dictionaries(st.text(max_size=8), children, max_size=4),
    max_leaves=20,
)
FIELDS = st.fixed_dictionaries(
    {},
    optional={
        "messages": JSON,
        "tools": st.lists(st.fixed_dictionaries({"type": st.just("function"), "function": JSON}), max_size=2) | JSON,
        "response_format": JSON,
        "tool_choice": JSON,
        "stop": JSON,
        "stream": JSON,
        "n": JSON,
    },
)


@settings(deadline=None, max_examples=200)
@given(
    fields=FIELDS,
    text=st.text(max_size=200),
    schema=st.dictionaries(
        st.sampled_from(["type", "properties", "items", "enum", "anyOf", "$ref", "required", "minItems", "pattern"]),
        JSON,
        max_size=5,
    ),
)
def test_anything_gets_an_answer_or_a_refusal(fields: dict[str, Any], text: str, schema: dict[str, Any]) -> None:
    body = {"model": "m", "messages": [user(text)], "response_format": strict(schema), **fields}
    if body.get("stream") is True:
        body["stream"] = False
    status, _ = send(json.dumps(body).encode())
    assert status in (200, 400)
