"""The two calls, against an endpoint that a test scripts."""

import json
from collections.abc import AsyncIterator, Callable
from typing import Any

import httpx2
import pytest
from openai.types.chat import ChatCompletionMessageParam
from pydantic import BaseModel

from agents.llm.chat import MAX_TOOL_CALLS, Chat
from agents.llm.errors import Fault, ModelError
from agents.llm.usage import Usage
from agents.tools.registry import all_tools
from tests.agents.support import Scripted

ASK: list[ChatCompletionMessageParam] = [{"role": "user", "content": "Write."}]
GOOD = '{"message": "Hello.", "score": 3}'


class Note(BaseModel):
    message: str
    score: int


def completion(finish: str = "stop", **message: Any) -> dict[str, Any]:
    return {
        "id": "c1",
        "object": "chat.completion",
        "created": 1,
        "model": "m",
        "choices": [
            {"index": 0, "finish_reason": finish, "message": {"role": "assistant", "content": None, **message}}
        ],
        "usage": {"prompt_tokens": 5, "completion_tokens": 7, "total_tokens": 12},
    }


def chat_with(*answers: httpx2.Response | Exception, budget: int = 1000) -> tuple[Chat, Scripted]:
    left = list(answers)

    def respond(_: Any) -> httpx2.Response:
        answer = left.pop(0)
        if isinstance(answer, Exception):
            raise answer
        return answer

    endpoint = Scripted(respond)
    return Chat(endpoint.client(), "m", {"temperature": 0.2}, Usage(budget), "t", "v1", "{}"), endpoint


def tool_calls(*names: str) -> list[dict[str, Any]]:
    return [
        {"id": f"c{index}", "type": "function", "function": {"name": name, "arguments": "{}"}}
        for index, name in enumerate(names)
    ]


def events(*pieces: str, finish: str | None = "stop", **delta: Any) -> httpx2.Response:
    """A streamed reply in these pieces, its usage last."""

    def chunk(**fields: Any) -> bytes:
        body: dict[str, Any] = {
            "id": "c1",
            "object": "chat.completion.chunk",
            "created": 1,
            "model": "m",
            "choices": [],
            **fields,
        }
        return f"data: {json.dumps(body)}\n\n".encode()

    def choice(delta: dict[str, Any], finish: str | None = None) -> list[dict[str, Any]]:
        return [{"index": 0, "delta": delta, "finish_reason": finish}]

    async def stream() -> AsyncIterator[bytes]:
        for piece in pieces:
            yield chunk(choices=choice({"content": piece}))
        yield chunk(choices=choice(delta, finish))
        yield chunk(usage={"prompt_tokens": 5, "completion_tokens": 7, "total_tokens": 12})
        yield b"data: [DONE]\n\n"

    return httpx2.Response(200, headers={"content-type": "text/event-stream"}, content=stream())


async def write(answer: httpx2.Response) -> Note:
    return await chat_with(answer)[0].write(ASK, Note)


async def stream(answer: httpx2.Response) -> Note:
    return await chat_with(answer)[0].stream(ASK, Note, "message", lambda _: None)


def whole(finish: str, text: str | None, refusal: str | None = None) -> httpx2.Response:
    return httpx2.Response(200, json=completion(finish, content=text, refusal=refusal))


def in_pieces(finish: str, text: str | None, refusal: str | None = None) -> httpx2.Response:
    return events(*(text or ""), finish=finish, **({"refusal": refusal} if refusal else {}))


WAYS = [(write, whole), (stream, in_pieces)]
BAD = [
    (("length", '{"message": "Hel'), Fault.CUT, "the model's reply was cut by its length limit"),
    (("content_filter", GOOD), Fault.REFUSED, "the model refused to answer"),
    (("stop", None, "I cannot help."), Fault.REFUSED, "the model refused to answer"),
    (("stop", None), Fault.EMPTY, "the model's reply is empty"),
    (("stop", ""), Fault.EMPTY, "the model's reply is empty"),
    (("stop", "Hello."), Fault.UNREADABLE, "the model's reply does not fit: reply: Invalid JSON"),
    (("stop", '{"message": "Hel'), Fault.UNREADABLE, "the model's reply does not fit: reply: Invalid JSON"),
    (("stop", '{"message": "Hello."}'), Fault.UNREADABLE, "the model's reply does not fit: score: Field required"),
    (
        ("stop", '{"message": "Hello.", "score": "many"}'),
        Fault.UNREADABLE,
        "the model's reply does not fit: score: Input should be a valid integer",
    ),
    (("stop", "[]"), Fault.UNREADABLE, "the model's reply does not fit: reply: Input should be an object"),
]


