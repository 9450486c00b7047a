"""What is kept in mind of a line, and which lines count: of several about the same, the one that is final."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Literal, NamedTuple

from pydantic import BaseModel, ConfigDict

from evals.artifact.errors import ArtifactError
from evals.artifact.lines import Found
from evals.row import Key, Spent, State, Verdict
from evals.spending import NOTHING, plus

INFRASTRUCTURE = "infrastructure"
"""Label of an unscored verdict that a resumed run makes anew: the judge was not to be reached."""


class RowHead(BaseModel):
    """A row without its output; `prompts` as of the row."""

    model_config = ConfigDict(extra="ignore", frozen=True)
    version: Literal[1]
    case: str
    variant: str
    repetition: int
    state: State
    error: str | None = None
    spent: Spent = Spent()
    elapsed_ms: int = 0
    model: str = ""
    prompts: dict[str, str] = {}
    trace_id: str | None = None
    span_id: str | None = None
    cached: bool = False

    @property
    def key(self) -> Key:
        """What it is about."""
        return Key(self.case, self.variant, self.repetition)


class Judgement(NamedTuple):
    """What a verdict is of, besides its row."""

    evaluator: str
    judging: int


class Place(NamedTuple):
    """The last row of a key, and where it stands in the file."""

    head: RowHead
    start: int
    end: int


def is_final(verdict: Verdict) -> bool:
    """Whether it stays: all do but those whose judge was not to be reached."""
    return verdict.outcome != "unscored" or verdict.label != INFRASTRUCTURE


@dataclass(slots=True)
class Counted:
    """The lines that count. A final one is never followed by another of the same; one that is not gives way."""

    rows: dict[Key, Place] = field(default_factory=dict[Key, Place])
    verdicts: dict[Key, dict[Judgement, Verdict]] = field(default_factory=dict[Key, dict[Judgement, Verdict]])
    superseded: int = 0
    spent: Spent = NOTHING
    """On all lines, those that gave way too, but for what came from the cache."""

    def take_rows(self, lines: Iterable[Found[RowHead]], name: str) -> None:
        """Count rows in the order of the file; raises `ArtifactError` for a second final one of a key."""
        for line, number, start, end in lines:
            before = self.rows.get(line.key)
            if before and before.head.state == "done":
                raise ArtifactError(f"{name}:{number}: a second row of {said(line.key)}; allowed: one")
            self.superseded += before is not None
            self._pay(line)
            self.rows[line.key] = Place(line, start, end)

    def take_verdicts(self, lines: Iterable[Found[Verdict]], name: str) -> None:
        """Count verdicts; raises `ArtifactError` for a second final one, and for one of a row that is not there."""
        for line, number, _, _ in lines:
            row, of = self.rows.get(line.key), Judgement(line.evaluator, line.judging)
            if row is None or row.head.state != "done":
                raise ArtifactError(f"{name}:{number}: a verdict of {said(line.key)}, which has no row that is done")
            known = self.verdicts.setdefault(line.key, {})
            if of in known and is_final(known[of]):
                raise ArtifactError(f"{name}:{number}: a second verdict of {of.evaluator} on {said(line.key)}")
            self._pay(line)
            known[of] = line

    def _pay(self, line: RowHead | Verdict) -> None:
        if not line.cached:
            self.spent = plus(self.spent, line.spent)


def said(key: Key) -> str:
    """A key in words."""
    return f"case {key.case!r}, variant {key.variant!r}, repetition {key.repetition}"
