from datetime import date

import pytest

from agents.days.opening import is_open, weekday
from tests.agents.support import MONDAY, days_from, place


@pytest.mark.parametrize(
    ("day", "name"), [(date(2027, 1, 4), "mon"), (date(2027, 1, 9), "sat"), (date(2027, 1, 10), "sun")]
)
def test_weekday(day: date, name: str) -> None:
    assert weekday(day) == name


def test_open() -> None:
    museum = place(closed=("mon", "tue"))
    assert [is_open(museum, day) for day in days_from(MONDAY, 7)] == [False, False, True, True, True, True, True]
