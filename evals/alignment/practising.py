"""A judge on practice messages, which are no outputs of ours."""

import asyncio
from collections.abc import Sequence
from typing import Literal

from evals.alignment.review import Review, review
from evals.alignment.sampled import sampled
from evals.judges.judge import Judge
from evals.judges.rubric import RubricError
from evals.labels.candidate import Candidate, JudgeSaid
from evals.labels.practice import Message, PracticeSet

AT_ONCE = 8
SOURCE = "practice"
"""Stands for a variant: nobody knows what made the messages."""


async def practise(judge: Judge, practice: PracticeSet, repeats: int = 1) -> Review:
    """Have messages judged, and put the verdicts beside the labels.

    Args:
        judge: of the rubric that the labels are for; it must ask for the message alone.
        practice: the set, or a part of it. The caller has opened test, if it is there (`open_practice_test`).
        repeats: how often each message is judged.

    Raises:
        RubricError: the rubric shows more than the message, or is another one.
    """
    rubric = judge.rubric
    if rubric.parts != ("message",) or rubric.name != practice.rubric:
        raise RubricError(
            f"{rubric.label} shows {', '.join(rubric.parts)}; allowed for practice: a version of "
            f"{practice.rubric!r} that shows the message alone"
        )
    gate = asyncio.Semaphore(AT_ONCE)

    async def said(message: Message) -> Candidate:
        async with gate:
            return Candidate(message.item, message.trip, {}, await _said(judge, message, repeats))

    candidates = await asyncio.gather(*map(said, practice.messages))
    lengths = {one.item: float(len(one.text)) for one in practice.messages}
    return review(candidates, judge.name, sampled(practice.labels, []), lengths)


async def _said(judge: Judge, message: Message, repeats: int) -> Sequence[JudgeSaid]:
    found: list[JudgeSaid] = []
    for judging in range(repeats):
        said = (await judge.judge_parts({"message": message.text}, message.name, judging)).said
        outcome: Literal["pass", "fail", "unscored"] = said.outcome
        found.append(
            JudgeSaid(
                evaluator=judge.name,
                variant=SOURCE,
                judging=judging,
                outcome=outcome,
                label=said.label or outcome,
                reason=said.reason,
            )
        )
    return found
