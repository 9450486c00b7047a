"""Where the value of a property is looked for: in all messages, or in one object."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple, Protocol

from pydantic import JsonValue

from rehearsal.context import Context
from rehearsal.found import Record
from rehearsal.index import strict_fit
from rehearsal.names import Fit, fit, is_prose


class Candidate(NamedTuple):
    """A value that may answer to a name."""

    value: JsonValue
    fit: Fit
    rows: bool


class Scope(Protocol):
    """A place to look for values."""

    def candidates(self, name: str) -> Iterator[Candidate]:
        """The values that answer to a name, best first."""
        ...


@dataclass(frozen=True)
class ItemScope:
    """One object; the objects around it lend it values of exactly the same name, running text excepted."""

    source: Record
    parents: tuple[Record, ...] = ()

    def candidates(self, name: str) -> Iterator[Candidate]:
        """See `Scope.candidates`."""
        fits = sorted(((fit(name, key), key) for key in self.source), key=lambda pair: -pair[0])
        for quality, key in fits:
            if quality > Fit.NONE:
                yield Candidate(self.source[key], quality, rows=False)
        if not is_prose(name):
            for parent in self.parents:
                if name in parent and not isinstance(parent[name], dict | list):
                    yield Candidate(parent[name], Fit.AFFIX, rows=False)


@dataclass(frozen=True)
class WholeScope:
    """Every JSON value of the messages, and the labelled lines of the user: `owner: {id}` answers to `owner_id`."""

    context: Context

    def candidates(self, name: str) -> Iterator[Candidate]:
        """See `Scope.candidates`."""
        for found, quality in self.context.index.matches(name):
            yield Candidate(found.value, quality, found.in_rows)
        for label, value in self.context.labelled.items():
            quality = strict_fit(name, label)
            if quality >= Fit.AFFIX:
                yield Candidate(value, quality, rows=False)


EMPTY = ItemScope({})
