"""One try of a task or a judge, whatever it does; the boundary to code that is not the runner's."""

import asyncio
import logging

import httpx2
import openai

from agents.llm.errors import ModelError, translate
from evals.artifact import INFRASTRUCTURE
from evals.case import EvalCase
from evals.evaluators.registry import Evaluator, Said
from evals.output import Sample
from evals.row import Key, Row, Verdict
from evals.runner.patience import fault_of
from evals.runner.work import Judge, Task, Work

LONGEST_SECONDS = 600
"""For what has no limit of its own, or does not keep it."""
log = logging.getLogger(__name__)
AWAY = (ModelError, openai.OpenAIError, httpx2.HTTPError, TimeoutError, ConnectionError)


async def run_task(task: Task, case: EvalCase, key: Key) -> Row:
    """The task's row; one of state `infrastructure` when it raised, or gave a row of something else."""
    try:
        async with asyncio.timeout(LONGEST_SECONDS):
            row = await task(case, key.repetition)
        if row.key == key:
            return row
        why = f"the task gave a row of {row.key}"
    except AWAY as error:
        known = translate(error)
        why = f"{known.fault}: {known}"
    except Exception as error:  # the boundary to tasks: one that breaks takes no other along
        why = f"{type(error).__name__}: {error}"
        log.warning("the task of variant %s broke on case %s", key.variant, key.case, exc_info=True)
    return Row(**key._asdict(), state="infrastructure", error=why)


def evaluate(evaluator: Evaluator, sample: Sample, key: Key, work: Work) -> Verdict | None:
    """What an evaluator by code says; `unscored` when it broke."""
    try:
        said = evaluator.evaluate(sample, work.data)
    except Exception as error:  # the boundary to evaluators
        said = Said("unscored", f"{type(error).__name__}: {error}", "broken")
        log.warning("evaluator %s broke on case %s", evaluator.name, key.case, exc_info=True)
    return verdict(key, evaluator.name, said) if said else None


async def ask_judge(judge: Judge, sample: Sample, key: Key, judging: int) -> Verdict | None:
    """What a judge says; of label `infrastructure`, with the kind at the start of its reason, when it was away."""
    try:
        async with asyncio.timeout(LONGEST_SECONDS):
            judged = await judge.judge(sample, judging)
    except AWAY as error:
        known = translate(error)
        said = Said("unscored", f"{known.fault}: {known}", INFRASTRUCTURE)
    except Exception as error:  # the boundary to judges
        said = Said("unscored", f"{type(error).__name__}: {error}", "broken")
        log.warning("judge %s broke on case %s", judge.name, key.case, exc_info=True)
    else:
        if judged is None:
            return None
        said = judged.said
        if judged.fault:
            reason = said.reason if fault_of(said.reason) else f"{judged.fault}: {said.reason}"
            said = Said("unscored", reason, INFRASTRUCTURE, said.evidence)
        more = {"spent": judged.spent, "elapsed_ms": judged.elapsed_ms}
        return verdict(key, judge.name, said, judging).model_copy(update=more)
    return verdict(key, judge.name, said, judging)


def verdict(key: Key, evaluator: str, said: Said, judging: int = 0) -> Verdict:
    """A verdict on a row."""
    return Verdict(
        **key._asdict(),
        evaluator=evaluator,
        judging=judging,
        outcome=said.outcome,
        label=said.label or said.outcome,
        reason=said.reason,
        evidence=said.evidence,
    )
