"""What has already happened, as a task: nothing is run, the output is the one that a trace holds."""

from collections.abc import Mapping

from evals.case import EvalCase
from evals.row import Row
from evals.tasks.one_agent import NotRecorded
from evals.tasks.task import Task
from evals.traces.recording import Recording

PRODUCTION = "production"
"""The variant that recorded runs are of."""


def recorded(recordings: Mapping[str, Recording], variant: str = PRODUCTION) -> Task:
    """A task that gives the recorded output of each case, by its id.

    Rows count as cached: what a run cost then is not paid again, and stands in its trace. Every repetition is the same.
    The task raises `NotRecorded` for a case without a recording.
    """

    async def run(case: EvalCase, repetition: int) -> Row:
        recording = recordings.get(case.id)
        if recording is None:
            raise NotRecorded(f"case {case.id!r} has no recorded run")
        return Row(
            case=case.id,
            variant=variant,
            repetition=repetition,
            state="done",
            output=recording.output,
            elapsed_ms=recording.elapsed_ms,
            model=recording.model,
            prompts=recording.prompts,
            trace_id=recording.trace_id,
            span_id=recording.span_id,
            cached=True,
        )

    return run
