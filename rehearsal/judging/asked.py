"""Does a schema ask for a judgement: a label out of a few words, and a reason?"""

from typing import NamedTuple

from rehearsal.names import is_identifier
from rehearsal.schema_shape import Schema, enum_values, properties, shapes
from rehearsal.words import name_words, word_set

_REASONS = word_set("reason reasoning reasons explanation rationale justification why critique analysis")
MAX_LABELS = 32


class Asked(NamedTuple):
    """What is to be judged.

    Attributes:
        label: the property that takes the label.
        reason: the property that takes the reason.
        labels: the labels that are allowed, at least two.
        notes: what the schema says of the label.
    """

    label: str
    reason: str
    labels: tuple[str, ...]
    notes: str


def asked(root: Schema) -> Asked | None:
    """The judgement that an object schema asks for, or None.

    It does when one property is an enumeration of words and another is a reason, and no property is a list of objects.
    Of several enumerations the first is the label.

    Raises:
        RequestError: for a reference that leads nowhere.
    """
    if "enum" in root or "const" in root:
        return None
    names = properties(shapes(root, root)[0].schema)
    reason = next((name for name, schema in names.items() if _is_reason(name, schema, root)), None)
    if reason is None:
        return None
    labels = {name: words for name, schema in names.items() if name != reason and (words := _words(schema, root))}
    label = next((name for name in labels if not is_identifier(name)), None)
    if label is None or any(_holds_rows(schema, root) for schema in names.values()):
        return None
    note = names[label].get("description")
    return Asked(label, reason, labels[label], note if isinstance(note, str) else "")


def _is_reason(name: str, schema: Schema, root: Schema) -> bool:
    words = name_words(name)
    if not words or words[-1] not in _REASONS:
        return False
    return any(shape.kind == "string" and not {"enum", "const"} & set(shape.schema) for shape in shapes(schema, root))


def _words(schema: Schema, root: Schema) -> tuple[str, ...]:
    for shape in shapes(schema, root):
        members = enum_values(shape.schema) or []
        words = [member for member in members if isinstance(member, str) and member.strip()]
        if 2 <= len(words) == len(members) <= MAX_LABELS:
            return tuple(words)
    return ()


def _holds_rows(schema: Schema, root: Schema) -> bool:
    for shape in shapes(schema, root):
        items = shape.schema.get("items")
        if shape.kind == "array" and isinstance(items, dict):
            return any(item.kind == "object" for item in shapes(items, root))
    return False
