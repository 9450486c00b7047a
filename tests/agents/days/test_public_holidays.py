from datetime import date

from agents.days.public_holidays import public_holidays
from tests.agents.support import days_from


def test_the_holidays_among_the_days() -> None:
    assert public_holidays("IT", days_from(date(2026, 12, 24), 10)) == {
        date(2026, 12, 25): "Christmas Day",
        date(2026, 12, 26): "Saint Stephen's Day",
        date(2027, 1, 1): "New Year's Day",
    }


def test_none_for_a_country_that_is_not_known() -> None:
    assert public_holidays("XX", days_from(date(2026, 12, 24), 10)) == {}
