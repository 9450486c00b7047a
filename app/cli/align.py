"""`triplab align`: can we trust the judge?"""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from app.cli.exits import Exit, stop

if TYPE_CHECKING:
    from app.lab.align_parts import Part
    from evals.alignment.study import Study


def align(
    experiment: Annotated[str | None, typer.Argument(help="Name or folder of an experiment with labels.")] = None,
    practice: Annotated[str | None, typer.Option(help="A practice set that ships, such as friendly.")] = None,
    history: Annotated[bool, typer.Option("--history", help="All versions side by side, on dev.")] = False,
    test: Annotated[bool, typer.Option("--test", help="On test, which is opened once for each judge.")] = False,
    reason: Annotated[str | None, typer.Option(help="Why test is looked at again; it is printed for good.")] = None,
    repeats: Annotated[int, typer.Option(min=1, max=20, help="How often practice messages are judged.")] = 1,
    every: Annotated[bool, typer.Option("--all", help="Every disagreement, not the first few.")] = False,
    json: Annotated[Path | None, typer.Option(help="Write all figures there.")] = None,
) -> None:
    """Hold judges against people. By train and dev, unless `--history` or `--test` says else.

    With `--history --test` both dev and test are shown. Exit code 2: wrong input, a judge whose prompt holds what it is
    measured on, or a second look at test without a reason.
    """
    from app.cli.align_paper import print_history, print_study

    if (experiment is None) is (practice is None):
        stop(Exit.USAGE, "what is held against people? allowed: the name of an experiment, or --practice friendly")
    if reason and not test:
        stop(Exit.USAGE, "--reason is for another look at test; allowed: with --test")
    parts = _parts(history, test)
    studies = [one for part in parts for one in _studies(experiment, practice, part, reason, repeats)]
    if not studies:
        stop(
            Exit.USAGE,
            f"{experiment}: nobody has labelled its outputs by a version that a judge of it applies; "
            "triplab label make puts them into a queue",
        )
    for study in studies:
        if history:
            print_history(study)
        else:
            print_study(study, every)
    if json:
        _write(json, studies)


def _parts(history: bool, test: bool) -> "list[Part]":
    if history:
        return ["dev", "test"] if test else ["dev"]
    return ["test"] if test else ["train and dev"]


def _studies(
    experiment: str | None, practice: str | None, part: "Part", reason: str | None, repeats: int
) -> "list[Study]":
    from app.cli.labelling import artifact_of, with_stores
    from app.lab.align_experiment import experiment_studies
    from app.lab.align_parts import NoTest
    from app.lab.align_practice import practice_study
    from app.settings import Settings
    from app.store.label_stores import LabelStores
    from evals.labels.lock import TestOpened
    from evals.labels.practice import PracticeError

    async def work(stores: LabelStores, settings: Settings) -> "list[Study]":
        if practice is not None:
            return [await practice_study(stores.locks, practice, part, reason, repeats, settings.rubrics)]
        artifact = artifact_of(experiment or "")
        return await experiment_studies(stores, artifact, part, reason, settings.rubrics)

    try:
        return with_stores(work)
    except (NoTest, PracticeError) as error:
        stop(Exit.USAGE, str(error))
    except TestOpened as error:
        stop(Exit.USAGE, f"{error}: --reason")


def _write(path: Path, studies: "list[Study]") -> None:
    from pydantic import TypeAdapter

    from evals.alignment.study import Study
    from evals.artifact.whole import write_whole

    try:
        write_whole(path, TypeAdapter(list[Study]).dump_json(studies, indent=1))
    except OSError as error:
        stop(Exit.FAILED, f"cannot write {path}: {error.strerror}")
