"""More than was asked for."""

from collections.abc import Iterator
from dataclasses import replace

from pydantic import JsonValue

from rehearsal.directives import obey, read
from rehearsal.draft import Draft, Limits
from rehearsal.faults.registry import Scene, fault
from rehearsal.faults.written import schema_of, value_of, with_value
from rehearsal.main_text import Path, main_path, property_names
from rehearsal.material import gather
from rehearsal.schema_shape import Schema, properties, shapes
from rehearsal.words import sentences

_OVER = 1.25
_TWICE = 2


@fault(
    "too_long", effect="Writes the main text a quarter past the limit that is asked for; without one, twice as long."
)
def too_long(scene: Scene) -> Scene | None:
    """Adds what else stands in the messages, then says things again. Not where the schema itself has a limit."""
    root, value = schema_of(scene), value_of(scene.answer)
    path = main_path(root)
    text = _at(value, path) if path else scene.answer.content
    if scene.answer.tool_calls or not isinstance(text, str) or not text or (value is not None and not path):
        return None
    limits, bounded = _limits(scene, root, path)
    if bounded:
        return None
    long = _longer(text, limits, scene)
    did = f"{'.'.join(path) or 'reply'}: {len(text)} -> {len(long)} characters"
    if not path:
        return scene.saying(replace(scene.answer, content=long), did)
    return scene.saying(with_value(scene.answer, _put(value, path, long)), did)


def _limits(scene: Scene, root: Schema, path: Path) -> tuple[Limits, bool]:
    """The limits in words, and whether the schema has one of its own."""
    node = root
    for name in path:
        node = properties(shapes(node, root)[0].schema)[name]
    description = node.get("description")
    texts = [*scene.context.instructions, description if isinstance(description, str) else ""]
    orders = read(texts, property_names(root) - set(path))
    return obey(Draft(), orders).limits, "maxLength" in node


def _longer(text: str, limits: Limits, scene: Scene) -> str:
    enough = max(_OVER * (limits.characters or 0), _TWICE * len(text) if limits == Limits() else 0)
    words, parts = _OVER * (limits.words or 0), _OVER * (limits.sentences or 0)
    long = text
    for sentence in _more(text, scene):
        if len(long) > enough and len(long.split()) > words and len(sentences(long)) > parts:
            break
        long = f"{long} {sentence}"
    return long


def _more(text: str, scene: Scene) -> Iterator[str]:
    """Sentences without end: first new ones, then those of the text again."""
    yield from (sentence for sentence in gather(scene.context).all if sentence not in text)
    said = [sentence for sentence in sentences(text)] or [text]
    while True:
        yield from said


def _at(value: JsonValue, path: Path) -> JsonValue:
    for name in path:
        value = value.get(name) if isinstance(value, dict) else None
    return value


def _put(value: JsonValue, path: Path, text: str) -> JsonValue:
    if not path or not isinstance(value, dict):
        return text
    return {**value, path[0]: _put(value[path[0]], path[1:], text)}
