"""Filling the arrays of a schema."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from pydantic import JsonValue

from rehearsal.context import Context
from rehearsal.filled import Endless, Fill, Filled
from rehearsal.json_values import dump
from rehearsal.names import Fit, is_identifier
from rehearsal.prose import Author
from rehearsal.rows import column, labels, lists_of_values, records, rows_of_context, rows_of_item
from rehearsal.scalars import coerce
from rehearsal.schema_shape import Schema, Shape, as_schema, enum_values, number, properties, required, shapes
from rehearsal.scopes import EMPTY, ItemScope, Scope

MAX_ITEMS = 20_000
_VALUES_PER_NODE = 100


@dataclass(frozen=True)
class Lists:
    """Fills arrays.

    Attributes:
        root: the whole schema.
        context: the messages.
        author: writes sentences where a list asks for them, if any.
        fill: fills one item.
        charge: counts work towards the limit of a schema.
    """

    root: Schema
    context: Context
    author: Author | None
    fill: Fill
    charge: Callable[[int], None]

    def array(self, shape: Shape, name: str, scope: Scope) -> Filled:
        """The array, padded to `minItems` with empty items and cut at `maxItems`."""
        items = as_schema(shape.schema.get("items"))
        kinds = shapes(items, self.root, shape.refs)
        if not isinstance(scope, ItemScope):
            self.charge(len(self.context.found) // _VALUES_PER_NODE)
        objects = [kind for kind in kinds if kind.kind == "object" and properties(kind.schema)]
        filled = self._rows(items, name, scope, objects) if objects else self._values(kinds, name, scope)
        values = list(filled.value) if isinstance(filled.value, list) else []
        longest, shortest = number(shape.schema, "maxItems"), number(shape.schema, "minItems") or 0
        del values[MAX_ITEMS if longest is None else max(0, int(longest)) :]
        while len(values) < shortest:
            values.append(self.fill(items, "", EMPTY, (), shape.refs).value)
        return Filled(values, filled.weight, filled.settled)

    def _rows(self, items: Schema, name: str, scope: Scope, objects: Sequence[Shape]) -> Filled:
        wanted = max((required(kind.schema) or list(properties(kind.schema)) for kind in objects), key=len)
        if isinstance(scope, ItemScope):
            sources = rows_of_item(name, wanted, scope)
        else:
            named = next((c.value for c in scope.candidates(name) if c.fit == Fit.EXACT and c.value is not None), None)
            if named == []:
                return Filled([], 1, settled=True)
            sources = rows_of_context(name, wanted, self.context)
            if not sources and isinstance(named, list):
                sources = [ItemScope(row) for row in records(named)]
        return self._mapped(items, sources, [key for key in wanted if is_identifier(key)])

    def _mapped(self, items: Schema, sources: Iterable[ItemScope], identifiers: Sequence[str]) -> Filled:
        """Each source as an item; one that another table has already given is left out."""
        values: list[JsonValue] = []
        given: dict[str, tuple[int, ...]] = {}
        weight = 0
        for source in sources:
            try:
                filled = self.fill(items, "", source)
            except Endless:
                continue
            ids = [filled.value.get(key) for key in identifiers] if isinstance(filled.value, dict) else []
            table = tuple(id(around) for around in source.parents) or (id(source.source),)
            if filled.weight > 0 and given.setdefault(dump(ids if any(ids) else filled.value), table) == table:
                values.append(filled.value)
                weight += filled.weight
        return Filled(values, weight, settled=bool(values))

    def _values(self, kinds: Sequence[Shape], name: str, scope: Scope) -> Filled:
        whole = not isinstance(scope, ItemScope)
        named = [c for c in scope.candidates(name) if isinstance(c.value, list)][:1]
        lists = lists_of_values(name, self.context) if whole else [c.value for c in named if isinstance(c.value, list)]
        if lists:
            values = self._fitting(kinds, lists)
            return Filled(values, max(1, len(values)), settled=True)
        sources = [column(name, self.context)] if whole else []
        sources += [labels(candidate.value) for candidate in named if candidate.fit >= Fit.FOLDED]
        if self.author is not None and whole:
            sources.append(list(self.author.sentences_for(name)))
        none: list[JsonValue] = []
        values = next((fitting for source in sources if (fitting := self._fitting(kinds, [source]))), none)
        return Filled(values, len(values), settled=bool(values))

    def _fitting(self, kinds: Sequence[Shape], lists: Iterable[list[JsonValue]]) -> list[JsonValue]:
        """The entries of the lists that fit the items, those of later lists only if new."""
        values: list[JsonValue] = []
        for entries in lists:
            known = {dump(value) for value in values}
            for entry in entries:
                value = next((fitted for kind in kinds if (fitted := self._entry(kind, entry)) is not None), None)
                if value is not None and dump(value) not in known:
                    values.append(value)
        return values[:MAX_ITEMS]

    def _entry(self, shape: Shape, entry: JsonValue) -> JsonValue:
        members = enum_values(shape.schema)
        if members is not None:
            return entry if entry in members else None
        if "const" in shape.schema:
            return entry if entry == shape.schema["const"] else None
        return coerce(entry, shape.kind, shape.schema)
