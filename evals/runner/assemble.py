"""An experiment from its parts: what goes into `experiment.json`, and the work that follows from it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path

from agents.deps import Deps
from evals.artifact import CasesUsed, Experiment, Versioned
from evals.case import EvalCase
from evals.cases_file import version_of
from evals.evaluators.pairs.registry import all_pair_evaluators
from evals.evaluators.registry import all_evaluators
from evals.judges.named import judge_of, read_seats
from evals.prices import Prices, load_prices
from evals.runner.priced import Priced
from evals.runner.sources import WHOLE_CHAIN, Setting, Source, side_of
from evals.runner.stop_rule import stop_rule
from evals.runner.units import by_tuple, refuse_twice, units
from evals.runner.versions import code_versions, evaluator_versions, judge_versions
from evals.runner.work import Judge, Work
from evals.variant import NO_TAGS, Tags


@dataclass(frozen=True, slots=True)
class Asked:
    """What somebody wants to know, by names of variants (or their files) and of judges (see `read_seats`).

    The others are compared with the first variant. `null.empty_plan` and `null.form_copied` are variants, too:
    baselines that take no work. Rows are made by the whole chain of agents, unless there is another `source`.
    `stop_when` names an evaluator, in full or without its version: the run ends when it has told every variant from the
    first, or that it is not worse by `stop_margin`, 0 to 1. `own` is the folder of rubrics that were accepted here.
    """

    cases: Sequence[EvalCase]
    file: str
    variants: Sequence[str]
    judges: Sequence[str] = ()
    repetitions: int = 1
    judgings: int = 1
    seed: int = 0
    stop_when: str | None = None
    stop_margin: float = 0.0
    source: Source = WHOLE_CHAIN
    own: Path | None = None


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
        judge_model: model of the judges that name none.
        today: the day of cases that have none of their own.
        name: of the experiment, for traces.
        prices: what models cost; the packaged table.
        tags: prompts of the hub by tag, of all that the variants name.

    Raises:
        VariantError: there is no such variant.
        NotRecorded: there is no such agent to run alone.
        RubricError: a judge's name cannot be read, there is no such rubric, or it compares pairs.
        AskedError: something comes twice, there is nothing to do, or nothing to stop by.
    """
    prices = prices or load_prices()
    on = Setting(deps, today, name, prices, tags)
    sides = [side_of(variant, asked.source, on) for variant in asked.variants]
    judges = _judges(asked, deps, judge_model, prices)
    names = [side.version.name for side in sides]
    single, pairs = list(all_evaluators().values()), list(all_pair_evaluators().values())
    stop = stop_rule(asked.stop_when, asked.stop_margin, names, [one.name for one in (*single, *judges)])
    order = units([case.id for case in asked.cases], names, asked.repetitions, asked.seed)
    if stop:
        order = by_tuple(order, {case.id: case.cluster for case in asked.cases}, asked.seed)
    cases = {case.id: case for case in asked.cases}
    experiment = Experiment(
        cases=CasesUsed(file=asked.file, version=version_of(asked.cases), count=len(cases)),
        variants=tuple(side.version for side in sides),
        evaluators=evaluator_versions([*single, *pairs]),
        judges=judge_versions(judges),
        repetitions=asked.repetitions,
        judgings=asked.judgings,
        seed=asked.seed,
        source=asked.source.says,
        stop=stop,
        models=(Versioned(name="agents", digest=deps.model), Versioned(name="judges", digest=judge_model)),
        code=code_versions(),
        today=None if all(case.asked_on for case in asked.cases) else today,
        began=datetime.now(UTC),
    )
    tasks = {side.version.name: side.task for side in sides}
    work = Work(cases, tasks, single, judges, deps.data, order, asked.judgings, pairs)
    return Assembled(experiment, work, {side.version.name: side.prompts for side in sides if side.prompts})


def _judges(asked: Asked, deps: Deps, model: str, prices: Prices) -> list[Judge]:
    """A judge or a jury for each name; every seat has a price of its own."""
    named = [read_seats(name, own=asked.own) for name in asked.judges]
    seats = [[Priced(seat.judge(deps.client, model), prices) for seat in each] for each in named]
    judges: list[Judge] = [judge_of(each) for each in seats]
    refuse_twice("judge", [judge.name for judge in judges])
    return judges
