"""Cases and recordings of a project's traces: all of them, or a random sample."""

import random
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from agents.data.tables import TravelData
from evals.case import EvalCase
from evals.traced_cases import cases_of_traces
from evals.traces.recording import Recording, recording_of
from evals.traces.spans import read_traces


@dataclass(frozen=True, slots=True)
class Traffic:
    """What is evaluated: cases by id with their recordings, and how many traces were `left_out` for which reason."""

    cases: tuple[EvalCase, ...]
    recordings: dict[str, Recording]
    left_out: Counter[str]


def traffic_of(url: str, project: str, data: TravelData, sample: int | None = None, seed: int = 0) -> Traffic:
    """Runs that are over, of a project's traces but those of experiments, in the order of their ids.

    Args:
        url: base URL of Phoenix.
        project: name of the project there.
        data: where destinations are looked up.
        sample: how many traces are drawn, each as likely as any other; all where there are no more, or None.
        seed: of the draw.

    Raises:
        TracesError: there is no Phoenix at `url`, or no such project in it.
    """
    found = sorted(cases_of_traces(url, project, data), key=lambda case: case.id)
    if sample is not None and sample < len(found):
        found = sorted(random.Random(f"sample:{seed}").sample(found, sample), key=lambda case: case.id)
    return recorded_again(url, project, found)


def recorded_again(url: str, project: str, cases: Sequence[EvalCase]) -> Traffic:
    """The traces that cases were made of, whatever has happened since. Raises as `traffic_of`."""
    spans = read_traces(url, project, [case.trace_id for case in cases if case.trace_id])
    kept: dict[str, Recording] = {}
    left_out = Counter[str]()
    for case in cases:
        one = recording_of(spans.get(case.trace_id or "", []))
        if isinstance(one, str):
            left_out[one] += 1
        else:
            kept[case.id] = one
    return Traffic(tuple(case for case in cases if case.id in kept), kept, left_out)
