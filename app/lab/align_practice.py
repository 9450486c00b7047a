"""The practice set: all versions of a judge by the rehearsal engine, without any set-up."""

import asyncio
from collections.abc import Sequence
from pathlib import Path

from app.lab.align_parts import PARTS, Part, open_all
from app.models import connect_rehearsal
from app.settings import REHEARSAL
from app.store.label_locks import LockStore
from evals.alignment.practising import practise
from evals.alignment.review import Review
from evals.alignment.study import Study, against, steps_of, texts_of
from evals.judges.judge import Judge
from evals.judges.rubric import Rubric
from evals.judges.rubric_file import load_rubric, rubric_versions
from evals.labels.leaks import refuse_leaks
from evals.labels.lock import FrozenJudge
from evals.labels.practice import PracticeSet, read_practice
from rehearsal import Rehearsal

ABOUT = (
    "Practice labels: {messages} messages that the project wrote, and what two readers of the project say of them. No "
    "traveller wrote or read one. The judge is the rehearsal engine, which is not a language model.",
    "Figures on this set say nothing of how a judge does on your plans: label some of those.",
    "Mind the mix: 180 were written to be hard, and on these alone no version could be told from chance. The other "
    "150, of the ordinary kind, were added after that was seen. Figures on all depend on how many there are of each.",
)


def ledger(name: str) -> str:
    """Under which name looks at the test of a practice set are kept: they are none at the test of one's own labels."""
    return f"practice_{name}"


async def practice_study(
    locks: LockStore, name: str, part: Part, reason: str | None = None, repeats: int = 1, own: Path | None = None
) -> Study:
    """Judge a part of a practice set by every version of its rubric. Works beside the event loop.

    `own` is the folder of versions that were accepted here.

    Raises:
        PracticeError: there is no such set.
        LeakError: a version's prompt holds a message of dev or test.
        TestOpened: a version has looked at test before, and no reason is given.
    """
    practice, rubrics = read_practice(name), _rubrics(name, own)
    for rubric in rubrics:
        refuse_leaks(rubric, practice.held())
    if part == "test":
        await open_all(locks, [_frozen(rubric) for rubric in rubrics], reason)
    openings = [str(one) for one in await locks.openings(ledger(name))]
    return await asyncio.to_thread(_study, practice, rubrics, part, repeats, openings)


def _rubrics(name: str, own: Path | None) -> list[Rubric]:
    return [load_rubric(f"{name}.v{number}", own=own) for number in sorted(rubric_versions(name, own=own))]


def _frozen(rubric: Rubric) -> FrozenJudge:
    version = f"v{rubric.version}+{rubric.digest}"
    return FrozenJudge(rubric=ledger(rubric.name), version=version, model=REHEARSAL)


def _study(
    practice: PracticeSet, rubrics: Sequence[Rubric], part: Part, repeats: int, openings: Sequence[str]
) -> Study:
    some = practice.of(PARTS[part])
    reviews = asyncio.run(_judged(some, rubrics, repeats))
    steps = steps_of(reviews, [rubric.front.changed for rubric in rubrics], part)
    return Study(
        name=f"Practice set {practice.rubric}",
        rubric=practice.rubric,
        model=REHEARSAL,
        split=part,
        about=tuple(line.format(messages=len(practice.messages)) for line in ABOUT),
        steps=steps,
        whole=against(reviews[-1], reviews[0]) if len(reviews) > 2 else None,
        texts=texts_of(steps, {one.item: one.text for one in some.messages}),
        openings=tuple(openings),
    )


async def _judged(practice: PracticeSet, rubrics: Sequence[Rubric], repeats: int) -> list[Review]:
    async with connect_rehearsal(Rehearsal()) as client:
        return [await practise(Judge(rubric, client, REHEARSAL), practice, repeats) for rubric in rubrics]
