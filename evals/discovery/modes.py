"""Failure modes: notes that a person has grouped, counted with intervals."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from evals.discovery.note import Entry, Meaning, Note, standing
from evals.statistics import Interval, rate_interval


@dataclass(frozen=True, slots=True)
class FailureMode:
    """A kind of failure, by the notes that show it; `means` is empty until somebody has said it."""

    name: str
    means: str
    notes: tuple[Note, ...]

    @property
    def items(self) -> int:
        """Outputs that show it, each once, whoever noted it."""
        return len({note.item for note in self.notes})


@dataclass(frozen=True, slots=True)
class Counted:
    """A mode and its share of all items read, 0 to 1; None while they are of fewer than two tuples."""

    mode: FailureMode
    rate: Interval | None


@dataclass(frozen=True, slots=True)
class Counts:
    """Items read, those in which nothing went wrong, modes from the most frequent, and notes still to be grouped."""

    read: int
    fine: int
    modes: tuple[Counted, ...]
    open: tuple[Note, ...]


def modes_of(entries: Iterable[Entry]) -> list[FailureMode]:
    """From the one that most items show; those of as many by name."""
    entries = list(entries)
    means = {entry.mode: entry.means for entry in entries if isinstance(entry, Meaning)}
    by_mode: dict[str, list[Note]] = {}
    for note in standing(entries):
        if note.mode:
            by_mode.setdefault(note.mode, []).append(note)
    found = [FailureMode(name, means.get(name, ""), tuple(notes)) for name, notes in by_mode.items()]
    return sorted(found, key=lambda mode: (-mode.items, mode.name))


def count(entries: Iterable[Entry]) -> Counts:
    """Count modes by item. Outputs of one tuple go wrong alike: the intervals are clustered by it."""
    entries = list(entries)
    notes = standing(entries)
    clusters = {note.item: note.cluster for note in notes}
    wrong = {note.item for note in notes if note.wrong}
    counted = tuple(Counted(mode, _rate(mode, clusters)) for mode in modes_of(entries))
    return Counts(len(clusters), len(clusters) - len(wrong), counted, tuple(note for note in notes if note.open))


def _rate(mode: FailureMode, clusters: dict[str, str]) -> Interval | None:
    shown = {note.item for note in mode.notes}
    names: Sequence[str] = list(clusters.values())
    return rate_interval([float(item in shown) for item in clusters], names) if len({*names}) > 1 else None
