"""One agent alone, on the hand-offs that the others delivered in an earlier run: a change is tested where it acts."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import NamedTuple

from pydantic import JsonValue, ValidationError

from agents.deps import Deps
from agents.request import TripRequest
from agents.run import Recorded, plan_trip
from agents.specialists.registry import all_specialists
from evals.case import EvalCase
from evals.output import Output
from evals.prices import Prices, load_prices
from evals.row import Row
from evals.suggest import unknown
from evals.tasks.ending import Ending
from evals.tasks.record import Record
from evals.tasks.task import Bench, Setup, Task, day_of
from evals.variant import ITINERARY, Variant
from evals.variant_file import OFF


class NotRecorded(ValueError):
    """There is nothing to run an agent alone on; the message names the case, or the agent."""


def one_agent(
    agent: str,
    variant: Variant,
    deps: Deps,
    recorded: Mapping[str, Output],
    experiment: str = "",
    today: date | None = None,
    prices: Prices | None = None,
) -> Task:
    """A task that runs one agent of a variant; the others' hand-offs are the recorded ones, by the id of the case.

    The itinerary agent joins them into a plan, and mends it. After a specialist code drafts the plan: its days and
    money are those of the new hand-off, and its message is no model's. Nothing is asked, and no change is made.

    Args:
        agent: a specialist, or `itinerary`.
        variant: what is different from `deps`; what it says of other agents has no effect.
        deps: model, data, tracer and limits.
        recorded: outputs of an earlier run of the whole chain. The task raises `NotRecorded` for a case that they
            do not hold a plan of: see `cases_with_plans`.
        experiment: its name, for the traces.
        today: the day of cases that have none of their own; today, in UTC.
        prices: what models cost; the packaged table.

    Raises:
        NotRecorded: there is no such agent.
    """
    known = {*all_specialists(), ITINERARY}
    if agent not in known:
        raise NotRecorded(unknown("agent", agent, known))
    bench = Bench(_alone(agent, variant), deps, experiment, prices or load_prices())
    day = today or datetime.now(UTC).date()

    async def run(case: EvalCase, repetition: int) -> Row:
        start = start_of(agent, case.id, recorded.get(case.id))

        async def conduct(case: EvalCase, setup: Setup, record: Record) -> Ending:
            record.handoffs |= start.handoffs
            on = day_of(case, day)
            outcome = await plan_trip(start.request, setup.graph, setup.deps, on, record.event, recorded=start.recorded)
            return Ending.of((outcome,))

        return await bench.task(conduct)(case, repetition)

    return run


def cases_with_plans(cases: Iterable[EvalCase], recorded: Mapping[str, Output]) -> list[EvalCase]:
    """The cases that one agent can be run alone on: those that were planned."""
    return [case for case in cases if (output := recorded.get(case.id)) and output.itinerary]


class Start(NamedTuple):
    """What one agent starts from: the request, the others' hand-offs, and these as JSON by agent."""

    request: TripRequest
    recorded: Recorded
    handoffs: dict[str, JsonValue]


def start_of(agent: str, case: str, output: Output | None) -> Start:
    """What the agent starts from: as it was before a change of the plan, if there was one. Raises `NotRecorded`."""
    if output is None or output.itinerary is None:
        raise NotRecorded(f"case {case!r} has no recorded plan, so {agent} cannot be run alone on it")
    request, plan = (output.before.request, output.before.itinerary) if output.before else (
        output.request, output.itinerary,
    )  # fmt: skip
    others = [name for name in all_specialists() if name != agent]
    handoffs = {name: output.handoffs[name] for name in others if name in output.handoffs}
    missing = [part for part in plan.missing if part.part.partition(":")[0] in others]
    try:
        parts = {name: all_specialists()[name].handoff.model_validate(said) for name, said in handoffs.items()}
        return Start(TripRequest.model_validate(request), Recorded(parts, missing), handoffs)
    except ValidationError as error:
        raise NotRecorded(f"case {case!r} was recorded by another version of the agents: {error}") from error


def _alone(agent: str, variant: Variant) -> Variant:
    """The variant with all other agents off."""
    others = dict.fromkeys({*all_specialists(), ITINERARY} - {agent}, OFF)
    own = {name: use for name, use in (variant.agents or {}).items() if name == agent}
    return replace(variant, agents=others | own)
