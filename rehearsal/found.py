"""A value in the messages, and where it stands."""

from dataclasses import dataclass

from pydantic import JsonValue

from rehearsal.request import Role

Key = str | int
Record = dict[str, JsonValue]


@dataclass(frozen=True, slots=True)
class Found:
    """A value and where it stands.

    Attributes:
        value: the value.
        path: keys and positions from the root of its JSON text down.
        role: of the message.
        turn: consecutive tool messages are one turn; higher is later.
        message: position of the message.
        parents: the objects that hold it, nearest first.
    """

    value: JsonValue
    path: tuple[Key, ...]
    role: Role
    turn: int
    message: int
    parents: tuple[Record, ...]

    @property
    def key(self) -> str:
        """The last key of the path that is a name, or the empty text."""
        return next((part for part in reversed(self.path) if isinstance(part, str)), "")

    @property
    def is_example(self) -> bool:
        """Whether it stands in a prompt rather than in data."""
        return self.role in ("system", "developer")

    @property
    def shape(self) -> tuple[str, ...]:
        """The path with positions written as `*`, so that the rows of a table share one shape."""
        return tuple(part if isinstance(part, str) else "*" for part in self.path)

    @property
    def in_rows(self) -> bool:
        """Whether it stands within a list."""
        return any(isinstance(part, int) for part in self.path)

    @property
    def preference(self) -> tuple[bool, bool, int, int, int]:
        """Sorts the best value first: data before examples, single values before rows, later, shallower."""
        return (self.is_example, self.in_rows, -self.turn, len(self.path), -self.message)
