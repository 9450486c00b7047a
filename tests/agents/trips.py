"""Requests drawn at random, for properties that hold of every trip."""

from datetime import date, timedelta
from typing import Any

from hypothesis import strategies as st

from agents.request import Style
from tests.agents.support import TODAY

CITIES = ("Tokyo", "New York", "Paris, France", "Istanbul", "Cape Town", "Nairobi", "Springfield, Illinois")
ORIGINS = (None, "Berlin", "Tokyo", "New York", "Nowhere at all")
CURRENCIES = ("USD", "EUR", "JPY", "INR")

PARTIES = st.fixed_dictionaries(
    {"adults": st.integers(1, 5), "children": st.integers(0, 4), "seniors": st.integers(0, 3)}
)
STARTS = st.integers(0, 400).map(lambda days: TODAY + timedelta(days=days))


def _with_end(form: dict[str, Any], as_dates: bool) -> dict[str, Any]:
    if not as_dates:
        return form
    start: date = form["start"]
    return {**form, "days": None, "end": start + timedelta(days=form["days"] - 1)}


FORMS: st.SearchStrategy[dict[str, Any]] = st.builds(
    _with_end,
    st.fixed_dictionaries(
        {
            "destination": st.sampled_from(CITIES),
            "start": STARTS,
            "days": st.integers(1, 21),
            "currency": st.sampled_from(CURRENCIES),
            "budget": st.integers(1, 2_000_000).map(str),
            "budget_covers": st.sampled_from(["stay", "stay_and_journey"]),
            "style": st.sampled_from(list(Style)),
            "party": PARTIES,
            "origin": st.sampled_from(ORIGINS),
        }
    ),
    st.booleans(),
)
"""A budget of 1 to 2,000,000 is next to nothing or plenty, by currency and party."""
