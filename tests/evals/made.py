"""Artifacts whose verdicts are given, of as many cases, variants and evaluators as one likes."""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

from evals.artifact import Artifact, CasesUsed, Ending, Experiment, Judgement, RowHead, Summary, Versioned
from evals.artifact.heads import Counted, Place
from evals.case import EvalCase
from evals.row import Key, Row, Spent, Verdict
from evals.spending import NOTHING

Given = int | str | None
"""1 pass, 0 fail, a label (`infrastructure`) for unscored; None: it says nothing of this run."""
Results = Mapping[str, Mapping[str, Sequence[Given]]]
"""By evaluator and variant: one for each case, repetition after repetition."""
BEGUN = Summary(
    ending="complete", asked=0, rows=0, infrastructure=0, attempts_lost=0, cached=0, spent=Spent(), verdicts=()
)


def made(
    folder: Path,
    results: Results,
    clusters: Sequence[int | str] | None = None,
    *,
    tuples: Sequence[Mapping[str, str]] | None = None,
    spent: Mapping[str, int] | None = None,
    lost: Sequence[Key] = (),
    ending: Ending | None = "complete",
    written: bool = False,
    **asked: Any,
) -> Artifact:
    """An artifact in memory; on the disk there is its summary alone, unless it is to be `written`.

    Args:
        folder: where it is, or would be.
        results: what evaluators say; the first evaluator's variants, in their order, are those of the experiment.
        clusters: of each case; a tuple each without.
        tuples: dimensions and values of each case.
        spent: tokens of each run by variant, 100 without.
        lost: rows that the infrastructure lost; they have no verdicts.
        ending: of the summary; None where a run is at work, or was killed.
        written: have rows and verdicts in the folder, for those who read it.
        asked: fields of the experiment, such as `repetitions`.
    """
    variants = list(next(iter(results.values())))
    repetitions = int(asked.get("repetitions", 1))
    count = len(next(iter(next(iter(results.values())).values()))) // repetitions
    nothing = [dict[str, str]() for _ in range(count)]
    cases = _cases(count, clusters or range(count), tuples or nothing)
    experiment = Experiment(
        cases=CasesUsed(file="cases.jsonl", version="sha256:1", count=count),
        variants=tuple(Versioned(name=name, digest=name) for name in variants),
        **asked,
    )
    keys = [Key(id, name, repetition) for name in variants for repetition in range(repetitions) for id in cases]
    rows = {key: _row(key, (spent or {}).get(key.variant, 100), key in lost) for key in keys}
    verdicts = _verdicts(results, list(cases), set(lost))
    folder.mkdir(parents=True, exist_ok=True)
    if ending:
        (folder / "summary.json").write_text(BEGUN.model_copy(update={"ending": ending}).model_dump_json())
    if written:
        _write(folder, experiment, cases, rows, verdicts)
    return Artifact(folder, experiment, cases, Counted(rows, verdicts))


def _cases(count: int, clusters: Sequence[int | str], tuples: Sequence[Mapping[str, str]]) -> dict[str, EvalCase]:
    names = [f"c{number:04}" for number in range(count)]
    return {
        id: EvalCase.model_construct(set(), id=id, cluster=f"t{clusters[at]}", form={}, tuple=dict(tuples[at]))
        for at, id in enumerate(names)
    }


@cache
def _row(key: Key, tokens: int, lost: bool) -> Place:
    state = "infrastructure" if lost else "done"
    head = RowHead.model_construct(
        set(), case=key.case, variant=key.variant, repetition=key.repetition, version=1, state=state, error=None,
        spent=_spent(tokens), elapsed_ms=tokens, model="", prompts={}, trace_id=None, span_id=None, cached=False,
    )  # fmt: skip
    return Place(head, 0, 0)


@cache
def _spent(tokens: int) -> Spent:
    return Spent(calls=1, prompt_tokens=tokens, usd=Decimal(tokens) / 1_000_000)


def _verdicts(results: Results, cases: Sequence[str], lost: set[Key]) -> dict[Key, dict[Judgement, Verdict]]:
    found: dict[Key, dict[Judgement, Verdict]] = {}
    for evaluator, by_variant in results.items():
        for variant, column in by_variant.items():
            for at, given in enumerate(column):
                key = Key(cases[at % len(cases)], variant, at // len(cases))
                if given is not None and key not in lost:
                    found.setdefault(key, {})[Judgement(evaluator, 0)] = _verdict(key, evaluator, given)
    return found


@cache
def _verdict(key: Key, evaluator: str, given: int | str) -> Verdict:
    outcome = "unscored" if isinstance(given, str) else "pass" if given else "fail"
    label = given if isinstance(given, str) else outcome
    return Verdict.model_construct(
        set(), case=key.case, variant=key.variant, repetition=key.repetition, evaluator=evaluator, outcome=outcome,
        label=label, reason="", version=1, judging=0, evidence=(), spent=NOTHING, elapsed_ms=0, cached=False,
    )  # fmt: skip


def _write(
    folder: Path,
    experiment: Experiment,
    cases: Mapping[str, EvalCase],
    rows: Mapping[Key, Place],
    verdicts: Mapping[Key, Mapping[Judgement, Verdict]],
) -> None:
    (folder / "experiment.json").write_text(experiment.model_dump_json())
    kept = {"state", "spent", "elapsed_ms"}
    lines = {
        "cases": list(cases.values()),
        "rows": [Row(**key._asdict(), **place.head.model_dump(include=kept)) for key, place in rows.items()],
        "verdicts": [verdict for said in verdicts.values() for verdict in said.values()],
    }
    for name, objects in lines.items():
        (folder / f"{name}.jsonl").write_text("".join(f"{one.model_dump_json()}\n" for one in objects))
