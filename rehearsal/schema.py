"""Filling a JSON schema from what stands in the messages."""

from collections.abc import Iterator

from pydantic import JsonValue

from rehearsal.context import Context
from rehearsal.errors import RequestError
from rehearsal.filled import Endless, Filled
from rehearsal.lists import Lists
from rehearsal.members import constant, member
from rehearsal.plain_text import PlainText
from rehearsal.prose import Author
from rehearsal.scalars import coerce, placeholder
from rehearsal.schema_shape import Schema, Shape, enum_values, properties, required, shapes
from rehearsal.scopes import ItemScope, Scope, WholeScope

MAX_NODES = 20_000
Path = tuple[str, ...]


class Filler:
    """Fills one schema.

    Attributes:
        root: the schema, to which its references point.
        context: the messages.
        author: writes running text; without one, running text is only looked up.
    """

    def __init__(self, root: Schema, context: Context, author: Author | None = None) -> None:
        """See the attributes of the class."""
        self.root = root
        self.context = context
        self.author = author
        self._plain = PlainText(context.user_text, alone=not context.has_data)
        self._lists = Lists(root, context, author, self._any, self._charge)
        self._nodes = 0

    def fill(self) -> JsonValue:
        """The whole value.

        Raises:
            RequestError: for a schema that requires itself, or that asks for more than `MAX_NODES` values.
        """
        return self.property("", self.root).value

    def property(self, name: str, schema: Schema) -> Filled:
        """One property, looked up in all messages. Raises as `fill` does."""
        try:
            return self._any(schema, name, WholeScope(self.context), (name,) if name else ())
        except Endless:
            raise RequestError("the schema requires itself", param="response_format", code="invalid_schema") from None

    def _charge(self, nodes: int) -> None:
        self._nodes += nodes
        if self._nodes > MAX_NODES:
            message = f"the schema asks for more than {MAX_NODES} values"
            raise RequestError(message, param="response_format", code="invalid_schema")

    def _any(
        self, schema: Schema, name: str, scope: Scope, path: Path = (), refs: frozenset[str] = frozenset()
    ) -> Filled:
        self._charge(1)
        options = shapes(schema, self.root, refs)
        filled: list[Filled] = []
        for shape in options:
            if shape.kind != "null":
                try:
                    filled.append(self._one(shape, name, scope, path))
                except Endless:
                    continue
        best = max(filled, key=lambda option: option.weight, default=None)
        if best is not None and (best.weight > 0 or (best.settled and best.value not in ([], {}))):
            return best
        if any(shape.kind == "null" for shape in options):
            return Filled(None, 0, settled=True)
        if best is None:
            raise Endless
        return best

    def _one(self, shape: Shape, name: str, scope: Scope, path: Path) -> Filled:
        schema = shape.schema
        if "const" in schema:
            return constant(schema["const"], name, scope)
        members = enum_values(schema)
        if members is not None:
            self._charge(len(members) // 10)
            return member(members, name, scope, self.context)
        match shape.kind:
            case "object":
                filled = self._object(shape, name, scope, path)
            case "array":
                filled = self._lists.array(shape, name, scope)
            case _:
                filled = self._scalar(shape, name, scope, path)
        if filled.weight == 0 and not filled.settled and "default" in schema:
            return Filled(schema["default"], 0, settled=True)
        return filled

    def _object(self, shape: Shape, name: str, scope: Scope, path: Path) -> Filled:
        inner = scope
        candidates = scope.candidates(name) if name else iter(())
        source = next((candidate.value for candidate in candidates if isinstance(candidate.value, dict)), None)
        if source is not None:
            inner = ItemScope(source, (scope.source, *scope.parents) if isinstance(scope, ItemScope) else ())
        elif shape.again:
            raise Endless
        names = properties(shape.schema)
        if not names:
            return self._open_object(shape.schema, source or {})
        musts = set(required(shape.schema))
        value: dict[str, JsonValue] = {}
        weight, settled = 0, True
        for key, child in names.items():
            filled = self._any(child, key, inner, (*path, key), shape.refs)
            if key in musts or filled.weight > 0:
                value[key] = filled.value
                weight += filled.weight
                settled = settled and (filled.settled or key not in musts)
        return Filled(value, weight, settled)

    def _open_object(self, schema: Schema, source: dict[str, JsonValue]) -> Filled:
        extra = schema.get("additionalProperties", True)
        if extra is False:
            return Filled({}, 0, settled=True)
        if isinstance(extra, dict) and extra:
            kind, *_ = shapes(extra, self.root)
            kept = {key: coerce(value, kind.kind, kind.schema) for key, value in source.items()}
            source = {key: value for key, value in kept.items() if value is not None}
        return Filled(source, len(source), settled=bool(source))

    def _scalar(self, shape: Shape, name: str, scope: Scope, path: Path) -> Filled:
        for value in self._offered(shape, name, scope, path):
            fitting = coerce(value, shape.kind, shape.schema)
            if fitting is not None and fitting != "":
                return Filled(fitting, 1, settled=True)
        return Filled(placeholder(shape.kind, shape.schema), 0, settled=shape.kind == "any")

    def _offered(self, shape: Shape, name: str, scope: Scope, path: Path) -> Iterator[JsonValue]:
        """Values to try: written text first, then what stands in JSON, then what stands in plain words."""
        whole = not isinstance(scope, ItemScope)
        if whole and shape.kind == "string" and self.author is not None:
            yield self.author.text(name, path, shape.schema, scope)
        for candidate in scope.candidates(name):
            yield candidate.value
        if whole and shape.kind == "string":
            yield self._plain.text_value(name, shape.schema.get("format"))
        elif whole and shape.kind in ("integer", "number"):
            yield self._plain.number(name)
