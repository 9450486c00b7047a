"""Round amounts stay within their band."""

from decimal import Decimal
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from synthetic.facts.amounts import round_within


@given(
    st.decimals("0.5", "9000000", places=2),
    st.decimals("1.17", "4", places=2),
    st.integers(0, 2**32),
)
def test_an_amount_lies_in_its_band(low: Decimal, wide: Decimal, seed: int) -> None:
    amount = round_within(low, low * wide, Random(seed))
    assert low <= amount <= low * wide
    assert amount == amount.quantize(Decimal("0.01"))


@pytest.mark.parametrize(
    ("low", "high", "possible"),
    [
        ("617.34", "740", {"650", "700"}),
        ("105516", "126000", {"110000", "120000"}),
        ("3.1", "5.2", {"4", "5"}),
        ("0.21", "0.29", {"0.22", "0.24", "0.26", "0.28"}),
        ("1", "1", {"1"}),
    ],
)
def test_people_say_round_amounts(low: str, high: str, possible: set[str]) -> None:
    said = {str(round_within(Decimal(low), Decimal(high), Random(seed))) for seed in range(40)}
    assert said == possible


def test_a_band_without_an_amount_is_refused() -> None:
    with pytest.raises(ValueError, match=r"no amount lies from 0\.001 to 0\.002"):
        round_within(Decimal("0.001"), Decimal("0.002"), Random(1))
