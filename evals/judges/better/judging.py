"""A judge on labelled texts."""

import asyncio
from collections.abc import Iterable, Mapping
from typing import Protocol

from evals.alignment.review import Review, review
from evals.alignment.sampled import sampled
from evals.judges.judgement import Judgement
from evals.judges.rubric import Rubric, RubricError
from evals.labels.candidate import Candidate, JudgeSaid
from evals.labels.material import LabelledText, Material

AT_ONCE = 8


class TextJudge(Protocol):
    """A `Judge` or a `Cascade`."""

    @property
    def name(self) -> str: ...  # noqa: D102
    @property
    def rubric(self) -> Rubric: ...  # noqa: D102
    async def judge_parts(self, shown: Mapping[str, str], case: str, judging: int = 0) -> Judgement: ...  # noqa: D102


class Unanswered(RuntimeError):
    """The endpoint failed, so that a comparison would be of what happened to be answered."""


async def judge_texts(judge: TextJudge, texts: Iterable[LabelledText]) -> dict[str, Judgement]:
    """Verdicts by item.

    Raises:
        RubricError: the rubric shows a part that the texts do not have.
        Unanswered: the endpoint failed on some.
    """
    gate = asyncio.Semaphore(AT_ONCE)

    async def said(one: LabelledText) -> Judgement:
        async with gate:
            return await judge.judge_parts({name: one.shown[name] for name in judge.rubric.parts}, one.item)

    every = list(texts)
    for one in every:
        if missing := [name for name in judge.rubric.parts if name not in one.shown]:
            raise RubricError(
                f"{judge.rubric.label} shows {missing[0]!r}; there is, of {one.item}: {', '.join(one.shown)}"
            )
    found = dict(zip([one.item for one in every], await asyncio.gather(*map(said, every)), strict=True))
    if failed := [judgement for judgement in found.values() if judgement.fault]:
        raise Unanswered(f"{len(failed)} of {len(every)} judgements failed, such as: {failed[0].said.reason}")
    return found


def reviewed(judge: TextJudge, material: Material, said: Mapping[str, Judgement]) -> Review:
    """Verdicts beside the labels of the same texts."""
    candidates = [Candidate(one.item, one.cluster, {}, [_said(judge.name, said[one.item])]) for one in material.texts]
    return review(candidates, judge.name, sampled(material.labels, material.queues))


def _said(evaluator: str, judgement: Judgement) -> JudgeSaid:
    said = judgement.said
    label = said.label or said.outcome
    return JudgeSaid(evaluator=evaluator, variant="", judging=0, outcome=said.outcome, label=label, reason=said.reason)
