"""An experiment from its parts: what goes into `experiment.json`, and the work that follows from it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import NamedTuple

from agents.deps import Deps
from evals.artifact import CasesUsed, Experiment, Versioned
from evals.case import EvalCase
from evals.cases_file import version_of
from evals.evaluators.pairs.registry import all_pair_evaluators
from evals.evaluators.registry import all_evaluators
from evals.judges.named import judge_of, read_seats
from evals.nulls import NULLS, PREFIX, null_task
from evals.prices import Prices, load_prices
from evals.runner.priced import Priced
from evals.runner.units import refuse_twice, units
from evals.runner.versions import code_versions, evaluator_versions, judge_versions
from evals.runner.work import Judge, Task, Work
from evals.suggest import unknown
from evals.tasks.whole_chain import whole_chain
from evals.variant import VariantError, load_variant


@dataclass(frozen=True, slots=True)
class Asked:
    """What somebody wants to know, by names of variants (or their files) and of judges (see `read_seats`).

    The others are compared with the first variant. `null.empty_plan` and `null.form_copied` are variants, too:
    baselines that take no work.
    """

    cases: Sequence[EvalCase]
    file: str
    variants: Sequence[str]
    judges: Sequence[str] = ()
    repetitions: int = 1
    judgings: int = 1
    seed: int = 0


@dataclass(frozen=True, slots=True)
class Assembled:
    """The experiment and its work."""

    experiment: Experiment
    work: Work


def assemble(
    asked: Asked, deps: Deps, judge_model: str, today: date, name: str = "", prices: Prices | None = None
) -> Assembled:
    """Make the work of what is asked.

    Args:
        asked: cases, variants, judges and so on.
        deps: data, client, model and limits of the agents; judges use the client too.
        judge_model: model of the judges that name none.
        today: the day of cases that have none of their own.
        name: of the experiment, for traces.
        prices: what models cost; the packaged table.

    Raises:
        VariantError: there is no such variant.
        RubricError: a judge's name cannot be read, there is no such rubric, or it compares pairs.
        AskedError: something comes twice, or there is nothing to do.
    """
    prices = prices or load_prices()
    sides = [_side(variant, deps, today, name, prices) for variant in asked.variants]
    judges = _judges(asked.judges, deps, judge_model, prices)
    names = [side.version.name for side in sides]
    order = units([case.id for case in asked.cases], names, asked.repetitions, asked.seed)
    single, pairs = list(all_evaluators().values()), list(all_pair_evaluators().values())
    cases = {case.id: case for case in asked.cases}
    experiment = Experiment(
        cases=CasesUsed(file=asked.file, version=version_of(asked.cases), count=len(cases)),
        variants=tuple(side.version for side in sides),
        evaluators=evaluator_versions([*single, *pairs]),
        judges=judge_versions(judges),
        repetitions=asked.repetitions,
        judgings=asked.judgings,
        seed=asked.seed,
        models=(Versioned(name="agents", digest=deps.model), Versioned(name="judges", digest=judge_model)),
        code=code_versions(),
        today=None if all(case.asked_on for case in asked.cases) else today,
        began=datetime.now(UTC),
    )
    tasks = {side.version.name: side.task for side in sides}
    return Assembled(experiment, Work(cases, tasks, single, judges, deps.data, order, asked.judgings, pairs))


def _judges(names: Sequence[str], deps: Deps, model: str, prices: Prices) -> list[Judge]:
    """A judge or a jury for each name; every seat has a price of its own."""
    seats = [[Priced(seat.judge(deps.client, model), prices) for seat in read_seats(name)] for name in names]
    judges: list[Judge] = [judge_of(each) for each in seats]
    refuse_twice("judge", [judge.name for judge in judges])
    return judges


class _Side(NamedTuple):
    version: Versioned
    task: Task


def _side(variant: str, deps: Deps, today: date, name: str, prices: Prices) -> _Side:
    """A variant that ships, one in a file, or a null."""
    if variant.startswith(PREFIX):
        null = variant.removeprefix(PREFIX)
        if null not in NULLS:
            raise VariantError(unknown("null", null, NULLS))
        return _Side(Versioned(name=variant, digest="code"), null_task(null, deps.data, today))
    loaded = load_variant(variant)
    task = whole_chain(loaded, deps, name, today, prices)
    return _Side(Versioned(name=loaded.name, digest=loaded.digest), task)
