from decimal import Decimal

import pytest

from agents.budget.conversion import NoRate, convert
from agents.data.tables import TravelData


@pytest.mark.parametrize(("currency", "amount"), [("USD", "10.01"), ("EUR", "8.69"), ("JPY", "1609")])
def test_dollars_in_another_currency(data: TravelData, currency: str, amount: str) -> None:
    assert str(convert(Decimal("10.005"), currency, data)) == amount


def test_between_two_others(data: TravelData) -> None:
    """160.77 yen and 0.8684 euros for a dollar."""
    assert str(convert(Decimal(1000), "EUR", data, of="JPY")) == "5.40"


def test_the_same_currency_needs_no_rate_and_loses_nothing(data: TravelData) -> None:
    assert str(convert(Decimal("1200.5"), "JPY", data, of="JPY")) == "1201"
    assert str(convert(Decimal("0.125"), "TRY", data, of="TRY")) == "0.13"


@pytest.mark.parametrize(("of", "currency"), [("USD", "TRY"), ("TRY", "USD")])
def test_a_currency_without_a_rate(data: TravelData, of: str, currency: str) -> None:
    with pytest.raises(NoRate, match="no exchange rate is known for 'TRY'"):
        convert(Decimal(1), currency, data, of)
