"""Refusals."""

import json
from typing import Any

import pytest

from rehearsal.request import MAX_BODY
from tests.rehearsal.support import send, strict, tool, user

GOOD: dict[str, Any] = {"model": "any", "messages": [user("Hello.")]}
TOOL = tool("look", "Looks.")


@pytest.mark.parametrize(
    ("change", "param", "said"),
    [
        ({"model": 3}, "model", "got 3"),
        ({"messages": []}, "messages", "at least 1 item"),
        ({"messages": [{"role": "wizard", "content": "x"}]}, "messages[0].role", "'wizard'"),
        ({"messages": [{"role": "user", "content": 7}]}, "messages[0].content", "got 7"),
        ({"messages": [{"role": "user", "content": [{"type": "image_url"}]}]}, "messages[0].content", "image_url"),
        ({"temperature": "hot"}, "temperature", "'hot'"),
        ({"temperature": 2.5}, "temperature", "less than or equal to 2"),
        ({"n": 5}, "n", "less than or equal to 4"),
        ({"seed": 1.5}, "seed", "got 1.5"),
        ({"stop": ["a", "b", "c", "d", "e"]}, "stop", "at most 4 items"),
        ({"tool_choice": "maybe", "tools": [TOOL]}, "tool_choice", "auto, none, required"),
        ({"tool_choice": "required"}, "tool_choice", "needs tools"),
        (
            {"tools": [TOOL], "tool_choice": {"type": "function", "function": {"name": "leap"}}},
            "tool_choice",
            "tool 'leap' is not supported (allowed: look)",
        ),
        ({"tools": [{"type": "retrieval"}]}, "tools[0].type", "'function'"),
        ({"response_format": {"type": "xml"}}, "response_format.type", "'json_schema'"),
        ({"response_format": {"type": "json_schema"}}, "response_format.json_schema", "needs a 'json_schema' object"),
        ({"response_format": strict({"$ref": "#/$defs/Gone"})}, "response_format", "leads nowhere"),
    ],
)
def test_wrong_values_are_named(change: dict[str, Any], param: str, said: str) -> None:
    status, body = send(json.dumps(GOOD | change).encode())
    assert status == 400
    assert body["error"]["type"] == "invalid_request_error"
    assert body["error"]["param"] == param
    assert said in body["error"]["message"]


@pytest.mark.parametrize("body", [b"", b"{", b"[]", b'"text"', b"\xff", b'{"a": NaN}', b'{"a": 1e999}'])
def test_bad_json_is_refused(body: bytes) -> None:
    status, refusal = send(body)
    assert (status, refusal["error"]["code"]) == (400, "invalid_json")


def test_missing_messages_are_named() -> None:
    status, body = send(b'{"model": "any"}')
    assert (status, body["error"]["param"]) == (400, "messages")


def test_too_long_a_body_is_refused() -> None:
    status, body = send(b" " * (MAX_BODY + 1))
    assert (status, body["error"]["code"]) == (413, "body_too_large")


def test_other_parameters_are_ignored_and_the_model_is_echoed() -> None:
    status, body = send(json.dumps({**GOOD, "logit_bias": {"1": 2}, "user": "u", "top_p": 0.5, "seed": None}).encode())
    assert (status, body["model"]) == (200, "any")
    assert body["system_fingerprint"] == "rehearsal-engine-not-a-language-model"
