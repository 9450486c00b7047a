"""Another tool than fits."""

from dataclasses import replace

from rehearsal.answer import ToolCall
from rehearsal.faults.registry import Scene, fault
from rehearsal.json_values import dump
from rehearsal.tool_choice import call_of, relevance


@fault("wrong_tool", effect="In place of a tool that fits calls the one that fits least, first of those not called.")
def wrong_tool(scene: Scene) -> Scene | None:
    """Replaces one call. Not where fewer than two tools are offered, or one is insisted on by name."""
    calls, tools = scene.answer.tool_calls, scene.request.tools or []
    named = scene.request.tool_choice is not None and scene.request.tool_choice.mode == "named"
    if not calls or len(tools) < 2 or named:
        return None
    place = scene.dice.randrange(len(calls))
    called = {call.name for call in calls}
    others = [tool for tool in tools if tool.function.name not in called]
    others = others or [tool for tool in tools if tool.function.name != calls[place].name]
    fits = relevance(scene.context, tools)
    worst = min(others, key=lambda tool: fits[tool.function.name])
    call = call_of(scene.context, worst)
    changed = (*calls[:place], ToolCall(call.name, dump(call.arguments)), *calls[place + 1 :])
    return scene.saying(replace(scene.answer, tool_calls=changed), f"{calls[place].name} -> {call.name}")
