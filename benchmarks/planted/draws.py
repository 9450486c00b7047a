"""One simulated experiment: tuples drawn from the pool with their runs, as a folder like any other.

Tuples are drawn with replacement, each as likely, and of each case two runs a variant, each as likely again: so the
pool's own rates are the truth, to the last digit, and need not be estimated. A tuple that is drawn twice counts as two.
`base` and `again` are both drawn from the base's runs: between these two there is no difference.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple, Self

import numpy as np

from benchmarks.planted.pool import asked
from benchmarks.planted.profiles import BASE, RATES
from evals.artifact import Artifact, RowHead, open_folder, read_artifact
from evals.artifact.appending import append
from evals.case import EvalCase
from evals.row import Key, Row, Verdict

AGAIN = "again"
VARIANTS = (BASE, AGAIN, *(name for name in RATES if name != BASE))
TUPLES, RUNS = 40, 2


class Ran(NamedTuple):
    """A run of the pool."""

    head: RowHead
    verdicts: Sequence[Verdict]


@dataclass(frozen=True, slots=True)
class Pool:
    """Cases by tuple, and all runs of a case by profile."""

    tuples: Sequence[Sequence[EvalCase]]
    runs: Mapping[tuple[str, str], Sequence[Ran]]

    @classmethod
    def of(cls, artifact: Artifact) -> Self:
        """What an artifact holds."""
        tuples: dict[str, list[EvalCase]] = {}
        for case in artifact.cases.values():
            tuples.setdefault(case.cluster, []).append(case)
        runs: dict[tuple[str, str], list[Ran]] = {}
        for key, head in sorted(artifact.heads.items()):
            ran = Ran(head, list(artifact.counted.verdicts[key].values()))
            runs.setdefault((key.case, key.variant), []).append(ran)
        return cls(list(tuples.values()), runs)

    def rates(self) -> dict[tuple[str, str], float]:
        """The truth: the share of passes by evaluator and variant."""
        found: dict[tuple[str, str], list[bool]] = {}
        for (_, variant), runs in self.runs.items():
            for verdict in (verdict for ran in runs for verdict in ran.verdicts):
                found.setdefault((verdict.evaluator, variant), []).append(verdict.outcome == "pass")
        rates = {key: sum(passed) / len(passed) for key, passed in found.items()}
        return rates | {(evaluator, AGAIN): rate for (evaluator, variant), rate in rates.items() if variant == BASE}


def draw(pool: Pool, rng: np.random.Generator, folder: Path) -> Artifact:
    """Write an experiment and read it."""
    drawn = _cases(pool, rng)
    rows: list[bytes] = []
    verdicts: list[bytes] = []
    for case, original in drawn:
        for key, ran in _runs(pool, original, case.id, rng):
            rows.append(_line(Row(**ran.head.model_dump() | key._asdict())))
            verdicts += [_line(verdict.model_copy(update=key._asdict())) for verdict in ran.verdicts]
    cases = [case for case, _ in drawn]
    with open_folder(folder, asked(cases, VARIANTS, RUNS), cases) as held:
        append(held.rows, b"".join(rows))
        append(held.verdicts, b"".join(verdicts))
        held.conclude("complete", len(rows))
    return read_artifact(folder)


def _cases(pool: Pool, rng: np.random.Generator) -> list[tuple[EvalCase, str]]:
    """Cases under names of their own, and under which name the pool has them."""
    numbers: list[int] = rng.integers(len(pool.tuples), size=TUPLES).tolist()
    return [
        (EvalCase(id=f"{case.id}.{place}", cluster=f"{case.cluster}.{place}", form=case.form), case.id)
        for place, number in enumerate(numbers)
        for case in pool.tuples[number]
    ]


def _runs(pool: Pool, original: str, case: str, rng: np.random.Generator) -> Iterator[tuple[Key, Ran]]:
    for variant in VARIANTS:
        runs = pool.runs[original, BASE if variant == AGAIN else variant]
        for repetition, number in enumerate(rng.integers(len(runs), size=RUNS).tolist()):
            yield Key(case, variant, repetition), runs[number]


def _line(line: Row | Verdict) -> bytes:
    return line.model_dump_json().encode() + b"\n"
