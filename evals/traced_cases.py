"""Cases from real traffic: the requests of the traces that Phoenix keeps."""

from collections.abc import Iterator

from agents.data.tables import TravelData
from evals.case import EvalCase, digest
from synthetic.reading.traces import MOST, requests_of_traces

PRIVATE = ("session_id", "user_id")


def cases_of_traces(url: str, project: str, data: TravelData, most: int = MOST) -> Iterator[EvalCase]:
    """A case for each root span of a plan, newest first, but for those of experiments; clusters are equal requests.

    Who asked is left out. The day of a case is that of its trace.

    Raises:
        TracesError: there is no Phoenix at `url`, or no such project in it.
    """
    for traced in requests_of_traces(url, project, data, most):
        if traced.request is None or traced.experiment:
            continue
        form = traced.request.model_dump(mode="json", exclude_defaults=True, exclude=set(PRIVATE))
        yield EvalCase(
            id=f"t-{traced.trace_id}",
            cluster=digest(form),
            form=form,
            tuple=dict(traced.tuple),
            trace_id=traced.trace_id,
            asked_on=traced.asked_on,
            text=traced.request.notes,
        )
