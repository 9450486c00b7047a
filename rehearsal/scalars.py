"""Single values: do they satisfy a schema, can they be made to, and what stands in when nothing does."""

import math
import re
from collections.abc import Callable
from datetime import date, datetime, time
from functools import lru_cache
from ipaddress import IPv4Address, IPv6Address
from typing import Annotated

from pydantic import JsonValue, StringConstraints, TypeAdapter, ValidationError
from pydantic_core import SchemaError

from rehearsal.schema_shape import MAX_NUMBER, Kind, Schema, number
from rehearsal.words import shorten

_PLACEHOLDERS = {
    "date": "1970-01-01",
    "date-time": "1970-01-01T00:00:00Z",
    "time": "00:00:00Z",
    "duration": "P0D",
    "email": "nobody@example.invalid",
    "hostname": "example.invalid",
    "ipv4": "0.0.0.0",
    "ipv6": "::",
    "uuid": "00000000-0000-0000-0000-000000000000",
    "uri": "about:blank",
}
_SIMPLE_FORMATS = {
    "duration": r"P(?=.)(\d+Y)?(\d+M)?(\d+W)?(\d+D)?(T(?=.)(\d+H)?(\d+M)?(\d+S)?)?",
    "email": r"[\w.+-]+@[\w-]+(\.[\w-]+)+",
    "hostname": r"[A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?(\.[A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?)*",
    "uuid": r"[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}",
    "uri": r"[a-z][a-z0-9+.-]*:[^\s<>\"{}|\\^`]+",
}
_PARSED: dict[str, tuple[str, Callable[[str], object]]] = {
    "date": (r"\d{4}-\d{2}-\d{2}", date.fromisoformat),
    "date-time": (r"\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d{1,6})?(Z|[+-]\d{2}:\d{2})", datetime.fromisoformat),
    "ipv4": (r"[\d.]+", IPv4Address),
    "ipv6": (r"[0-9a-fA-F:.]+", IPv6Address),
    "time": (r"\d{2}:\d{2}:\d{2}(\.\d{1,6})?(Z|[+-]\d{2}:\d{2})", time.fromisoformat),
}
_STOCK = ("", "a", "A", "0", "aa", "AA", "aaa", "AAA", "aaaa", "00", "000", "0000", "a-a", "A0", "a0", "00:00")
_STOCK_FORMATS = tuple(_PLACEHOLDERS.values())
MAX_PLACEHOLDER = 10_000
MAX_PATTERN = 1_000


def coerce(value: JsonValue, kind: Kind, schema: Schema) -> JsonValue:
    """The value as the kind and its limits ask, or None when it does not fit."""
    match kind:
        case "string":
            return _text(value, schema)
        case "integer" | "number":
            return _number(value, kind, schema)
        case "boolean":
            return value if isinstance(value, bool) else None
        case "any":
            return value
        case _:
            return None


def placeholder(kind: Kind, schema: Schema) -> JsonValue:
    """The emptiest value that satisfies the schema: the empty text, 0, false, [] or {}."""
    match kind:
        case "string":
            return _empty_text(schema)
        case "integer" | "number":
            return _nearest_to_zero(kind, schema)
        case "boolean":
            return False
        case "array":
            return []
        case "object":
            return {}
        case "null" | "any":
            return None


def _text(value: JsonValue, schema: Schema) -> str | None:
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        return None
    text = str(value)
    form = schema.get("format")
    if form == "date" and re.match(r"\d{4}-\d{2}-\d{2}T", text):
        text = text[:10]
    longest = number(schema, "maxLength")
    if longest is not None and len(text) > longest:
        text = shorten(text, int(longest))
    return text if _text_fits(text, schema) else None


def _text_fits(text: str, schema: Schema) -> bool:
    least, most = number(schema, "minLength"), number(schema, "maxLength")
    if (least is not None and len(text) < least) or (most is not None and len(text) > most):
        return False
    pattern, form = schema.get("pattern"), schema.get("format")
    if isinstance(pattern, str) and not _matches(pattern, text):
        return False
    return not isinstance(form, str) or _has_format(form, text)


def _has_format(form: str, text: str) -> bool:
    if form in _PARSED:
        pattern, parse = _PARSED[form]
        if not re.fullmatch(pattern, text):
            return False
        try:
            parse(text)
        except ValueError:
            return False
        return True
    return form not in _SIMPLE_FORMATS or re.fullmatch(_SIMPLE_FORMATS[form], text[:300]) is not None


@lru_cache(maxsize=256)
def _matcher(pattern: str) -> TypeAdapter[str] | None:
    try:
        return TypeAdapter(Annotated[str, StringConstraints(pattern=pattern)])
    except SchemaError:
        return None


def _matches(pattern: str, text: str) -> bool:
    """Matches in time linear in the text; a pattern that is too long or unknown (look-around) matches everything."""
    matcher = _matcher(pattern) if len(pattern) <= MAX_PATTERN else None
    if matcher is None:
        return True
    try:
        matcher.validate_python(text)
    except ValidationError:
        return False
    return True


def _empty_text(schema: Schema) -> str:
    form = schema.get("format")
    least = min(int(number(schema, "minLength") or 0), MAX_PLACEHOLDER)
    own = (_PLACEHOLDERS[form],) if isinstance(form, str) and form in _PLACEHOLDERS else ()
    padded = ("-" * least, "a" * least, "0" * least) if least else ()
    options = (*own, "", *padded, *_STOCK, *_STOCK_FORMATS)
    return next((text for text in options if _text_fits(text, schema)), own[0] if own else "-" * least)


def _number(value: JsonValue, kind: Kind, schema: Schema) -> float | None:
    if isinstance(value, str) and re.fullmatch(r"-?\d{1,15}(\.\d{1,15})?", value):
        value = float(value)
    if isinstance(value, bool) or not isinstance(value, int | float) or abs(value) > MAX_NUMBER:
        return None
    if kind == "integer":
        if value != int(value):
            return None
        value = int(value)
    return value if _number_fits(value, schema) else None


def _number_fits(value: float, schema: Schema) -> bool:
    low, high = number(schema, "minimum"), number(schema, "maximum")
    above, below = number(schema, "exclusiveMinimum"), number(schema, "exclusiveMaximum")
    step = number(schema, "multipleOf")
    return (
        (low is None or value >= low)
        and (high is None or value <= high)
        and (above is None or value > above)
        and (below is None or value < below)
        and (step is None or step <= 0 or abs(math.remainder(value, step)) <= step * 1e-9)
    )


def _nearest_to_zero(kind: Kind, schema: Schema) -> float:
    step = number(schema, "multipleOf") or (1 if kind == "integer" else None)
    options: list[float] = [0]
    for key in ("minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum"):
        bound = number(schema, key)
        if bound is None:
            continue
        if step:
            down, up = math.floor(bound / step), math.ceil(bound / step)
            options += [count * step for count in (down, up, down - 1, up + 1)]
        else:
            gap = max(abs(bound), 1.0)
            options += [
                bound,
                bound + gap,
                bound - gap,
                math.nextafter(bound, math.inf),
                math.nextafter(bound, -math.inf),
            ]
    low, high = number(schema, "exclusiveMinimum"), number(schema, "exclusiveMaximum")
    if low is not None and high is not None and not step:
        options.append((low + high) / 2)
    if kind == "integer":
        options = [int(option) for option in options if option == int(option)]
    return next((option for option in options if _number_fits(option, schema)), 0)
