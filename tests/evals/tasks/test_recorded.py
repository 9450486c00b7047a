"""Recorded runs as a task."""

import pytest

from evals.output import Output
from evals.row import Spent
from evals.tasks.one_agent import NotRecorded
from evals.tasks.recorded import recorded
from evals.traces.recording import Recording
from tests.evals.tasks.conftest import KINDS, LISBON

RECORDING = Recording(Output(ended="refused", why="no"), 1200, "gpt-4.1", {"budget": "budget.v1+1"}, "a" * 32, "b" * 16)


async def test_a_row_is_what_happened_and_costs_nothing() -> None:
    row = await recorded({LISBON.id: RECORDING})(LISBON, 1)
    assert (row.key, row.state, row.cached) == ((LISBON.id, "production", 1), "done", True)
    assert (row.output, row.elapsed_ms, row.spent) == (RECORDING.output, 1200, Spent())
    assert (row.model, row.prompts, row.trace_id, row.span_id) == (
        "gpt-4.1",
        {"budget": "budget.v1+1"},
        "a" * 32,
        "b" * 16,
    )


async def test_what_did_not_happen_is_refused() -> None:
    with pytest.raises(NotRecorded, match="has no recorded run"):
        await recorded({LISBON.id: RECORDING})(KINDS["plain"], 0)
