import pytest

from agents.days.clock import clock, minutes_of, on_grid


@pytest.mark.parametrize(("minutes", "text"), [(0, "00:00"), (570, "09:30"), (1439, "23:59"), (1440, "00:00")])
def test_clock(minutes: int, text: str) -> None:
    assert clock(minutes) == text
    assert minutes_of(text) == minutes % 1440


@pytest.mark.parametrize(("minutes", "quarter"), [(570, 570), (571, 585), (585, 585)])
def test_the_next_quarter(minutes: int, quarter: int) -> None:
    assert on_grid(minutes) == quarter
