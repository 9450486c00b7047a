"""What Phoenix is sent of an experiment: cases as examples, rows as runs, verdicts as evaluations."""

from collections.abc import Iterable, Mapping
from datetime import UTC, datetime, timedelta
from typing import Any

from agents.itinerary import Itinerary
from evals.artifact import Experiment, is_final
from evals.case import EvalCase
from evals.output import Output
from evals.row import Row, Verdict

PREFIX = "triplab-cases-"
DIGITS = 16
NO_MODEL = "Answers of the rehearsal engine, which is not a language model."


def dataset_name(cases_version: str) -> str:
    """The same cases have the same name, whatever their file is called."""
    return PREFIX + cases_version.removeprefix("sha256:")[:DIGITS]


def example_of(case: EvalCase) -> dict[str, Any]:
    """An example; Phoenix keeps the case's id, and sorts it into its split."""
    text = {"text": case.text} if case.text else {}
    about = {"tuple": case.tuple, "split": case.split, "cluster": case.cluster, "trace_id": case.trace_id}
    return {
        "id": case.id,
        "input": text | {"form": case.form},
        "output": case.expected.model_dump(mode="json") if case.expected else {},
        "metadata": about,
        "splits": [case.split] if case.split else [],
    }


def description_of(experiment: Experiment) -> str:
    """Whose answers these are."""
    said = f"Cases of {experiment.cases.file}, run by TripLab."
    return f"{said} {NO_MODEL}" if any(model.digest.startswith("rehearsal") for model in experiment.models) else said


def metadata_of(experiment: Experiment, variant: str) -> dict[str, Any]:
    """What decides on the rows of a variant, to make them again."""
    dump = experiment.model_dump(mode="json", exclude={"variants", "version"})
    kinds = ("evaluators", "judges", "models", "code")
    versions = {kind: {one["name"]: one["digest"] for one in dump.pop(kind)} for kind in kinds}
    digest = next(one.digest for one in experiment.variants if one.name == variant)
    return {"variant": variant, "digest": digest, **dump, **versions}


def run_of(row: Row, began: datetime | None) -> dict[str, Any]:
    """A run: a row that is lost to the infrastructure is an error, and has no output.

    Rows know how long they took, not when: their runs start when the experiment began.
    """
    start = began or datetime.fromtimestamp(0, UTC)
    lost = None if row.state == "done" else row.error or "lost to the infrastructure"
    return {
        "output": brief(row.output) if row.output and not lost else {},
        "repetition_number": row.repetition + 1,
        "start_time": start,
        "end_time": start + timedelta(milliseconds=row.elapsed_ms),
        "trace_id": row.trace_id,
        "error": lost,
    }


def brief(output: Output) -> dict[str, Any]:
    """What a reader of Phoenix's compare page looks for; all else stands in the trace and in `rows.jsonl`."""
    plan = output.itinerary
    about = {"ended": output.ended, "why": output.why, "asked": list(output.asked)}
    said = (_plan(plan) if plan else {}) | about
    return {name: value for name, value in said.items() if value}


def _plan(plan: Itinerary) -> dict[str, Any]:
    total = plan.budget.total
    days = [f"{day.date:%Y-%m-%d} {day.title}: {', '.join(stop.name for stop in day.stops)}" for day in plan.days]
    return {
        "headline": plan.headline,
        "message": plan.message,
        "days": days,
        "total": str(total),
    }


def evaluation_name(evaluator: str, judging: int) -> str:
    """`friendly.judge@v3`, without the digest; the judge's second look at the same output is `friendly.judge@v3#2`."""
    name = evaluator.partition("+")[0]
    return f"{name}#{judging + 1}" if judging else name


def evaluation_of(verdict: Verdict, digests: Mapping[str, str]) -> dict[str, Any]:
    """An evaluation: 1 for a pass, 0 for a fail, no score for what is unscored; an error where the judge was away.

    `digests` are those of evaluators by code, by name; a judge's stands in its name.
    """
    name, judge, version = verdict.evaluator.partition("@")
    digest = version.partition("+")[2] or digests.get(name, "")
    about = {"evaluator": verdict.evaluator, "digest": digest, "evidence": list(verdict.evidence)}
    kind = "LLM" if judge else "CODE"
    common = {"name": evaluation_name(verdict.evaluator, verdict.judging), "annotator_kind": kind, "metadata": about}
    if not is_final(verdict):
        return common | {"error": verdict.reason or verdict.label}
    score = {"pass": 1.0, "fail": 0.0, "unscored": None}[verdict.outcome]
    return common | {"score": score, "label": verdict.label, "explanation": verdict.reason}


def digests_of(experiment: Experiment) -> Mapping[str, str]:
    """Digests of the evaluators by code."""
    return {one.name: one.digest for one in experiment.evaluators}


def examples_of(cases: Iterable[EvalCase]) -> list[dict[str, Any]]:
    """Examples of all cases, in their order."""
    return [example_of(case) for case in cases]
