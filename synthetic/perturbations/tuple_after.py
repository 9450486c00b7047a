"""The tuple of a case that was changed."""

from collections.abc import Mapping
from typing import Any

from pydantic import ValidationError

from agents.data.tables import TravelData
from agents.request import TripRequest
from synthetic.case import Case
from synthetic.facts.facts import Facts
from synthetic.perturbations.changes.registry import Change
from synthetic.reading.form import read_request

TOLD_BY: Mapping[str, str] = {
    "days": "duration", "start": "season", "amount": "budget", "currency": "budget", "interests": "interests",
    "style": "style", "party": "party", "passport": "need",
}  # fmt: skip
"""The dimension that a fact shows in. A destination that is written otherwise stays as clear as the change says."""
COSTLY = frozenset({"days", "start", "amount", "currency", "style", "party"})
"""Facts that decide what the cheapest possible stay is, or how a budget compares with it."""


def tuple_after(case: Case, change: Change, form: Mapping[str, Any], data: TravelData) -> dict[str, str]:
    """The values of the changed case: what the change says, else what its form tells where a fact is different.

    What the form does not tell as a value of its dimension, such as a budget between tight and easy, is left out.
    """
    different = differences(case.facts, change.facts or case.facts)
    affected = {TOLD_BY[name] for name in different}
    if case.facts.amount is not None and COSTLY.intersection(different):
        affected.add("budget")
    said = dict(change.tuple or {})
    told = _told(form, case, data) if affected - {*said} else {}
    read = {name: told.get(name) for name in affected} | said
    return {name: value for name, old in case.tuple.items() if (value := read.get(name, old))}


def differences(before: Facts, after: Facts) -> list[str]:
    """The facts that differ, of those that show in a dimension."""
    return [name for name in TOLD_BY if getattr(before, name) != getattr(after, name)]


def _told(form: Mapping[str, Any], case: Case, data: TravelData) -> dict[str, str]:
    try:
        return read_request(TripRequest.model_validate(form), data, case.asked_on)
    except ValidationError:
        return {}