@pytest.mark.parametrize(("way", "answer"), WAYS, ids=["write", "stream"])
async def test_a_good_reply(way: Callable[..., Any], answer: Callable[..., httpx2.Response]) -> None:
    assert await way(answer("stop", GOOD)) == Note(message="Hello.", score=3)


@pytest.mark.parametrize(("way", "answer"), WAYS, ids=["write", "stream"])
@pytest.mark.parametrize(("reply", "fault", "why"), BAD, ids=[str(case[0]) for case in BAD])
async def test_a_bad_reply(
    way: Callable[..., Any], answer: Callable[..., httpx2.Response], reply: tuple[Any, ...], fault: Fault, why: str
) -> None:
    with pytest.raises(ModelError, match=why) as error:
        await way(answer(*reply))
    assert error.value.fault is fault


@pytest.mark.parametrize(
    ("answer", "fault"),
    [
        (httpx2.Response(200, json={"id": "c1"}), Fault.UNREADABLE),
        (httpx2.Response(200, json=completion() | {"choices": []}), Fault.UNREADABLE),
        (httpx2.Response(200, json=[1]), Fault.UNREADABLE),
        (httpx2.Response(200, text="<html>busy</html>", headers={"content-type": "text/html"}), Fault.UNREADABLE),
        (httpx2.Response(200, text="{broken", headers={"content-type": "application/json"}), Fault.UNREADABLE),
        (httpx2.Response(401, json={"error": {"message": "bad key"}}), Fault.UNAUTHORISED),
        (httpx2.Response(429, json={"error": {"message": "slow down"}}), Fault.RATE_LIMITED),
        (httpx2.Response(500, text="oops"), Fault.SERVER),
        (httpx2.Response(400, json={"error": {"message": "no"}}), Fault.REJECTED),
        (httpx2.ReadTimeout("late"), Fault.TIMEOUT),
        (httpx2.ReadError("cut"), Fault.CONNECTION),
    ],
    ids=str,
)
@pytest.mark.parametrize("turn", ["pick_tools", "write"])
async def test_what_is_no_completion(turn: str, answer: httpx2.Response | Exception, fault: Fault) -> None:
    chat, _ = chat_with(answer)
    with pytest.raises(ModelError) as error:
        await (chat.write(ASK, Note) if turn == "write" else chat.pick_tools(ASK, []))
    assert error.value.fault is fault


async def test_tools_are_picked() -> None:
    chat, endpoint = chat_with(httpx2.Response(200, json=completion(tool_calls=tool_calls("get_costs", "get_costs"))))
    calls = await chat.pick_tools(ASK, [all_tools()["get_costs"].schema])
    assert [(call.id, call.function.name) for call in calls] == [("c0", "get_costs"), ("c1", "get_costs")]
    (asked,) = endpoint.asked
    assert (asked["model"], asked["temperature"], asked["tool_choice"]) == ("m", 0.2, "auto")
    assert asked["tools"][0]["function"]["name"] == "get_costs"


async def test_a_model_that_asks_for_no_tool() -> None:
    with pytest.raises(ModelError, match=r"^the model asked for no tool$") as error:
        await chat_with(httpx2.Response(200, json=completion(content="Hi.")))[0].pick_tools(ASK, [])
    assert error.value.fault is Fault.EMPTY


async def test_a_model_that_asks_for_too_many_tools() -> None:
    chat, _ = chat_with(httpx2.Response(200, json=completion(tool_calls=tool_calls(*["get_costs"] * 40))))
    assert len(await chat.pick_tools(ASK, [])) == MAX_TOOL_CALLS == 16


