"""JSON that cannot be read."""

import json
from collections.abc import Callable
from dataclasses import replace

from rehearsal.answer import ToolCall
from rehearsal.faults.registry import Scene, Stage, fault

Way = Callable[[str], str]
_WAYS: dict[str, Way] = {
    "cut": lambda text: text[: max(1, len(text) * 2 // 3)],
    "not closed": lambda text: text[:-1],
    "comma at the end": lambda text: f"{text[:-1]},{text[-1]}",
    "single quotes": lambda text: text.replace('"', "'"),
    "words around it": lambda text: f"Here is the JSON: {text}",
}


@fault(
    "malformed_json",
    effect="Breaks the JSON of a reply, or of the arguments of one tool call.",
    stage=Stage.TEXT,
    times=0,
)
def malformed_json(scene: Scene) -> Scene | None:
    """Cuts it, leaves the end open, or adds what does not belong there."""
    way = scene.dice.choice(sorted(_WAYS))
    calls = scene.answer.tool_calls
    if calls:
        place = scene.dice.randrange(len(calls))
        broken = ToolCall(calls[place].name, _broken(calls[place].arguments, way))
        changed = replace(scene.answer, tool_calls=(*calls[:place], broken, *calls[place + 1 :]))
        return scene.saying(changed, f"{broken.name}: {way}")
    text = scene.answer.content or ""
    if not text.startswith(("{", "[")):
        return None
    return scene.saying(replace(scene.answer, content=_broken(text, way)), way)


def _broken(text: str, way: str) -> str:
    """The text broken that way; `{}` cannot be in all ways and is then left open."""
    broken = _WAYS[way](text)
    try:
        json.loads(broken)
    except ValueError:
        return broken
    return text[:-1]
