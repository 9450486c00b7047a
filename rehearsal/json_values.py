"""Reading and writing JSON with stated bounds."""

import json
import math
from typing import NoReturn, cast

from pydantic import JsonValue

from rehearsal.errors import RequestError

MAX_DEPTH = 64


def _finite(text: str) -> float:
    value = float(text)
    if not math.isfinite(value):
        raise ValueError(f"number {text[:40]!r} is out of range")
    return value


def _no_constant(name: str) -> NoReturn:
    raise ValueError(f"{name} is not JSON")


DECODER = json.JSONDecoder(parse_float=_finite, parse_constant=_no_constant)


def parse_body(body: bytes) -> JsonValue:
    """Parses a request body.

    Raises:
        RequestError: status 400, for text that is not JSON or is nested past `MAX_DEPTH` levels.
    """
    try:
        value = cast(JsonValue, DECODER.decode(body.decode("utf-8")))
    except RecursionError:
        raise too_deep() from None
    except ValueError as error:
        raise RequestError(f"the body is not valid JSON: {error}", code="invalid_json") from None
    check_depth(value)
    return value


def too_deep() -> RequestError:
    """The refusal of JSON nested past `MAX_DEPTH` levels."""
    return RequestError(f"JSON nested deeper than {MAX_DEPTH} levels is refused", code="nesting_too_deep")


def check_depth(value: JsonValue, limit: int = MAX_DEPTH) -> None:
    """Walks a value level by level.

    Raises:
        RequestError: status 400, past `limit` levels.
    """
    level: list[JsonValue] = [value]
    for _ in range(limit + 1):
        below: list[JsonValue] = []
        for node in level:
            if isinstance(node, dict):
                below.extend(child for child in node.values() if isinstance(child, dict | list))
            elif isinstance(node, list):
                below.extend(child for child in node if isinstance(child, dict | list))
        if not below:
            return
        level = below
    raise too_deep()


def dump(value: JsonValue) -> str:
    """Compact JSON text."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def encode(value: JsonValue) -> bytes:
    """Compact JSON bytes; a lone surrogate becomes a question mark."""
    return dump(value).encode("utf-8", "replace")
