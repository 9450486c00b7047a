"""Picking tools."""

import pytest

from tests.rehearsal.support import TEXT, ask, calls, results, system, tool, user

FIND = tool("find_recipe", "Find recipes for ingredients.", ingredients={"type": "array", "items": TEXT})
CONVERT = tool(
    "convert_amount", "Convert an amount of an ingredient between units.", amount={"type": "number"}, unit=TEXT
)
TIMER = tool("set_timer", "Set a kitchen timer.", minutes={"type": "integer"})
TOOLS = [FIND, CONVERT, TIMER]
DATA = {"ingredients": ["eggs", "spinach"], "minutes": 8}
COOK = [system("You help in a kitchen. Find a recipe."), user("What can I cook?", DATA)]


def test_only_what_matches_is_called() -> None:
    assert calls(COOK, TOOLS) == {"find_recipe": {"ingredients": ["eggs", "spinach"]}}


@pytest.mark.parametrize(
    ("order", "expected"),
    [
        ("Do not use find_recipe.", []),
        ("Never call `find_recipe`.", []),
        ("Never use the find recipe tool.", []),
        ("Always call set_timer.", ["find_recipe", "set_timer"]),
        ("Never use find_recipe. Always use find_recipe.", ["find_recipe"]),
    ],
)
def test_orders_by_name_are_obeyed(order: str, expected: list[str]) -> None:
    assert list(calls([system(f"Find a recipe. {order}"), COOK[1]], TOOLS)) == expected


def test_tool_choice() -> None:
    named = {"type": "function", "function": {"name": "set_timer"}}
    assert calls(COOK, TOOLS, tool_choice="none") == {}
    assert calls(COOK, TOOLS, tool_choice=named) == {"set_timer": {"minutes": 8}}
    assert calls([user("Hello.")], [FIND, TIMER], tool_choice="required") != {}
    both = [system("Find a recipe and set a timer."), COOK[1]]
    assert list(calls(both, TOOLS)) == ["find_recipe", "set_timer"]
    assert len(calls(both, TOOLS, parallel_tool_calls=False)) == 1


def test_after_results_it_writes() -> None:
    choice = ask([*COOK, *results({"text": "Make shakshuka."})], tools=TOOLS)
    assert choice["message"]["content"] == "Make shakshuka."
    assert choice["finish_reason"] == "stop"


def test_a_new_question_calls_again() -> None:
    assert "find_recipe" in calls([*COOK, *results({"text": "Make shakshuka."}), COOK[1]], TOOLS)


def test_plain_words_fill_arguments() -> None:
    weather = tool("get_weather", "Current weather in a city.", city=TEXT)
    assert calls([user("What is the weather in Paris?")], [weather]) == {"get_weather": {"city": "Paris"}}
    assert calls([user("Weather, please.\ncity: Bonn")], [weather]) == {"get_weather": {"city": "Bonn"}}


def test_tools_without_parameters() -> None:
    ping = {"type": "function", "function": {"name": "open_fridge", "description": "Look into the fridge."}}
    assert calls([user("Look into the fridge.")], [ping]) == {"open_fridge": {}}
