"""Entry rules, each a row of the raw file."""

import pytest

from agents.data.records import VisaKind
from agents.data.tables import TravelData
from agents.data.visa_kinds import read_requirement


@pytest.mark.parametrize(
    ("passport", "destination", "kind", "days"),
    [
        ("JP", "JP", "own country", None),
        ("US", "SG", "visa free", 30),
        ("gb", " th ", "visa free", 60),
        ("US", "GB", "eta", None),
        ("IN", "JP", "e-visa", None),
        ("AF", "DZ", "visa required", None),
    ],
)
def test_rule(travel: TravelData, passport: str, destination: str, kind: VisaKind, days: int | None) -> None:
    rule = travel.visa(passport, destination)
    assert rule is not None
    assert (rule.kind, rule.days) == (kind, days)


@pytest.mark.parametrize(
    ("passport", "destination"), [("US", "XX"), ("", ""), ("Japan", "US"), ("US", "PR"), ("\x00", "é")]
)
def test_no_rule(travel: TravelData, passport: str, destination: str) -> None:
    assert travel.visa(passport, destination) is None


def test_unknown_requirement_names_the_allowed_ones() -> None:
    with pytest.raises(
        ValueError, match="unknown visa requirement 'maybe'; allowed: a number of days, -1, own country"
    ):
        read_requirement("maybe")
