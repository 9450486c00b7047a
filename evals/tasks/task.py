"""What a task is, and what all tasks share: a variant's graphs, the tags of its traces, the row in the end."""

import logging
import re
import sqlite3
from collections.abc import Awaitable, Callable, Generator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from datetime import date

from langgraph.checkpoint.memory import InMemorySaver
from opentelemetry.baggage import set_baggage
from opentelemetry.context import attach, detach, get_current

from agents.case_tags import PREFIX, TUPLE
from agents.deps import Deps
from agents.graph import PlanGraph, build_graph
from agents.notes import notes_to
from evals.case import EvalCase
from evals.prices import Prices
from evals.row import Row, Spent
from evals.tasks.ending import Ending
from evals.tasks.record import Record
from evals.variant import Variant

Task = Callable[[EvalCase, int], Awaitable[Row]]
"""A case and its repetition, from 0, in; a row out. Whatever fails stands in the row."""

Conduct = Callable[[EvalCase, "Setup", Record], Awaitable[Ending]]
"""How a case is run."""

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Setup:
    """What one repetition of a variant runs on: `asking` can pause for a question, `graph` plans on assumptions."""

    deps: Deps
    graph: PlanGraph
    asking: PlanGraph
    saver: InMemorySaver

    @classmethod
    def of(cls, deps: Deps) -> "Setup":
        """Build the graphs, once for all cases."""
        saver = InMemorySaver()
        return cls(deps, build_graph(deps), build_graph(deps, saver), saver)


@dataclass(frozen=True, slots=True)
class Bench:
    """A variant ready to run. Traces carry the name of the `experiment`."""

    variant: Variant
    deps: Deps
    experiment: str
    prices: Prices
    _setups: dict[int, Setup] = field(default_factory=dict[int, Setup])

    def setup(self, repetition: int) -> Setup:
        """What a repetition runs on."""
        if repetition not in self._setups:
            self._setups[repetition] = Setup.of(self.variant.applied(self.deps, repetition))
        return self._setups[repetition]

    def task(self, conduct: Conduct) -> Task:
        """Run cases in this way."""

        async def run(case: EvalCase, repetition: int) -> Row:
            record = Record()
            with ExitStack() as stack:
                stack.enter_context(_tagged(self.experiment, case, self.variant.name, repetition))
                stack.enter_context(notes_to(record.note))
                try:
                    ending = await conduct(case, self.setup(repetition), record)
                except (OSError, sqlite3.Error) as error:
                    ending = Ending("failed", lost=f"{type(error).__name__}: {error}")
                except Exception as error:
                    log.exception("case %s broke", case.id)
                    ending = Ending("failed", why=f"internal error ({type(error).__name__}: {error})")
            return self._row(case, repetition, ending, record)

        return run

    def _row(self, case: EvalCase, repetition: int, ending: Ending, record: Record) -> Row:
        lost, outcomes = ending.lost or record.lost, ending.outcomes
        tokens = [sum(getattr(one.usage, name) for one in outcomes) for name in ("prompt_tokens", "completion_tokens")]
        model = self.variant.model or self.deps.model
        trace = ending.trace
        return Row(
            case=case.id,
            variant=self.variant.name,
            repetition=repetition,
            state="infrastructure" if lost else "done",
            output=None if lost else ending.output(record),
            error=lost,
            spent=Spent(
                calls=sum(one.usage.calls for one in outcomes),
                prompt_tokens=tokens[0],
                completion_tokens=tokens[1],
                usd=self.prices.usd(model, *tokens),
            ),
            elapsed_ms=sum(one.elapsed_ms for one in outcomes),
            model=model,
            prompts={agent: label for one in outcomes for agent, label in one.prompts.items()},
            trace_id=trace and trace.trace_id,
            span_id=trace and trace.span_id,
        )


def day_of(case: EvalCase, today: date) -> date:
    """The day on which a case is run: the one that its request is of, where that is known."""
    return case.asked_on or today


@contextmanager
def _tagged(experiment: str, case: EvalCase, variant: str, repetition: int) -> Generator[None]:
    """Put on the root spans of what runs inside what they are of."""
    said = {"experiment": experiment, "case": case.id, "variant": variant, "repetition": str(repetition)}
    tags = {f"{PREFIX}{name}": value for name, value in (said | {"split": case.split or ""}).items()}
    context = get_current()
    for name, value in (tags | {f"{TUPLE}{name}": value for name, value in case.tuple.items()}).items():
        if word := re.sub(r"[^A-Za-z0-9_.:-]+", "-", value).lstrip("_.:-")[:64]:
            context = set_baggage(name, word, context)
    token = attach(context)
    try:
        yield
    finally:
        detach(token)
