"""An item before it is drawn: what is known of it without a human."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import combinations
from typing import Literal

from pydantic import BaseModel, ConfigDict

from evals.row import Outcome

Pair = tuple[tuple[str, str], tuple[str, str]]
"""Two values of a tuple, each with its dimension."""


class JudgeSaid(BaseModel):
    """A verdict of a judge or a jury on an item; hidden from people until they have labelled it."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    evaluator: str
    variant: str
    judging: int
    outcome: Literal["pass", "fail", "unscored"]
    label: str
    reason: str
    votes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Candidate:
    """An item that may be drawn. `said` are the verdicts of all judges of the rubric, of whichever version."""

    item: str
    cluster: str
    tuple: Mapping[str, str]
    said: Sequence[JudgeSaid] = ()

    @property
    def outcomes(self) -> dict[str, list[Outcome]]:
        """Passes and fails by judge, in the order of judging."""
        found: dict[str, list[Outcome]] = {}
        for one in sorted(self.said, key=lambda one: (one.evaluator, one.judging)):
            if one.outcome != "unscored":
                found.setdefault(one.evaluator, []).append(one.outcome)
        return found

    @property
    def pairs(self) -> set[Pair]:
        """All pairs of values of its tuple."""
        return set(combinations(sorted(self.tuple.items()), 2))


@dataclass(frozen=True, slots=True)
class Known:
    """What labels there are already: the tuples of labelled items, and the judge by which to balance."""

    tuples: Sequence[Mapping[str, str]] = ()
    judge: str | None = None
    pairs: frozenset[Pair] = field(default=frozenset())

    @classmethod
    def of(cls, tuples: Iterable[Mapping[str, str]], judge: str | None = None) -> "Known":
        """Count the pairs that are covered."""
        tuples = list(tuples)
        covered = {pair for values in tuples for pair in combinations(sorted(values.items()), 2)}
        return cls(tuples, judge, frozenset(covered))
