"""Verdicts on pairs of cases, once both have rows: of every two under the same variant in the same repetition."""

import logging
from collections.abc import Iterator

from evals.artifact import Held, Judgement
from evals.artifact.appending import append
from evals.evaluators.pairs.registry import PairEvaluator
from evals.evaluators.registry import Said
from evals.output import Sample
from evals.row import Key, Verdict
from evals.runner.attempts import verdict
from evals.runner.work import Work

AT_ONCE = 500
log = logging.getLogger(__name__)


def judge_pairs(work: Work, held: Held) -> None:
    """Write what evaluators of pairs say and have not said yet; a verdict is the second case's.

    Raises:
        WriteFailed: a line could not be written.
    """
    if not any(case.pair for case in work.cases.values()):
        return
    held.count_anew()
    batch: list[bytes] = []
    for said in _verdicts(work, held):
        batch.append(said.model_dump_json().encode() + b"\n")
        if len(batch) == AT_ONCE:
            append(held.verdicts, b"".join(batch))
            batch = []
    if batch:
        append(held.verdicts, b"".join(batch))


def _verdicts(work: Work, held: Held) -> Iterator[Verdict]:
    for second in work.units:
        pair = work.cases[second.case].pair
        if pair is None:
            continue
        first = second._replace(case=pair.of)
        said = held.counted.verdicts.get(second, {})
        missing = [each for each in work.pair_evaluators if Judgement(each.name, 0) not in said]
        if missing and (samples := _samples(work, held, first, second)):
            found = (_evaluate(each, *samples, second, work) for each in missing)
            yield from (each for each in found if each)


def _samples(work: Work, held: Held, *keys: Key) -> tuple[Sample, Sample] | None:
    """Both samples; None where a row is missing or not done."""
    places = [held.counted.rows.get(key) for key in keys]
    if not all(place and place.head.state == "done" for place in places):
        return None
    outputs = [held.row(key).output for key in keys]
    first, second = (
        Sample(case=work.cases[key.case], output=out) for key, out in zip(keys, outputs, strict=True) if out
    )
    return first, second


def _evaluate(evaluator: PairEvaluator, first: Sample, second: Sample, key: Key, work: Work) -> Verdict | None:
    try:
        said = evaluator.evaluate(first, second, work.data)
    except Exception as error:  # the boundary to evaluators
        said = Said("unscored", f"{type(error).__name__}: {error}", "broken")
        log.warning("evaluator %s broke on case %s", evaluator.name, key.case, exc_info=True)
    return verdict(key, evaluator.name, said) if said else None
