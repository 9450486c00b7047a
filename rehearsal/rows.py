"""Where the items of a list come from."""

from collections.abc import Iterable, Sequence

from pydantic import JsonValue

from rehearsal.context import Context
from rehearsal.found import Found, Record
from rehearsal.names import Fit, fit, is_identifier
from rehearsal.scopes import ItemScope
from rehearsal.words import singular

_WORTH = {Fit.NONE: 0.0, Fit.SYNONYM: 0.5, Fit.AFFIX: 0.7, Fit.FOLDED: 0.95, Fit.EXACT: 1.0}
_NAMED = {Fit.NONE: 0.0, Fit.SYNONYM: 0.1, Fit.AFFIX: 0.3, Fit.FOLDED: 0.6, Fit.EXACT: 0.6}
ENOUGH = 0.5
_LABELS = ("name", "title", "text", "id")
Group = tuple[int, tuple[str, ...]]


def overlap(wanted: Sequence[str], keys: Iterable[str]) -> float:
    """How much of the wanted properties an object has, 0 to 1; 0 when an identifier is missing."""
    keys = list(keys)
    total = 0.0
    for name in wanted:
        best = max((fit(name, key) for key in keys), default=Fit.NONE)
        if best < Fit.AFFIX and is_identifier(name):
            return 0.0
        total += _WORTH[best]
    return total / len(wanted) if wanted else 0.0


def rows_of_context(name: str, wanted: Sequence[str], context: Context) -> list[ItemScope]:
    """The objects that make up a list of objects, in order.

    They are the rows of a list of that name, else the rows, or the separate objects (one per tool message), whose keys
    overlap best with the wanted properties. Lists of equal worth in one turn are merged.
    """
    groups: dict[Group, list[tuple[float, Found]]] = {}
    known: dict[tuple[str, ...], float] = {}
    for found in context.records:
        record = found.value
        if not isinstance(record, dict) or record.get("error"):
            continue
        keys = tuple(record)
        if keys not in known:
            known[keys] = overlap(wanted, keys)
        named = _named(name, found.shape)
        if known[keys] >= ENOUGH or (named >= _NAMED[Fit.FOLDED] and known[keys] > 0):
            groups.setdefault((found.turn, found.shape), []).append((known[keys] + named, found))
    if not groups:
        return []
    worth = {group: round(sum(score for score, _ in rows) / len(rows), 3) for group, rows in groups.items()}
    best = max(groups, key=lambda group: (worth[group], group[0], -len(group[1])))
    chosen = [
        row for group, rows in groups.items() if worth[group] == worth[best] and group[0] == best[0] for row in rows
    ]
    chosen.sort(key=lambda row: row[1].message)
    return [ItemScope(row.value, row.parents) for _, row in chosen if isinstance(row.value, dict)]


def _named(name: str, shape: tuple[str, ...]) -> float:
    return _NAMED[fit(name, shape[-2])] if len(shape) >= 2 and shape[-1] == "*" else 0.0


def rows_of_item(name: str, wanted: Sequence[str], scope: ItemScope) -> list[ItemScope]:
    """The objects of a list inside one object: the list of that name, else the one whose rows overlap enough."""
    best: list[ItemScope] = []
    worth = 0.0
    for key, value in scope.source.items():
        rows = records(value)
        if rows:
            score = _NAMED[fit(name, key)] + overlap(wanted, rows[0])
            if score > worth and (score >= ENOUGH or fit(name, key) >= Fit.FOLDED):
                best, worth = [ItemScope(row, (scope.source, *scope.parents)) for row in rows], score
    return best


def records(value: JsonValue) -> list[Record]:
    """The objects of a list; a plain text in it counts as an object with a `text`."""
    if not isinstance(value, list):
        return []
    return [row if isinstance(row, dict) else {"text": row} for row in value if isinstance(row, dict | str)]


def lists_of_values(name: str, context: Context) -> list[list[JsonValue]]:
    """The lists of single values of that name: those of the best-fitting key in the latest turn that has it."""
    best: list[list[JsonValue]] = []
    rank: tuple[bool, bool, int, int] | None = None
    for found in context.found:
        if isinstance(found.value, list) and not any(isinstance(item, dict | list) for item in found.value):
            quality = fit(name, found.key)
            if quality == Fit.NONE or (quality == Fit.SYNONYM and is_identifier(name)):
                continue
            example, rows, turn, _, _ = found.preference
            here = (example, rows, -int(quality), turn)
            if rank is None or here < rank:
                best, rank = [], here
            if here == rank:
                best.append(found.value)
    return best


def column(name: str, context: Context) -> list[JsonValue]:
    """The values under the singular of the name, row by row: `line_id` of each row for `line_ids`."""
    single = singular(name)
    groups: dict[Group, list[JsonValue]] = {}
    for found in context.found:
        if "*" in found.shape and fit(single, found.key) >= Fit.FOLDED and not isinstance(found.value, dict | list):
            groups.setdefault((found.turn, found.shape), []).append(found.value)
    return groups[max(groups, key=lambda group: (group[0], -len(group[1])))] if groups else []


def labels(value: JsonValue) -> list[JsonValue]:
    """What each object of a list is called."""
    rows = [row for row in records(value) if row]
    return [next((row[key] for key in _LABELS if row.get(key)), next(iter(row.values()))) for row in rows]
