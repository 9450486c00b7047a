"""Tasks on the rehearsal engine, and rows without their clock."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

import httpx2
import pytest

from agents.deps import Deps
from evals.case import EvalCase
from evals.output import Output
from evals.row import Row
from evals.tasks.task import Task
from evals.tasks.whole_chain import whole_chain
from evals.variant import load_variant
from tests.agents.conftest import exporter, tracer
from tests.synthetic.driving.support import every_kind

__all__ = ["exporter", "tracer"]

KINDS = {name: EvalCase.of(case) for name, case in every_kind().items()}
LISBON = EvalCase(id="c1", cluster="k", form={"destination": "Lisbon", "days": 3, "budget": "2000 EUR"})

Chain = Callable[..., Task]


@pytest.fixture
def chain(deps: Deps, today: date) -> Chain:
    """`chain("concise", client=…)`: the whole chain of a variant; keywords change `Deps`."""

    def make(variant: str = "baseline", **changes: Any) -> Task:
        return whole_chain(load_variant(variant), replace(deps, **changes), "trial", today)

    return make


def output_of(row: Row) -> Output:
    assert (row.state, row.error) == ("done", None)
    assert row.output
    return row.output


def timeless(row: Row) -> Row:
    """The row without what the clock says."""
    output = output_of(row).model_copy(update={"agents": ()})
    return row.model_copy(update={"output": output, "elapsed_ms": 0, "trace_id": None, "span_id": None})


def message_of(row: Row) -> str:
    plan = output_of(row).itinerary
    assert plan
    return plan.message


def status(code: int) -> httpx2.Response:
    return httpx2.Response(code, json={"error": {"message": "no"}})
