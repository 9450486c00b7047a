"""Arguments that mean the same."""

from decimal import Decimal
from typing import Any

import pytest

from evals.matching import Tolerance, alike, differences


@pytest.mark.parametrize(
    ("wanted", "got", "same"),
    [
        (1000, 1010, True),
        (1000, 1011, False),
        (1000, "1,000.00", True),
        ("1000", 990.0, True),
        (0, 0.0, True),
        ("EUR", " eur", True),
        ("EUR", "USD", False),
        ("New  York", "new york", True),
        ("2027-01-04", "2027-01-04", True),
        ("2027-01-04", "2027-01-05", False),
        ("2027-01-04", "2027-01-04T00:00:00", True),
        (["food", "art"], ["art", "Food"], True),
        (["food"], ["food", "art"], False),
        (["food", "food"], ["food", "art"], False),
        ([], [], True),
        ([], ["food"], False),
        ({"a": 1}, {"a": 1.005, "b": 2}, True),
        ({"a": 1}, {"b": 2}, False),
        (True, True, True),
        (True, 1, False),
        (None, None, True),
        (None, "", False),
        ("nan", "nan", True),
        ("inf", 3, False),
    ],
)
def test_alike(wanted: Any, got: Any, same: bool) -> None:
    assert alike(wanted, got) is same


def test_the_tolerance_can_be_chosen() -> None:
    wide, none = Tolerance(Decimal("0.5"), 1), Tolerance(Decimal(0))
    assert alike("2027-01-04", "2027-01-05", wide)
    assert not alike("2027-01-04", "2027-01-06", wide)
    assert alike(100, 150, wide)
    assert not alike(100, 100.1, none)


def test_differences_name_argument_and_both_values() -> None:
    wanted: dict[str, Any] = {"start": "2027-01-04", "currency": "EUR", "people": 2}
    assert list(differences(wanted, {"currency": "USD", "people": 2, "free": "to choose"})) == [
        "start is missing, wanted '2027-01-04'",
        "currency 'USD', wanted 'EUR'",
    ]
