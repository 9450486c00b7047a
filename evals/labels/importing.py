"""What a table adds to the labels there are: nothing for what is known, a new label for what was changed."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import NamedTuple
from uuid import UUID, uuid5

from evals.labels.csv_table import Line, TableError, event_of
from evals.labels.label import Event, Label
from evals.labels.standing import About, about


class Added(NamedTuple):
    """Events, and lines that say what a label said before it was given anew: what stands now was left as it is."""

    events: list[Event]
    stale: list[int]


NAMESPACE = UUID("5b0f7c7e-6d5c-4a0e-9a63-7b1f3d1c2e4f")
SAID = ("verdict", "comment", "evidence")


def additions(
    file: str,
    lines: Sequence[Line],
    known: Mapping[UUID, Event],
    standing: Mapping[About, Label],
    at: datetime,
) -> Added:
    """What a table adds.

    A line with the id of a label that there is not is that label, as it was exported elsewhere. A line that says what
    the person's standing label says adds nothing. Any other is a new label, given now, with an id by its content and
    the label before it: reading the same table twice adds nothing the second time.

    Raises:
        TableError: a cell holds what is not allowed there.
    """
    latest, found, stale = dict(standing), list[Event](), list[int]()
    taken = {UUID(str(line.said["withdraws"])) for line in lines if _uuid(line.said.get("withdraws"))}
    for line in lines:
        event = event_of(file, line, {"id": str(uuid5(NAMESPACE, "none")), "at": at.isoformat()})
        own = _uuid(line.said.get("id"))
        if not isinstance(event, Label):
            if own is None:
                raise TableError(f"{file}:{line.number}: id: ''; allowed: a UUID, for what takes a label back")
            found += [] if event.id in known else [event]
        elif own and own not in known:
            found.append(event)
            latest[about(event)] = event
        elif own and (own in taken or _alike(known[own], event)):
            now = latest.get(about(event))
            stale += [line.number] if now and not _alike(now, event) and own not in taken else []
        else:
            found += _changed(event, latest, at)
    return Added(found, stale)


def _changed(event: Label, latest: dict[About, Label], at: datetime) -> list[Event]:
    before = latest.get(about(event))
    if before and _alike(before, event):
        return []
    content = "\0".join([*about(event), str(before and before.id), *(str(getattr(event, name)) for name in SAID)])
    new = event.model_copy(update={"id": uuid5(NAMESPACE, content), "at": at})
    latest[about(event)] = new
    return [new]


def _alike(one: Event, other: Label) -> bool:
    """Whether they say the same of the same."""
    return (
        isinstance(one, Label)
        and about(one) == about(other)
        and all(getattr(one, name) == getattr(other, name) for name in SAID)
    )


def _uuid(text: object) -> UUID | None:
    try:
        return UUID(str(text)) if text else None
    except ValueError:
        return None
