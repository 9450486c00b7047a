"""One thing twice."""

from rehearsal.faults.registry import Scene, fault
from rehearsal.faults.written import lists_of_objects, value_of, with_value
from rehearsal.found import Record
from rehearsal.names import is_identifier

Slot = tuple[str, Record]


@fault("place_repeated", effect="Gives one entry of a list the identifier of another, so that a place comes twice.")
def place_repeated(scene: Scene) -> Scene | None:
    """Acts on the first name of an identifier (`…_id`) that has at least two values in the reply."""
    value = value_of(scene.answer)
    by_key: dict[str, list[Slot]] = {}
    for path, rows in lists_of_objects(value):
        for place, row in enumerate(rows):
            for key, entry in row.items():
                if is_identifier(key) and isinstance(entry, str) and entry:
                    by_key.setdefault(key, []).append((f"{path}[{place}].{key}", row))
    for key, slots in by_key.items():
        if len({str(row[key]) for _, row in slots}) > 1:
            path, row = scene.dice.choice(slots)
            old = row[key]
            row[key] = scene.dice.choice([other[key] for _, other in slots if other[key] != old])
            return scene.saying(with_value(scene.answer, value), f"{path}: {old} -> {row[key]}")
    return None
