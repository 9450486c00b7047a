from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agents.budget.money import Budget, Money, parse_budget, rounded, say, smallest_unit
from agents.budget.tiers import Tier

AMOUNTS = [
    ("$1,000", "1000", "USD"),
    ("1,000 USD", "1000", "USD"),
    ("1000 EUR", "1000", "EUR"),
    ("€ 1.500,50", "1500.50", "EUR"),
    ("1.500,50€", "1500.50", "EUR"),
    ("$1,234,567.89", "1234567.89", "USD"),
    ("1000", "1000", "USD"),
    ("  1000   usd ", "1000", "USD"),
    ("1000 dollars", "1000", "USD"),
    ("2k GBP", "2000", "GBP"),
    ("2.5k", "2500", "USD"),
    ("£750", "750", "GBP"),
    ("¥50000", "50000", "JPY"),
    ("50,000 yen", "50000", "JPY"),
    ("1 000 €", "1000", "EUR"),
    ("1'000 CHF", "1000", "CHF"),
    ("US$ 300", "300", "USD"),
    ("A$300", "300", "AUD"),
    ("USD1000.5", "1000.5", "USD"),
    ("1.000.000 IDR", "1000000", "IDR"),
    ("0.01 USD", "0.01", "USD"),
    ("10000000000 USD", "10000000000", "USD"),
    ("$1,000 USD", "1000", "USD"),
    ("US$ 2k USD", "2000", "USD"),
    ("$1,000 AUD", "1000", "AUD"),
    ("¥ 3000 CNY", "3000", "CNY"),
    ("1,00,000 INR", "100000", "INR"),
    ("₹12,34,56,789.50", "123456789.50", "INR"),
]
LEVELS = [
    ("moderate", Tier.MODERATE),
    ("Mid-range", Tier.MODERATE),
    ("LUXURY", Tier.LUXURY),
    ("luxury budget", Tier.LUXURY),
    ("budget", Tier.BUDGET),
    ("cheap", Tier.BUDGET),
    ("shoestring", Tier.SHOESTRING),
    ("comfortable", Tier.COMFORT),
]
NOT_UNDERSTOOD = [
    "lots",
    "-5 USD",
    "+5 USD",
    "1000 XYZ",
    "about 1000",
    "1e5",
    "NaN",
    "inf",
    "1.5.5 EUR",
    "1000,",
    "USD",
    "10 kr",
    "1000 USD EUR",
    "$1,000 EUR",
    "EUR 1,000 USD",
    "1,00,00 INR",
    "100,00,000 INR",
]


@pytest.mark.parametrize(("text", "amount", "currency"), AMOUNTS)
def test_an_amount_is_read(text: str, amount: str, currency: str) -> None:
    budget = parse_budget(text)
    assert (budget.amount, budget.currency, budget.tier) == (Decimal(amount), currency, None)
    assert budget.text == " ".join(text.split())


@pytest.mark.parametrize("code", ["KRW", "KES", "KWD", "KZT"])
def test_a_currency_that_begins_with_k_is_not_a_thousand(code: str) -> None:
    budget = parse_budget(f"5000 {code}")
    assert (budget.amount, budget.currency) == (5000, code)


@pytest.mark.parametrize(("text", "tier"), LEVELS)
def test_a_level_is_read(text: str, tier: Tier) -> None:
    assert parse_budget(text) == Budget(tier=tier, text=text)


@pytest.mark.parametrize("text", NOT_UNDERSTOOD)
def test_what_is_not_understood_is_refused_with_the_accepted_forms(text: str) -> None:
    with pytest.raises(ValueError, match="is not understood; write ") as refused:
        parse_budget(text)
    assert str(refused.value) == (
        f"budget {text!r} is not understood; "
        'write "$1,000", "1000 EUR", "€ 1.500,50", "2k GBP", or a level: shoestring, budget, moderate, comfort, luxury'
    )


@pytest.mark.parametrize("text", ["", "   ", "\n"])
def test_nothing_is_not_a_level(text: str) -> None:
    with pytest.raises(ValueError, match="is not understood"):
        parse_budget(text)


@pytest.mark.parametrize("text", ["0.004 USD", "0.500 EUR", "0,999"])
def test_a_fraction_is_not_read_as_thousands(text: str) -> None:
    with pytest.raises(ValueError, match="budget"):
        parse_budget(text)


@pytest.mark.parametrize("text", ["0", "0.00 EUR", "$0", "10000000001", "99999999999999", "10000001k"])
def test_an_amount_out_of_range_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="is out of range; allowed: more than 0, at most 10,000,000,000"):
        parse_budget(text)


def test_a_bare_number_is_in_the_currency_of_the_form() -> None:
    assert parse_budget("1000", "jpy").currency == "JPY"
    assert parse_budget("1000 EUR", "JPY").currency == "EUR"


def test_an_unknown_currency_of_the_form_is_named() -> None:
    with pytest.raises(ValueError, match="zzz"):
        parse_budget("1000", "zzz")


@given(st.text(max_size=80), st.one_of(st.none(), st.text(max_size=5)))
def test_any_text_gives_a_budget_or_a_value_error(text: str, currency: str | None) -> None:
    try:
        budget = parse_budget(text, currency)
    except ValueError:
        return
    assert (budget.amount is None) != (budget.tier is None)
    assert budget.amount is None or 0 < budget.amount <= 10_000_000_000


@given(
    st.decimals(min_value="0.01", max_value="9999999999", places=2),
    st.sampled_from(["USD", "EUR", "GBP", "INR", "THB", "CHF"]),
)
def test_what_we_write_we_can_read(amount: Decimal, currency: str) -> None:
    budget = parse_budget(say(amount, currency))
    assert (budget.amount, budget.currency) == (amount, currency)


@given(st.integers(1, 9_999_999_999), st.sampled_from(["JPY", "VND", "CLP"]))
def test_what_we_write_without_decimals_we_can_read(amount: int, currency: str) -> None:
    budget = parse_budget(say(Decimal(amount), currency))
    assert (budget.amount, budget.currency) == (amount, currency)


@pytest.mark.parametrize(
    ("amount", "currency", "said"),
    [
        ("1000", "USD", "1,000.00 USD"),
        ("0.5", "EUR", "0.50 EUR"),
        ("-3", "GBP", "-3.00 GBP"),
        ("1234567", "JPY", "1,234,567 JPY"),
        ("5", "KWD", "5.000 KWD"),
    ],
)
def test_an_amount_is_said_with_the_decimals_of_its_currency(amount: str, currency: str, said: str) -> None:
    assert say(Decimal(amount), currency) == said
    assert str(Money(amount=Decimal(amount), currency=currency)) == said


@pytest.mark.parametrize(
    ("amount", "currency", "expected"),
    [("0.005", "USD", "0.01"), ("0.0049", "USD", "0.00"), ("2.5", "JPY", "3"), ("1.5", "JPY", "2"), ("1", "EUR", "1")],
)
def test_half_is_rounded_up_to_the_smallest_unit(amount: str, currency: str, expected: str) -> None:
    assert rounded(Decimal(amount), currency) == Decimal(expected)


def test_smallest_units() -> None:
    assert [smallest_unit(code) for code in ("USD", "JPY", "KWD")] == [Decimal("0.01"), 1, Decimal("0.001")]
