"""What takes no work to pass: null plans under every evaluator, and judges that pass everything."""

from collections.abc import Iterator
from dataclasses import dataclass

from evals.artifact import Artifact, read_nulls
from evals.comparison.scores import Table, is_judge, scores
from evals.nulls import PREFIX

ALWAYS_PASS = f"{PREFIX}always_pass"
"""The judge that passes everything. It is computed: nobody has to be asked what it says."""


@dataclass(frozen=True, slots=True)
class NullRate:
    """How a null fares by an evaluator: it passes `passed` of `scored` runs.

    `easy`: it passes at least half of them, and no smaller a share than every real variant does on the same cases, so
    that the evaluator does not tell it from a plan. For `null.always_pass`, `passed` are the verdicts of the judge on
    real variants that this null would have given, too; `easy`: all of them, and the judge failed no other null either.
    """

    null: str
    evaluator: str
    passed: int
    scored: int
    easy: bool


def null_rates(artifact: Artifact) -> list[NullRate]:
    """Of each null that was run, beside the experiment or as a variant of it, and of the judge that passes everything.

    By null, then judges first. What an evaluator does not apply to, or could not score, is left out.
    """
    table, nulls = scores(artifact), read_nulls(artifact)
    tables = [table, scores(nulls)] if nulls else [table]
    plans = [rate for each in tables for rate in _plans(each, table)]
    judges = [_always_pass(evaluator, table, plans) for evaluator in table if is_judge(evaluator)]
    return [*sorted(plans, key=lambda rate: rate.null), *(rate for rate in judges if rate.scored)]


def _plans(nulls: Table, table: Table) -> Iterator[NullRate]:
    for evaluator, columns in nulls.items():
        for null, column in columns.items():
            if null.startswith(PREFIX) and column.passed:
                passed, scored = sum(column.passed.values()), len(column.passed)
                best = _best(table, evaluator, {run.case for run in column.passed})
                yield NullRate(null, evaluator, passed, scored, 2 * passed >= scored and passed >= best * scored)


def _best(table: Table, evaluator: str, cases: set[str]) -> float:
    """The largest share of the cases' runs that a real variant passes; 1 where none has a number on them."""
    rates: list[float] = []
    for variant, column in table.get(evaluator, {}).items():
        values = [value for run, value in column.passed.items() if run.case in cases]
        if values and not variant.startswith(PREFIX):
            rates.append(sum(values) / len(values))
    return max(rates, default=1.0)


def _always_pass(judge: str, table: Table, plans: list[NullRate]) -> NullRate:
    real = [column.passed for variant, column in table[judge].items() if not variant.startswith(PREFIX)]
    passed, scored = sum(sum(runs.values()) for runs in real), sum(map(len, real))
    failed = any(rate.passed < rate.scored for rate in plans if rate.evaluator == judge)
    return NullRate(ALWAYS_PASS, judge, passed, scored, passed == scored and not failed)
