"""Verdicts on recorded runs, handed back to Phoenix: annotations on the first span of each trace."""

# The client leaves its data frames untyped.
# pyright: reportUnknownMemberType=false

from collections.abc import Iterator
from typing import TYPE_CHECKING

from evals.artifact import Artifact, is_final
from evals.row import Verdict
from evals.tasks.recorded import PRODUCTION
from synthetic.reading.traces import TracesError

if TYPE_CHECKING:
    from phoenix.client.__generated__ import v1

AT_ONCE = 500
SCORES = {"pass": 1.0, "fail": 0.0}


def annotations_of(artifact: Artifact) -> "Iterator[v1.SpanAnnotationData]":
    """Of every verdict on a recorded run that stays; what is unscored has a label and no score.

    Named as the evaluator with its version, `friendly.judge@v3`. Phoenix keeps one for each span, name and identifier:
    the identifier is the digest of the evaluator's content, so that another version never overwrites an earlier one,
    and the same again changes nothing.
    """
    versions = {one.name: one.digest for one in artifact.experiment.evaluators}
    for verdict in artifact.verdicts:
        span = artifact.heads[verdict.key].span_id
        if verdict.variant == PRODUCTION and span and verdict.judging == 0 and is_final(verdict):
            yield _annotation(verdict, span, versions)


def annotate(url: str, artifact: Artifact) -> int:
    """Write them to the Phoenix at `url`, and say how many.

    Raises:
        TracesError: it does not answer, or does not have the spans any more.
    """
    from httpx import HTTPError
    from phoenix.client import Client
    from phoenix.client.exceptions import PhoenixException

    every = list(annotations_of(artifact))
    try:
        spans = Client(base_url=url).spans
        for start in range(0, len(every), AT_ONCE):
            spans.log_span_annotations(span_annotations=every[start : start + AT_ONCE], sync=True)
    except (HTTPError, PhoenixException) as error:
        raise TracesError(f"Phoenix at {url} does not take the annotations: {error}") from error
    return len(every)


def _annotation(verdict: Verdict, span: str, versions: dict[str, str]) -> "v1.SpanAnnotationData":
    name, at, version = verdict.evaluator.partition("@")
    number, plus, digest = version.partition("+")
    result: v1.AnnotationResult = {"label": verdict.label, "explanation": verdict.reason}
    if verdict.outcome in SCORES:
        result["score"] = SCORES[verdict.outcome]
    return {
        "span_id": span,
        "name": f"{name}{at}{number}" if plus else name,
        "annotator_kind": "LLM" if at else "CODE",
        "identifier": (digest or number) if at else versions.get(name, ""),
        "result": result,
    }
