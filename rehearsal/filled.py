"""What filling a schema yields."""

from typing import NamedTuple, Protocol

from pydantic import JsonValue

from rehearsal.schema_shape import Schema
from rehearsal.scopes import Scope


class Filled(NamedTuple):
    """A value for a schema.

    Attributes:
        value: the value.
        weight: how many single values in it were found in the messages; below 0 when they contradict it.
        settled: whether it was found, or may rightly be chosen (null, default, constant, enumeration).
    """

    value: JsonValue
    weight: int
    settled: bool


class Fill(Protocol):
    """Fills a schema for a property of a name, from a scope; `refs` are the references being followed."""

    def __call__(
        self, schema: Schema, name: str, scope: Scope, path: tuple[str, ...] = (), refs: frozenset[str] = frozenset()
    ) -> Filled:
        """The value.

        Raises:
            Endless: when no finite value satisfies the schema.
        """
        ...


class Endless(Exception):
    """A schema that requires itself, so that no finite value satisfies it."""
