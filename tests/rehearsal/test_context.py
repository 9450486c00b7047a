"""Reading messages."""

from rehearsal.context import collect
from rehearsal.embedded import take_apart
from rehearsal.request import Message


def test_json_is_found_in_text() -> None:
    text = take_apart('Say it:\n```json\n{"a": [1, {"b": 2}]}\n```\nand [3] then {curly}.')
    assert text.values == ({"a": [1, {"b": 2}]}, [3])
    assert "Say it:" in text.plain
    assert "then {curly}." in text.plain
    assert '"a"' not in text.plain


def test_origins_and_preference() -> None:
    context = collect(
        [
            Message(role="system", content='Example: {"x": 0}'),
            Message(role="user", content='{"deep": {"x": 1}, "x": 2, "rows": [{"x": 3}]}'),
            Message(role="tool", content='{"x": 4}', tool_call_id="a"),
            Message(role="tool", content='{"x": 5}', tool_call_id="b"),
        ]
    )
    assert [found.value for found in context.index.by_key["x"]] == [5, 4, 2, 1, 3, 0]
    assert context.index.by_key["x"][3].path == ("deep", "x")
    assert context.ends_with_tools
    assert [text.strip() for text in context.instructions] == ["Example:", ""]


def test_plain_tool_results_are_texts() -> None:
    context = collect([Message(role="tool", content="It rains.", tool_call_id="a")])
    assert context.index.by_key["text"][0].value == "It rains."


def test_schemas_in_prompts_are_not_data() -> None:
    content = 'Follow {"type": "object", "properties": {"city": {"type": "string"}}}'
    assert collect([Message(role="system", content=content)]).found == ()
