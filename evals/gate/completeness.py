"""Whether an experiment is through: what is still missing may be what is worse."""

from collections.abc import Iterator

from pydantic import ValidationError

from evals.artifact import Artifact, read_summary
from evals.artifact.summary import Summary

AGAIN = "run the same command again to finish it"
WHY = {"budget": "its budget was reached", "stopped": "it was stopped"}
FINISHED = ("complete", "infrastructure")
"""Endings after which nothing is left to do; of the latter, what was lost counts as unscored."""


def unfinished(artifact: Artifact, variant: str, against: str, most: float) -> Iterator[str]:
    """Why this experiment decides nothing; `most`: the share of runs, 0 to 1, that may be lost."""
    try:
        summary = read_summary(artifact.folder)
    except ValidationError:
        yield f"its summary is broken: {AGAIN}"
        return
    yield from _ending(summary)
    asked = len(artifact.cases) * artifact.experiment.repetitions
    done = {key for key, head in artifact.heads.items() if head.state == "done"}
    both = sum(key.variant == variant and key._replace(variant=against) in done for key in done)
    if asked - both > most * asked:
        yield f"{asked - both:,} of {asked:,} runs are not done on both sides; allowed: {100 * most:g} %: {AGAIN}"


def _ending(summary: Summary | None) -> Iterator[str]:
    """A part of a run may be the quick part, or be all that there is because somebody liked what they saw."""
    if summary is None:
        yield f"a run is at work in it, or was killed: wait, or {AGAIN}"
    elif summary.ending not in FINISHED:
        yield f"{WHY.get(summary.ending, f'it ended by {summary.ending!r}')} before all was done: {AGAIN}"
