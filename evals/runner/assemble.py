"""An experiment from its parts: what goes into `experiment.json`, and the work that follows from it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import NamedTuple

from agents.deps import Deps
from evals.artifact import CasesUsed, Experiment, Versioned
from evals.case import EvalCase
from evals.cases_file import version_of
from evals.evaluators.pairs.registry import all_pair_evaluators
from evals.evaluators.registry import all_evaluators
from evals.judges import Judge, load_rubric
from evals.nulls import NULLS, PREFIX, null_task
from evals.prices import Prices, load_prices
from evals.runner.priced import Priced
from evals.runner.units import units
from evals.runner.versions import code_versions, evaluator_versions, judge_versions
from evals.runner.work import Task, Work
from evals.suggest import unknown
from evals.tasks.whole_chain import whole_chain
from evals.variant import NO_TAGS, Tags, VariantError, load_variant


@dataclass(frozen=True, slots=True)
class Asked:
    """What somebody wants to know, by names of variants (or their files) and of rubrics.

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
    """The experiment and its work; `prompts` are texts by label, by variant."""

    experiment: Experiment
    work: Work
    prompts: Mapping[str, Mapping[str, str]]


def assemble(
    asked: Asked,
    deps: Deps,
    judge_model: str,
    today: date,
    name: str = "",
    prices: Prices | None = None,
    tags: Tags = NO_TAGS,
) -> Assembled:
    """Make the work of what is asked.

    Args:
        asked: cases, variants, judges and so on.
        deps: data, client, model and limits of the agents; judges use the client too.
        judge_model: model of the judges.
        today: the day of cases that have none of their own.
        name: of the experiment, for traces.
        prices: what models cost; the packaged table.
        tags: prompts of the hub by tag, of all that the variants name.

    Raises:
        VariantError: there is no such variant.
        RubricError: there is no such rubric, or it compares pairs.
        AskedError: something comes twice, or there is nothing to do.
    """
    prices = prices or load_prices()
    sides = [_side(variant, deps, today, name, prices, tags) for variant in asked.variants]
    judges = [Priced(Judge(load_rubric(rubric), deps.client, judge_model), prices) for rubric in asked.judges]
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
    work = Work(cases, tasks, single, judges, deps.data, order, asked.judgings, pairs)
    return Assembled(experiment, work, {side.version.name: side.prompts for side in sides if side.prompts})


class _Side(NamedTuple):
    version: Versioned
    task: Task
    prompts: Mapping[str, str] = {}


def _side(variant: str, deps: Deps, today: date, name: str, prices: Prices, tags: Tags) -> _Side:
    """A variant that ships, one in a file, or a null."""
    if variant.startswith(PREFIX):
        null = variant.removeprefix(PREFIX)
        if null not in NULLS:
            raise VariantError(unknown("null", null, NULLS))
        return _Side(Versioned(name=variant, digest="code"), null_task(null, deps.data, today))
    loaded = load_variant(variant, deps.prompts, tags)
    task = whole_chain(loaded, deps, name, today, prices)
    return _Side(Versioned(name=loaded.name, digest=loaded.digest), task, loaded.texts_by_label)
