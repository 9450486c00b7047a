"""How an endpoint can fail, one entry a fault: the call with its right answer in, a wrong answer out."""

import json
from collections.abc import Callable, Mapping
from dataclasses import replace
from types import MappingProxyType

from tests.standin.wire import EVENTS, JSON, Answer, Call, Json, Turn

Fault = Callable[[Call], Answer]

_REGISTRY: dict[str, Fault] = {}
FAULTS: Mapping[str, Fault] = MappingProxyType(_REGISTRY)
WELCOME = b"<html>Welcome to the proxy</html>"


def fault(function: Fault) -> Fault:
    """Register a fault under its own name."""
    _REGISTRY[function.__name__] = function
    return function


def only(turn: Turn) -> Callable[[Fault], Fault]:
    """Let a fault change answers of one turn alone."""

    def limit(function: Fault) -> Fault:
        def limited(call: Call) -> Answer:
            return function(call) if call.turn is turn else call.honest

        limited.__name__ = function.__name__
        return limited

    return limit


@fault
def rate_limited(_: Call) -> Answer:
    """429 that asks for a short wait."""
    return Answer.error(429, "Rate limit reached", retry_after_ms="10")


@fault
def rate_limited_for_long(_: Call) -> Answer:
    """429 that asks for a longer wait than any traveller has."""
    return Answer.error(429, "Rate limit reached", retry_after="50")


@fault
def server_error(_: Call) -> Answer:
    """500."""
    return Answer.error(500, "The server had an error", retry_after_ms="10")


@fault
def unauthorised(call: Call) -> Answer:
    """401 whose body echoes the key."""
    return Answer.error(401, f"Incorrect API key provided: {call.key}")


@fault
def stall(call: Call) -> Answer:
    """Not a byte."""
    return replace(call.honest, pieces=(), ending="stall")


@fault
def stall_halfway(call: Call) -> Answer:
    """Half of the reply, then nothing more."""
    return call.honest.half("stall")


@fault
def cut_connection(call: Call) -> Answer:
    """Half of the reply, then a closed connection."""
    return call.honest.half("cut")


@fault
def not_json(call: Call) -> Answer:
    """200 with what a proxy says to a browser."""
    headers, body = (EVENTS, b"data: " + WELCOME + b"\n\n") if call.streamed else (JSON, WELCOME)
    return Answer(200, headers, (body,))


@fault
def not_a_completion(call: Call) -> Answer:
    """200 with JSON of another kind."""
    strange = {"hello": "world"}
    return Answer.events([strange]) if call.streamed else Answer.json(strange)


@fault
@only(Turn.PICK)
def truncated_tool_arguments(call: Call) -> Answer:
    """Tool arguments that end in the middle."""

    def cut(called: Json) -> None:
        called["arguments"] = called["arguments"][:-2]

    return call.honest.with_tool_calls(cut)


@fault
@only(Turn.PICK)
def wrong_tool_arguments(call: Call) -> Answer:
    """Another city, another country, another day."""

    def mistake(called: Json) -> None:
        others = {"destination_id": "paris", "country": "FR", "start": "2020-01-01", "currency": "XXX"}
        given = json.loads(called["arguments"])
        called["arguments"] = json.dumps({name: others.get(name, value) for name, value in given.items()})

    return call.honest.with_tool_calls(mistake)


@fault
@only(Turn.PICK)
def mistyped_tool_arguments(call: Call) -> Answer:
    """Tool arguments of the wrong types."""

    def mistype(called: Json) -> None:
        called["arguments"] = json.dumps({name: {"value": 1} for name in json.loads(called["arguments"])})

    return call.honest.with_tool_calls(mistype)


@fault
@only(Turn.PICK)
def unknown_tool(call: Call) -> Answer:
    """Tools that nobody offered."""

    def rename(called: Json) -> None:
        called["name"] = "book_hotel"

    return call.honest.with_tool_calls(rename)


@fault
def empty_answer(call: Call) -> Answer:
    """A message without content."""
    return Answer.message(call.streamed, "stop", content="")


@fault
def refusal(call: Call) -> Answer:
    """A message that refuses."""
    return Answer.message(call.streamed, "stop", content=None, refusal="I cannot help with that.")


@fault
@only(Turn.WRITE)
def cut_by_length(call: Call) -> Answer:
    """A reply that ends at the limit of its length."""
    return Answer.message(call.streamed, "length", content='{"summary": "Seven days in')
