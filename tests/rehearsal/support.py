"""Requests in two domains, and how to send them."""

import asyncio
import json
from collections.abc import Mapping, Sequence
from typing import Any

from rehearsal import Rehearsal

Json = dict[str, Any]
TEXT: Json = {"type": "string"}


def obj(**properties: Json) -> Json:
    return {
        "type": "object",
        "properties": properties,
        "required": list(properties),
        "additionalProperties": False,
    }


def arr(items: Json, **limits: int) -> Json:
    return {"type": "array", "items": items, **limits}


def strict(schema: Json) -> Json:
    return {"type": "json_schema", "json_schema": {"name": "reply", "strict": True, "schema": schema}}


def tool(name: str, description: str, **properties: Json) -> Json:
    function = {"name": name, "description": description, "parameters": obj(**properties), "strict": True}
    return {"type": "function", "function": function}


def system(text: str) -> Json:
    return {"role": "system", "content": text}


def user(text: str, data: object = None) -> Json:
    return {"role": "user", "content": text if data is None else f"{text}\n{json.dumps(data)}"}


def results(*data: object) -> list[Json]:
    return [{"role": "tool", "tool_call_id": f"call_{n}", "content": json.dumps(d)} for n, d in enumerate(data)]


def send(body: bytes) -> tuple[int, Json]:
    reply = asyncio.run(Rehearsal().respond(body))
    assert isinstance(reply.body, bytes)
    return reply.status, json.loads(reply.body)


def ask(messages: Sequence[Json], **fields: Any) -> Json:
    """The first choice."""
    status, body = send(json.dumps({"model": "any", "messages": messages, **fields}).encode())
    assert status == 200, body
    return body["choices"][0]


def write(messages: Sequence[Json], **fields: Any) -> str:
    """The content of the first choice."""
    return ask(messages, **fields)["message"]["content"]


def fill(schema: Mapping[str, Any], messages: Sequence[Json], **fields: Any) -> Any:
    """The content of the first choice, read by a strict schema."""
    return json.loads(write(messages, response_format=strict(dict(schema)), **fields))


def calls(messages: Sequence[Json], tools: Sequence[Json], **fields: Any) -> dict[str, Json]:
    """The tools that are called, with their arguments."""
    message = ask(messages, tools=tools, **fields)["message"]
    called: list[Json] = [entry["function"] for entry in message.get("tool_calls", [])]
    return {function["name"]: json.loads(function["arguments"]) for function in called}


STOP = obj(place_id=TEXT, start=TEXT, note=TEXT)
DAY = obj(date=TEXT, title=TEXT, stops=arr(STOP))
ITINERARY = obj(headline=TEXT, message=TEXT, days=arr(DAY))
KEY_POINTS = [
    "Three days in Tokyo from 4 to 6 January, one area a day.",
    "January is cold and dry: 2 to 10 degrees, so bring a warm coat.",
    "With a German passport no visa is needed for stays up to 90 days.",
    "1,000 USD is enough: lodging 420, food 240, transport 60, sights 80.",
    "Senso-ji is open from 6 in the morning; go early to have it to yourself.",
    "Reserve the Ghibli Museum a month ahead; tickets go on sale on the 10th.",
]
DAYS: list[Json] = [
    {
        "date": f"2027-01-0{4 + number}",
        "title": title,
        "stops": [
            {"place_id": place, "start": "09:00", "name": place.title(), "note": "Go early."},
            {"place_id": f"{place}-garden", "start": "14:00", "name": "Garden", "note": "Quiet after lunch."},
        ],
    }
    for number, (title, place) in enumerate([("Asakusa", "senso-ji"), ("Shibuya", "meiji-jingu"), ("Ueno", "ueno")])
]
ITINERARY_PROMPT = (
    "You join the findings of others into one plan. Copy the days of the draft. Write a headline and a message."
)
ITINERARY_DATA: Json = {
    "request": {"destination": "tokyo", "start": "2027-01-04", "days": 3, "notes": "We like temples."},
    "key_points": KEY_POINTS,
    "missing": [],
    "draft": {"days": DAYS},
}


def itinerary(extra: str = "", **data: object) -> list[Json]:
    """The messages of the itinerary example, with more instructions or other data."""
    return [system(f"{ITINERARY_PROMPT} {extra}".strip()), user("Write the plan.", {**ITINERARY_DATA, **data})]


def message(extra: str = "", **fields: Any) -> str:
    """The message of the itinerary example."""
    return fill(ITINERARY, itinerary(extra), **fields)["message"]
