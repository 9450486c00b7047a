"""The dataset in Phoenix: an example a case, with its tuple, its split and the trace that it left.

Phoenix brings a dataset of a name to exactly the content that it is sent: the same content again changes nothing, and
a case that was driven anew is another version of its example, never a second one.
"""

# The client leaves its data frames untyped.
# pyright: reportUnknownMemberType=false

import time
from collections.abc import Sequence
from typing import Any, NamedTuple

import httpx2

from synthetic.driving.result import ResultLine

PREFIX = "triplab-synthetic-"
UPLOAD_SECONDS = 120
SPANS_SECONDS = 60.0
POLL_SECONDS = 1.0
MOST_AT_ONCE = 50
"""Aliases that Phoenix allows in one query."""


class PhoenixAway(RuntimeError):
    """Phoenix does not take the dataset; the message says why."""


class Uploaded(NamedTuple):
    """A dataset in Phoenix: its name, the id of its version, its examples, and how many of them lack their span.

    `unlinked` is None where Phoenix does not tell.
    """

    name: str
    version: str
    examples: int
    unlinked: int | None


def name_of(cases_digest: str) -> str:
    """The same cases have the same name."""
    return PREFIX + cases_digest.removeprefix("sha256:")


def examples_of(lines: Sequence[ResultLine], phoenix_url: str) -> list[dict[str, Any]]:
    """Examples of all lines but those whose calls failed: these say nothing of the application."""
    return [_example(line, phoenix_url) for line in lines if line.result.ended != "call_failed"]


def _example(line: ResultLine, phoenix_url: str) -> dict[str, Any]:
    result, traces = line.result, line.result.trace_ids
    about = {
        "case": line.case,
        "tuple": line.tuple,
        "split": line.split,
        "dimensions": line.dimensions,
        "pair": line.pair.model_dump() if line.pair else None,
        "ended": result.ended,
        "outcome": line.outcome,
        "why": line.why,
        "trace_ids": list(traces),
        "trace_url": f"{phoenix_url}/redirects/traces/{traces[0]}" if traces else None,
    }
    return {
        "id": line.case,
        "input": {"form": line.form, "text": line.text},
        "output": line.expected.model_dump(mode="json"),
        "metadata": about,
        "splits": [line.split],
        "span_id": result.span_id,
    }


def upload(name: str, lines: Sequence[ResultLine], phoenix_url: str, wait: float = SPANS_SECONDS) -> Uploaded:
    """Send the dataset, once the spans that it links to have arrived, or after `wait` seconds at most.

    Raises:
        PhoenixAway: Phoenix does not answer, or does not take it.
    """
    examples = examples_of(lines, phoenix_url)
    if not examples:
        raise PhoenixAway("no case has a result that belongs in a dataset")
    from httpx import HTTPError  # what Phoenix's client raises; it costs half a second to import
    from phoenix.client import Client
    from phoenix.client.resources.datasets import DatasetUploadError

    unlinked = _missing([example["span_id"] for example in examples if example["span_id"]], phoenix_url, wait)
    try:
        made = Client(base_url=phoenix_url).datasets.create_dataset(
            name=name, examples=examples, dataset_description="Synthetic cases of TripLab", timeout=UPLOAD_SECONDS
        )
    except (HTTPError, DatasetUploadError) as error:
        raise PhoenixAway(f"Phoenix at {phoenix_url} did not take the dataset: {error}") from error
    return Uploaded(name, made.version_id, len(made.examples), unlinked)


def _missing(spans: Sequence[str], phoenix_url: str, wait: float) -> int | None:
    """How many of the spans Phoenix still does not hold: it stores some hundreds a second, and takes more."""
    missing, end = list(spans), time.monotonic() + wait
    with httpx2.Client(base_url=phoenix_url, timeout=UPLOAD_SECONDS) as client:
        try:
            while (missing := _not_there(missing, client)) and time.monotonic() < end:
                time.sleep(POLL_SECONDS)
        except httpx2.HTTPError as error:
            raise PhoenixAway(f"Phoenix at {phoenix_url} does not answer: {error}") from error
    return None if missing is None else len(missing)


def _not_there(spans: Sequence[str], client: httpx2.Client) -> list[str] | None:
    """Those that Phoenix does not hold; None when it does not understand the question."""
    missing: list[str] = []
    for at in range(0, len(spans), MOST_AT_ONCE):
        some = spans[at : at + MOST_AT_ONCE]
        asked = " ".join(f'{_alias(span)}: getSpanByOtelId(spanId: "{span}") {{ id }}' for span in some)
        reply = client.post("/graphql", json={"query": f"{{ {asked} }}"})
        if reply.status_code != 200 or not (found := reply.json().get("data")):
            return None
        missing += [span for span in some if not found.get(_alias(span))]
    return missing


def _alias(span: str) -> str:
    return f"span_{span}"
