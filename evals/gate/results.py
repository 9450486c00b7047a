"""What evaluators said of two variants, run by run, for one line of a policy."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from evals.artifact import Artifact, is_final
from evals.comparison.scores import FIRST_JUDGING, Run

Said = Mapping[Run, int | None]
"""1 for a pass, 0 for a fail, None where nothing could be told; a run to which it does not apply is missing."""


class Pairs(NamedTuple):
    """Runs with a number on both sides: 1 or 0 each, the variant's `left`, the other's `right`; their tuples."""

    evaluators: tuple[str, ...]
    runs: tuple[Run, ...]
    left: tuple[int, ...]
    right: tuple[int, ...]
    clusters: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Sides:
    """Two variants by one evaluator, or by several as one. `spoken`: runs of which something was said on a side."""

    pairs: Pairs
    left_runs: tuple[Run, ...]
    left: tuple[int, ...]
    left_clusters: tuple[str, ...]
    spoken: int

    @property
    def missing(self) -> int:
        """Runs without a number on one side or both: unscored, lost, or applying to one side only."""
        return self.spoken - len(self.pairs.runs)


class Results:
    """All that was said of a variant and of what it is compared with."""

    def __init__(self, artifact: Artifact, variant: str, against: str) -> None:
        self.cases = artifact.cases
        self._said: dict[tuple[str, str], dict[Run, int | None]] = {}
        self._names = variant, against
        for verdict in artifact.verdicts:
            if verdict.judging == FIRST_JUDGING and verdict.variant in self._names:
                told = is_final(verdict) and verdict.outcome != "unscored"
                column = self._said.setdefault((verdict.evaluator, verdict.variant), {})
                run = Run(verdict.case, verdict.repetition)
                column[run] = int(verdict.outcome == "pass") if told else None

    def spoke(self, evaluator: str) -> bool:
        """Whether it said anything of either."""
        return any((evaluator, name) in self._said for name in self._names)

    def of(self, evaluators: Sequence[str], cases: frozenset[str] | None = None) -> Sides:
        """Both sides; of those cases alone, if they are given."""
        left, right = (self._column(evaluators, name, cases) for name in self._names)
        told = {run: value for run, value in sorted(left.items()) if value is not None}
        both = [(run, value, other) for run, value in told.items() if (other := right.get(run)) is not None]
        runs = tuple(run for run, _, _ in both)
        pairs = Pairs(
            tuple(evaluators), runs, tuple(value for _, value, _ in both), tuple(other for _, _, other in both),
            self._clusters(runs),
        )  # fmt: skip
        return Sides(pairs, tuple(told), tuple(told.values()), self._clusters(told), len(left.keys() | right.keys()))

    def _column(self, evaluators: Iterable[str], variant: str, cases: frozenset[str] | None) -> Said:
        whole = as_one(self._said.get((evaluator, variant), {}) for evaluator in evaluators)
        return whole if cases is None else {run: value for run, value in whole.items() if run.case in cases}

    def _clusters(self, runs: Iterable[Run]) -> tuple[str, ...]:
        return tuple(self.cases[run.case].cluster for run in runs)


def as_one(columns: Iterable[Said]) -> dict[Run, int | None]:
    """Several evaluators as one: a run that fails any fails; one that fails none passes, unless one could not tell."""
    found: dict[Run, int | None] = {}
    for column in columns:
        for run, value in column.items():
            before = found.get(run, 1)
            found[run] = 0 if 0 in (before, value) else None if None in (before, value) else 1
    return found