async def test_the_shape_is_asked_for_strictly() -> None:
    chat, endpoint = chat_with(httpx2.Response(200, json=completion(content=GOOD)))
    await chat.write(ASK, Note)
    wanted = endpoint.asked[0]["response_format"]["json_schema"]
    assert (wanted["name"], wanted["strict"], wanted["schema"]["required"]) == ("Note", True, ["message", "score"])
    assert wanted["schema"]["additionalProperties"] is False


async def test_tokens_are_counted_and_the_budget_ends_the_talk() -> None:
    chat, endpoint = chat_with(*[httpx2.Response(200, json=completion(content=GOOD))] * 2, events(GOOD), budget=24)
    await chat.write(ASK, Note)
    await chat.write(ASK, Note)
    with pytest.raises(ModelError, match="the run has used 24 tokens; allowed: 24"):
        await chat.stream(ASK, Note, "message", lambda _: None)
    assert (len(endpoint.asked), chat.usage.calls) == (2, 2)


@pytest.mark.parametrize(
    ("pieces", "shown"),
    [
        ((GOOD,), ["Hello."]),
        (tuple(GOOD), ["H", "e", "l", "l", "o", "."]),
        (('{"message": "', "Hel", "lo.", '", "score": 3}'), ["Hel", "lo."]),
        (('{"mess', 'age": "Hello."', ', "score": 3}'), ["Hello."]),
        (('{"score": 3, ', '"message": "Hel', 'lo."}'), ["Hel", "lo."]),
        (("", '{"message": "", "score": 3}'), []),
    ],
)
async def test_the_text_is_handed_on_while_it_comes_in(pieces: tuple[str, ...], shown: list[str]) -> None:
    heard: list[str] = []
    chat, endpoint = chat_with(events(*pieces))
    note = await chat.stream(ASK, Note, "message", heard.append)
    assert heard == shown
    assert note.message == "".join(shown)
    assert endpoint.asked[0]["stream_options"] == {"include_usage": True}
    assert (chat.usage.prompt_tokens, chat.usage.completion_tokens) == (5, 7)


@pytest.mark.parametrize(
    "text", ['He said "no" \\ yes\n€ 5', "naïve 東京 🍜", 'a {"message": "b"} c', "\\u0041", "tab\there"]
)
async def test_pieces_add_up_to_the_text_whatever_is_in_it(text: str) -> None:
    for ascii_only in (True, False):
        written = json.dumps({"message": text, "score": 1}, ensure_ascii=ascii_only)
        heard: list[str] = []
        chat, _ = chat_with(events(*written))
        note = await chat.stream(ASK, Note, "message", heard.append)
        assert note.message == "".join(heard) == text


async def test_a_field_of_the_same_name_further_in_is_not_shown() -> None:
    class Inner(BaseModel):
        message: str

    class Outer(BaseModel):
        inner: Inner
        message: str

    heard: list[str] = []
    chat, _ = chat_with(events(*'{"inner": {"message": "hidden"}, "message": "shown"}'))
    await chat.stream(ASK, Outer, "message", heard.append)
    assert "".join(heard) == "shown"


async def test_a_stream_that_breaks_off() -> None:
    async def half() -> AsyncIterator[bytes]:
        yield b'data: {"id": "c1", "object": "chat.completion.chunk", "created": 1, "model": "m", "choices": '
        raise httpx2.ReadError("cut")

    headers = {"content-type": "text/event-stream"}
    with pytest.raises(ModelError) as error:
        await stream(httpx2.Response(200, headers=headers, content=half()))
    assert error.value.fault is Fault.BROKEN_OFF


async def test_an_error_in_mid_stream() -> None:
    body = b'data: {"error": {"message": "overloaded"}}\n\n'
    headers = {"content-type": "text/event-stream"}
    with pytest.raises(ModelError, match=r"^the model endpoint reported an error in mid-stream$"):
        await stream(httpx2.Response(200, headers=headers, content=body))
