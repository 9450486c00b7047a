"""What the commands of `triplab judge` share: labels, judges, and how they end when something is wrong."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import TypeVar

from agents.llm.errors import ModelError
from app.cli.exits import Exit, stop
from app.cli.labelling import artifact_of, with_stores
from app.cli.opening import judge_model, refuse_other_models
from app.lab.judge_material import NoLabels, of_experiment, of_practice
from app.models import connect, rehearse
from app.settings import Settings
from app.store.label_stores import LabelStores
from evals.judges import Judge, Rubric, RubricError, load_rubric, read_seat
from evals.judges.better.choosing import TooFew
from evals.judges.better.deciding import Undecidable
from evals.judges.better.judging import Unanswered
from evals.judges.cheap.training import CannotTrain
from evals.labels.lock import TestOpened
from evals.labels.material import Material
from evals.labels.practice import PracticeError
from evals.runner.units import AskedError

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Bench:
    """What there is to work with; `judge` is the one that was named."""

    judge: Judge
    material: Material
    stores: LabelStores
    settings: Settings

    def beside(self, rubric: Rubric) -> Judge:
        """Another version, by the same model."""
        return Judge(rubric, self.judge.client, self.judge.model, chosen=self.judge.chosen)


def at_bench(named: str, experiment: str | None, practice: str | None, work: Callable[[Bench], Awaitable[T]]) -> T:
    """Do something with a judge and the labels of its rubric; everything that is wrong ends the command in one line.

    Args:
        named: as in `--judges`: `friendly`, `friendly@v2`, `friendly:gpt-4.1-mini`; or `friendly.v2`.
        experiment: name or folder of one with labels.
        practice: name of a practice set; this, or `experiment`.
        work: what is done.
    """
    if (experiment is None) is (practice is None):
        stop(Exit.USAGE, "whose labels? allowed: the name of an experiment, or --practice friendly")

    async def opened(stores: LabelStores, settings: Settings) -> T:
        seat = read_seat(named, own=settings.rubrics)
        refuse_other_models([named], settings)
        material = (
            of_practice(practice, seat.rubric)
            if practice is not None
            else await of_experiment(stores, artifact_of(experiment or ""), seat.rubric)
        )
        async with connect(settings, rehearse(settings)) as client:
            judge = Judge(seat.rubric, client, seat.model or judge_model(settings), chosen=seat.model is not None)
            return await work(Bench(judge, material, stores, settings))

    try:
        return with_stores(opened)
    except (PracticeError, NoLabels, TooFew, CannotTrain, Undecidable, AskedError) as error:
        stop(Exit.USAGE, str(error))
    except TestOpened as error:
        stop(Exit.USAGE, f"{error}: --reason")
    except (ModelError, Unanswered) as error:
        stop(Exit.FAILED, str(error))


def newest_of(named: str, settings: Settings) -> Rubric:
    """The version in use of the rubric that is named. Raises `RubricError`."""
    return load_rubric(read_seat(named, own=settings.rubrics).rubric.name, own=settings.rubrics)


def rubric_name(named: str, settings: Settings) -> str:
    """The name alone, of a rubric that is there; ends the command where there is none."""
    try:
        return newest_of(named, settings).name
    except RubricError as error:
        stop(Exit.USAGE, str(error))
