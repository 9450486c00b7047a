"""`preferences.jsonl` in the folder of an experiment: a line for each comparison of two outputs; only appended to."""

from collections.abc import Generator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, NamedTuple

from pydantic import BaseModel, ConfigDict

from evals.artifact.appending import append
from evals.artifact.lines import read_lines
from evals.artifact.locked import cut_torn, lock, open_file
from evals.judges.preference import Preference

NAME = "preferences.jsonl"


class Pair(NamedTuple):
    """What a comparison is of: by whom, of which variants, on which run of which case."""

    evaluator: str
    model: str
    variant: str
    against: str
    case: str
    repetition: int


class Compared(BaseModel):
    """A comparison: a `win` of its preference is one of `variant`, a `loss` one of `against`, the first variant."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    version: Literal[1] = 1
    variant: str
    against: str
    repetition: int
    model: str
    preference: Preference

    @property
    def pair(self) -> Pair:
        """What it is of."""
        said = self.preference
        return Pair(said.evaluator, self.model, self.variant, self.against, said.case, self.repetition)

    @property
    def final(self) -> bool:
        """Whether it stays: one that the endpoint kept from being scored is asked again."""
        return self.preference.fault is None


def read_preferences(folder: Path) -> list[Compared]:
    """The comparisons of an experiment that count, the last of each pair, in a fixed order; none where none were made.

    Raises:
        ArtifactError: a line is broken.
        OSError: the file cannot be read.
    """
    found = {line.pair: line for line, *_ in read_lines(folder / NAME, Compared)}
    return [found[pair] for pair in sorted(found)]


@dataclass(frozen=True, slots=True)
class Kept:
    """A file that nobody else writes to; `known` are the comparisons that are not made again."""

    known: frozenset[Pair]
    file: int

    def append(self, line: Compared) -> None:
        """Have a line on the disk. Raises `WriteFailed`."""
        append(self.file, line.model_dump_json().encode() + b"\n")


@contextmanager
def open_preferences(folder: Path) -> Generator[Kept]:
    """Begin to compare in an experiment's folder, or go on with it; nobody else can, as long as the block runs.

    Raises:
        ArtifactError: somebody else is comparing there, or a line is broken.
        OSError: the folder cannot be written.
    """
    with ExitStack() as stack:
        file = open_file(folder / NAME, stack)
        lock(file, f"outputs are being compared in {folder}: wait for that to end")
        cut_torn(file)
        yield Kept(frozenset(line.pair for line in read_preferences(folder) if line.final), file)
