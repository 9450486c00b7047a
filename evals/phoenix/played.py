"""Values for the placeholders of prompts, as a dataset: what Phoenix's playground fills a prompt with."""

from collections.abc import AsyncIterator
from typing import Any

from openai import AsyncOpenAI

from agents.data.tables import TravelData
from agents.deps import Deps
from agents.itinerary_node import Inputs, draft_by_code, values_of
from agents.trip import Refusal, resolve
from evals.artifact import Artifact
from evals.case import EvalCase
from evals.judges.shown import PARTS, show
from evals.output import Output, Sample
from evals.row import Key
from evals.tasks.one_agent import NotRecorded, start_of

PREFIX = "triplab-values-"
MOST = 100
"""Examples: the playground is for looking at some."""


async def played_examples(artifact: Artifact, data: TravelData) -> list[dict[str, Any]]:
    """Examples of the first variant's plans: what the agents were shown, worked out anew, and what judges are shown.

    The itinerary agent's `work` is what it was shown before any violation was found.
    """
    async with AsyncOpenAI(api_key="none", base_url="http://none.invalid") as unused:
        return [example async for example in _each(artifact, Deps(data, unused, "none"))]


async def _each(artifact: Artifact, deps: Deps) -> AsyncIterator[dict[str, Any]]:
    variant, heads, made = artifact.variants[0], artifact.heads, 0
    for case in artifact.cases.values():
        key = Key(case.id, variant, 0)
        head = heads.get(key)
        output = artifact.row(key).output if head and head.state == "done" else None
        if output and made < MOST and (values := await _values(case, output, artifact, deps)):
            made += 1
            about = {"tuple": case.tuple, "split": case.split, "variant": variant}
            message = {"message": values["message"]}
            yield {"id": case.id, "input": values, "output": message, "metadata": about, "splits": []}


async def _values(case: EvalCase, output: Output, artifact: Artifact, deps: Deps) -> dict[str, str] | None:
    """By placeholder; None where nothing was planned."""
    day = case.asked_on or artifact.experiment.today
    try:
        start = start_of("itinerary", case.id, output)
        if day is None or output.itinerary is None:
            return None
        given = Inputs(resolve(start.request, deps.data, day), start.recorded.parts, start.recorded.missing, ())
    except (NotRecorded, Refusal):
        return None
    drafted = await draft_by_code(given, deps)
    return values_of(given, drafted, deps.data) | show(Sample(case=case, output=output), output.itinerary, PARTS)
