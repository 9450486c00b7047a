from decimal import Decimal
from typing import Any

import pytest

from agents.checks.registry import Plan
from agents.data.records import Diet, Interest, PlaceKind
from agents.data.tables import TravelData
from tests.agents.checks.cases import Case, found
from tests.agents.support import place, planned

ART = (Interest.ART,)
GALLERY = place("gallery", interests=ART)
FOR_ART: dict[str, Any] = {"interests": ["art"]}
UNSERVED = [("days", "no stop serves art; wanted: one, such as GALLERY (gallery)")]


def without(data: TravelData, fields: dict[str, Any] | None = None, **changes: Any) -> Plan:
    """One Monday in Tokyo for art, without a stop for it; the gallery is there, with `changes`."""
    gallery = place("gallery", **{"interests": ART, **changes})
    return planned(data, [(place("a"), "09:30")], also=[gallery], **FOR_ART | (fields or {}))


CASES = [
    Case(
        "interests_uncovered",
        without,
        UNSERVED,
        lambda data: planned(data, [(GALLERY, "09:30")], interests=["art"]),
    )
]


@pytest.mark.parametrize(
    ("fields", "changes"),
    [
        ({}, {"interests": (Interest.FOOD,)}),
        ({}, {"closed": ("mon",)}),
        ({}, {"kind": PlaceKind.BEACH}),
        ({"party": {"mobility": "wheelchair"}}, {"step_free": False}),
        ({"party": {"adults": 1, "children": 1}}, {"interests": (Interest.ART, Interest.NIGHTLIFE)}),
        ({"party": {"diets": ["vegan"]}}, {"kind": PlaceKind.EATERY, "diets": (Diet.HALAL,)}),
        ({"budget": "100 USD"}, {"cost": Decimal(50_000)}),
        ({"interests": []}, {}),
    ],
)
def test_what_cannot_be_served_is_no_fault(data: TravelData, fields: dict[str, Any], changes: dict[str, Any]) -> None:
    assert found("interests_uncovered", without(data, fields, **changes)) == []


@pytest.mark.parametrize(
    ("fields", "changes"),
    [
        ({"budget": "100 USD"}, {"cost": Decimal(500)}),
        ({"start": "2027-07-05"}, {"kind": PlaceKind.BEACH}),
        ({"party": {"diets": ["vegan"]}}, {"kind": PlaceKind.EATERY, "diets": (Diet.VEGAN,)}),
        ({"budget": "1 USD"}, {}),
    ],
)
def test_what_could_be_served(data: TravelData, fields: dict[str, Any], changes: dict[str, Any]) -> None:
    assert found("interests_uncovered", without(data, fields, **changes)) == UNSERVED
