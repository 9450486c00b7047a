import json

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openai.types.chat import ChatCompletionChunk

from agents.llm.incoming import Incoming


def chunk(content: str | None = None, finish: str | None = None, **delta: str) -> ChatCompletionChunk:
    choice = {"index": 0, "delta": {"content": content, **delta}, "finish_reason": finish}
    body = {"id": "c", "object": "chat.completion.chunk", "created": 1, "model": "m", "choices": [choice]}
    return ChatCompletionChunk.model_validate(body)


def test_a_reply_is_collected() -> None:
    reply = Incoming("message")
    assert [reply.take(chunk(piece)) for piece in ('{"message": "He', 'llo", "days": []', "}")] == ["He", "llo", ""]
    assert reply.take(chunk(finish="stop")) == ""
    assert (reply.content, reply.finish, reply.refusal) == ('{"message": "Hello", "days": []}', "stop", "")


def test_a_refusal_is_collected() -> None:
    reply = Incoming("message")
    reply.take(chunk(refusal="I can"))
    reply.take(chunk(refusal="not.", finish="stop"))
    assert reply.refusal == "I cannot."


def test_a_chunk_without_choices_brings_the_usage() -> None:
    reply = Incoming("message")
    usage = {"prompt_tokens": 5, "completion_tokens": 7, "total_tokens": 12}
    reply.take(ChatCompletionChunk.model_validate(chunk().model_dump() | {"choices": [], "usage": usage}))
    assert reply.usage
    assert reply.usage.completion_tokens == 7


@pytest.mark.parametrize("content", ["", "not JSON", '["message"]', '{"message": 5}', '{"message": null}', '"message"'])
def test_what_has_no_such_text_tells_nothing(content: str) -> None:
    assert Incoming("message").take(chunk(content)) == ""


_TEXT = st.text(st.characters(codec="utf-8"), max_size=30)


@given(_TEXT, _TEXT, st.booleans(), st.booleans(), st.lists(st.integers(0, 200), max_size=6))
def test_the_news_add_up_to_the_text_however_it_is_cut(
    text: str, other: str, first: bool, ascii_only: bool, cuts: list[int]
) -> None:
    fields = {"message": text, "other": other} if first else {"other": other, "message": text}
    written = json.dumps(fields, ensure_ascii=ascii_only)
    ends = sorted(min(cut, len(written)) for cut in cuts)
    pieces = [written[a:b] for a, b in zip([0, *ends], [*ends, len(written)], strict=True)]
    reply = Incoming("message")
    assert "".join(reply.take(chunk(piece)) for piece in pieces) == text
    assert reply.content == written
