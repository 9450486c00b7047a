"""Cases from the traces that Phoenix keeps."""

import json
from datetime import date

import pytest
from pydantic import JsonValue

from agents.data.tables import TravelData
from evals.case import digest
from evals.traced_cases import cases_of_traces
from synthetic.reading.traces import TracesError
from tests.standin.spans import phoenix_with, span

FORM = {"destination": "Lisbon", "days": 7, "party": {"adults": 2}, "notes": "my wife is vegan", "user_id": "ann"}
SPANS = [
    span(1, **{"metadata.tuple.party": "solo", "metadata.experiment": "", "input.value": json.dumps(FORM)}),
    span(2, **{"input.value": json.dumps(FORM)}),
    span(3, **{"metadata": json.dumps({"experiment": "friendly"}), "input.value": json.dumps(FORM)}),
    span(4, **{"metadata.tuple.party": "solo", "input.value": "of another version"}),
]


def test_a_case_for_each_request_that_was_no_experiment(data: TravelData) -> None:
    with phoenix_with(SPANS) as url:
        one, two = cases_of_traces(url, "triplab", data)
    form: dict[str, JsonValue] = {
        "destination": "Lisbon",
        "days": 7,
        "party": {"adults": 2},
        "notes": "my wife is vegan",
    }
    assert (one.id, one.trace_id, one.asked_on) == (f"t-{1:032x}", f"{1:032x}", date(2026, 11, 20))
    assert (one.form, one.cluster, two.cluster) == (form, digest(form), digest(form))
    assert (one.tuple, two.tuple["need"]) == ({"party": "solo"}, "diet")
    assert (one.facts, one.expected, one.text) == (None, None, "my wife is vegan")


def test_no_phoenix_is_told(data: TravelData) -> None:
    with phoenix_with(SPANS) as url, pytest.raises(TracesError, match="has no project 'other'"):
        list(cases_of_traces(url, "other", data))
