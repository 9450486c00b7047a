"""Holding a candidate against what is in use: leaks, then dev, then test once, then it is in use."""

from collections.abc import Awaitable, Callable
from datetime import datetime
from pathlib import Path

from evals.alignment.align import align
from evals.judges.better.candidate import candidate_file
from evals.judges.better.deciding import decide_better
from evals.judges.better.history import Entry, OnTest, difference, remember
from evals.judges.better.judging import judge_texts, reviewed
from evals.judges.judge import Judge
from evals.judges.rubric import RubricError
from evals.judges.rubric_file import FOLDER, rubric_text
from evals.labels.leaks import refuse_leaks
from evals.labels.lock import Opening
from evals.labels.material import Material


async def accept(
    candidate: Judge,
    base: Judge,
    material: Material,
    open_test: Callable[[], Awaitable[Opening]],
    own: Path,
    at: datetime,
    folder: Path = FOLDER,
) -> Entry:
    """Accept a candidate, or refuse it as not better. Either is remembered with its figures.

    Args:
        candidate: of a file in the folder of candidates.
        base: what is in use, by the same model.
        material: labels.
        open_test: records the look at test, before anything of it is looked at.
        own: folder of accepted rubrics, into which the candidate moves.
        at: now.
        folder: of the rubrics that ship.

    Raises:
        RubricError: it is no newer version of the same rubric.
        LeakError: its prompt holds an item of dev or test.
        Undecidable: dev holds too few labels, or the candidate leaves more unscored.
        TestOpened: it has looked at test before, and no reason was given.
        Unanswered: the endpoint failed.
    """
    _refuse_other(candidate, base)
    refuse_leaks(candidate.rubric, material.held)
    dev = material.of("dev")
    before, after = [reviewed(one, dev, await judge_texts(one, dev.texts)) for one in (base, candidate)]
    decision, names = decide_better(before, after), (base.rubric.label, candidate.rubric.label)
    path = candidate_file(candidate.rubric.name, candidate.rubric.version, own)
    entry = Entry(
        rubric=candidate.rubric.name,
        version=f"v{candidate.rubric.version}+{candidate.rubric.digest}",
        base=f"v{base.rubric.version}+{base.rubric.digest}",
        model=candidate.model,
        source=material.source,
        labels=f"by {material.version}, {material.digest}",
        decided="accepted" if decision.better else "refused",
        dev=decision,
        test=await _on_test(candidate, material, await open_test()) if decision.better else None,
        diff=difference(rubric_text(base.rubric, folder, own), path.read_text(encoding="utf-8"), names),
        at=at,
    )
    remember(entry, own)
    if decision.better:
        path.rename(own / path.name)
    return entry


def _refuse_other(candidate: Judge, base: Judge) -> None:
    new, old = candidate.rubric, base.rubric
    if new.name != old.name or new.version <= old.version:
        raise RubricError(f"{new.label} cannot follow {old.label}; allowed: a higher version of {old.name!r}")
    labels = [{name: label.counts for name, label in rubric.front.labels.items()} for rubric in (new, old)]
    if labels[0] != labels[1] or new.parts != old.parts:
        raise RubricError(
            f"{new.label} asks for other labels or shows other parts than {old.label}: people's labels say nothing of "
            "it; allowed: other definitions, examples, role and task"
        )


async def _on_test(candidate: Judge, material: Material, opened: Opening) -> OnTest:
    test = material.of("test")
    found = align(reviewed(candidate, test, await judge_texts(candidate, test.texts)), "test")
    return OnTest(opening=opened, agreement=found.agreement)
