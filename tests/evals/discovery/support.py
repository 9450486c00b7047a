"""Notes made by hand."""

from datetime import UTC, datetime

from evals.discovery.note import Note

NOON = datetime(2026, 11, 20, 12, tzinfo=UTC)


def note(number: int, text: str = "nothing", mode: str | None = None, person: str = "ana", cluster: int = -1) -> Note:
    """On the item of that number, each of its own tuple unless a cluster is given."""
    tuple_ = f"t{number if cluster < 0 else cluster}"
    return Note(item=f"i-{number:016x}", cluster=tuple_, person=person, text=text, mode=mode, at=NOON)
