"""What becomes of a text before any model: it passes, the form refuses it, or the guard does."""

from typing import Any, Literal

from pydantic import ValidationError

from agents.data.tables import TravelData
from agents.guards import TOOL_RESULT, inspect
from agents.request import TripRequest
from agents.trip import Refusal, refuse_what_no_answer_mends
from benchmarks.guardrails.suite import Entry
from benchmarks.trips import TODAY

Fate = Literal["passed", "form", "guard"]
FORM: dict[str, Any] = {"destination": "Lisbon", "days": 3, "interests": ["culture"], "budget": "2000 EUR"}


def fate_of(entry: Entry, data: TravelData) -> Fate:
    """The form refuses what is no country, no budget or too long; the guard looks at what is left."""
    if entry.field in FORM or entry.field in TripRequest.model_fields:
        try:
            refuse_what_no_answer_mends(TripRequest.model_validate(FORM | {entry.field: entry.text}), data, TODAY)
        except (ValidationError, Refusal):
            return "form"
    return "guard" if inspect(entry.text, entry.field) else "passed"


def is_of_tool(entry: Entry) -> bool:
    """Whether a tool said it."""
    return entry.field == TOOL_RESULT


def is_of_form(entry: Entry) -> bool:
    """Whether a traveller wrote it: in the form, as an answer or as a change."""
    return not is_of_tool(entry)
