"""More than was asked for."""

from collections.abc import Iterator

from rehearsal.directives import obey, read
from rehearsal.draft import Draft, Limits
from rehearsal.faults.registry import Scene, fault
from rehearsal.faults.written import main_text, schema_of, with_main_text
from rehearsal.main_text import Path, property_names
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
    main = main_text(scene)
    if main is None:
        return None
    path, text = main
    limits, bounded = _limits(scene, schema_of(scene), path)
    if bounded:
        return None
    long = _longer(text, limits, scene)
    did = f"{'.'.join(path) or 'reply'}: {len(text)} -> {len(long)} characters"
    return scene.saying(with_main_text(scene.answer, path, long), did)


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
