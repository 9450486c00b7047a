"""Which property of a schema is the text that the reader sees."""

from rehearsal.names import READER, is_prose, is_title
from rehearsal.schema_shape import Schema, enum_values, properties, shapes

_ORDER = {name: position for position, name in enumerate(READER)}
Path = tuple[str, ...]


def main_path(root: Schema) -> Path:
    """The path of a property called message, reply, answer and so on, else of the first of running text.

    Looks three objects deep; empty when there is none.
    """
    level: list[tuple[Path, Schema]] = [((), root)]
    for _ in range(3):
        texts: list[Path] = []
        below: list[tuple[Path, Schema]] = []
        for path, schema in level:
            for name, child in _children(schema, root).items():
                kinds = {option.kind for option in shapes(child, root) if enum_values(option.schema) is None}
                if "string" in kinds and is_prose(name) and not is_title(name):
                    texts.append((*path, name))
                elif "object" in kinds:
                    below.append(((*path, name), child))
        if texts:
            return min(texts, key=lambda path: _ORDER.get(path[-1], len(_ORDER)))
        level = below[:64]
    return ()


def _children(schema: Schema, root: Schema) -> dict[str, Schema]:
    return {name: child for shape in shapes(schema, root) for name, child in properties(shape.schema).items()}


def property_names(root: Schema) -> frozenset[str]:
    """The names of all properties that a schema mentions, definitions included; at most 2,000 nodes are read."""
    names: set[str] = set()
    waiting = [root]
    for _ in range(2_000):
        if not waiting:
            break
        node = waiting.pop()
        names.update(properties(node))
        for value in node.values():
            if isinstance(value, dict):
                waiting.append(value)
            elif isinstance(value, list):
                waiting.extend(entry for entry in value if isinstance(entry, dict))
    return frozenset(names)
