"""Filling schemas."""

import json
from typing import Any

import jsonschema_rs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.rehearsal.support import ITINERARY_DATA, TEXT, arr, fill, obj, results, system, user, write

NAMES = st.sampled_from(
    [
        "name",
        "title",
        "id",
        "place_id",
        "start",
        "date",
        "note",
        "why",
        "text",
        "message",
        "summary",
        "tags",
        "points",
        "count",
        "price",
        "ok",
        "kind",
        "days",
        "x",
    ]
)
BOUND = st.integers(-50, 50)


@st.composite
def limited_numbers(draw: st.DrawFn) -> dict[str, Any]:
    kind = draw(st.sampled_from(["integer", "number"]))
    low = draw(BOUND)
    limits = st.sampled_from(
        [{}, {"minimum": low}, {"maximum": low}, {"minimum": low, "maximum": low + 3}, {"exclusiveMinimum": low}]
    )
    return {"type": kind, **draw(limits)}


@st.composite
def unions(draw: st.DrawFn, children: st.SearchStrategy[dict[str, Any]]) -> dict[str, Any]:
    return {"anyOf": [*draw(st.lists(children, min_size=1, max_size=2)), {"type": "null"}]}


@st.composite
def objects(draw: st.DrawFn, children: st.SearchStrategy[dict[str, Any]]) -> dict[str, Any]:
    return obj(**draw(st.dictionaries(NAMES, children, max_size=4)))


@st.composite
def arrays(draw: st.DrawFn, children: st.SearchStrategy[dict[str, Any]]) -> dict[str, Any]:
    low = draw(st.integers(0, 2))
    return arr(draw(children), **draw(st.sampled_from([{}, {"minItems": low}, {"minItems": low, "maxItems": low + 1}])))


TEXTS = st.sampled_from(
    [
        TEXT,
        {"type": ["string", "null"]},
        {"type": "string", "maxLength": 12},
        {"type": "string", "minLength": 3},
        {"type": "string", "pattern": "^[a-z-]+$"},
        {"type": "string", "pattern": "^[A-Z]{3}$"},
        {"type": "string", "pattern": r"^\d{2}:\d{2}$"},
        *(
            {"type": "string", "format": form}
            for form in ("date", "date-time", "time", "email", "uuid", "ipv4", "ipv6")
        ),
        {"type": "string", "format": "duration"},
        {"type": "string", "format": "hostname"},
        {"enum": ["low", "high", None]},
        {"type": "string", "enum": ["low", "high"]},
        {"const": "fixed"},
        {"type": "boolean"},
        {"type": "null"},
        {"$ref": "#/$defs/Shared"},
    ]
)
SCHEMAS = st.recursive(
    TEXTS | limited_numbers(), lambda children: unions(children) | objects(children) | arrays(children), max_leaves=12
)
VALUES = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-99, 99)
    | st.text(max_size=12)
    | st.sampled_from(["2027-01-04", "high", "09:00"]),
    lambda children: st.lists(children, max_size=3) | st.dictionaries(NAMES, children, max_size=4),
    max_leaves=15,
)


@settings(deadline=None, max_examples=400)
@given(
    properties=st.dictionaries(NAMES, SCHEMAS, max_size=5), data=st.lists(VALUES, max_size=3), text=st.text(max_size=80)
)
def test_any_supported_schema_gets_a_reply_that_validates(
    properties: dict[str, Any], data: list[Any], text: str
) -> None:
    shared = obj(id=TEXT, children=arr({"$ref": "#/$defs/Shared"}))
    schema = {**obj(**properties), "$defs": {"Shared": shared}}
    value = fill(schema, [user(text, {"x": data}), *results(*data)])
    jsonschema_rs.validator_for(schema, validate_formats=True).validate(value)


@pytest.mark.parametrize(
    ("wanted", "stands"),
    [
        ("start", "start"),
        ("start_date", "startDate"),
        ("start", "start_date"),
        ("name", "title"),
        ("quantity", "count"),
    ],
)
def test_names_are_matched(wanted: str, stands: str) -> None:
    assert fill(obj(**{wanted: TEXT}), [user("x", {stands: "seven", "other": "eight"})]) == {wanted: "seven"}


def test_nothing_is_invented() -> None:
    schema = obj(
        order_id=TEXT,
        total={"type": "number"},
        paid={"type": "boolean"},
        rows=arr(obj(row_id=TEXT, amount={"type": "number"})),
        left={"type": ["integer", "null"]},
        kind={"type": "string", "enum": ["first", "second"]},
    )
    assert fill(schema, [user("Summarise.", {"weather": "rain", "customer_id": "c-1"})]) == {
        "order_id": "",
        "total": 0,
        "paid": False,
        "rows": [],
        "left": None,
        "kind": "first",
    }


def test_later_messages_win_and_examples_come_last() -> None:
    example = system('For example: {"city": "Example", "zip": "00000"}')
    messages = [example, user("x", {"city": "Bonn"}), user("y", {"city": "Kiel"})]
    assert fill(obj(city=TEXT, zip=TEXT), messages) == {"city": "Kiel", "zip": "00000"}


def test_enum_by_words() -> None:
    schema = obj(verdict={"type": "string", "enum": ["all good", "late delivery", "wrong item"]})
    assert fill(schema, [user("The delivery came two days late.")]) == {"verdict": "late delivery"}


def test_enum_by_the_words_of_the_user_not_of_the_prompt() -> None:
    schema = obj(topic={"type": "string", "enum": ["nature", "nightlife"]})
    prompt = system('The list: {"stops": ["National Museum of Nature and Science"]}')
    assert fill(schema, [prompt, user("More nightlife, please.")]) == {"topic": "nightlife"}


def test_of_several_numbers_beside_a_name_the_last_counts() -> None:
    assert fill(obj(day={"type": "integer"}), [user("Shift it from day 1 to day 3.")]) == {"day": 3}


def test_alternatives_are_told_apart_by_their_constant() -> None:
    shapes: list[dict[str, Any]] = [
        obj(kind={"const": "walk"}, note=TEXT, km={"type": "number"}),
        obj(kind={"const": "meal"}, note=TEXT, dish=TEXT),
    ]
    steps = [{"kind": "meal", "note": "a", "dish": "soup"}, {"kind": "walk", "note": "b", "km": 3}]
    assert fill(obj(steps=arr({"anyOf": shapes})), [user("x", {"steps": steps})]) == {
        "steps": [{"kind": "meal", "note": "a", "dish": "soup"}, {"kind": "walk", "note": "b", "km": 3}]
    }


def test_values_from_plain_words() -> None:
    schema = obj(name=TEXT, age={"type": "integer"}, born={"type": "string", "format": "date"})
    assert fill(schema, [user("Anna Smith is 30 years old, born 1996-05-01.")]) == {
        "name": "Anna Smith",
        "age": 30,
        "born": "1996-05-01",
    }


def test_a_description_of_a_property_is_an_instruction() -> None:
    schema = obj(message={"type": "string", "description": "One sentence, at most 90 characters."}, headline=TEXT)
    filled = fill(schema, [user("x", ITINERARY_DATA)])
    assert filled["message"] == "Three days in Tokyo from 4 to 6 January, one area a day."


def test_json_object_uses_the_keys_of_the_prompt() -> None:
    prompt = system('Reply in JSON with the keys "city" and "reason".')
    text = write([prompt, user("x", {"city": "Bonn", "note": "It rains."})], response_format={"type": "json_object"})
    assert json.loads(text) == {"city": "Bonn", "reason": "It rains."}
