"""Money of one currency in another, at the rates of the tables."""

from decimal import Decimal

from agents.budget.money import rounded
from agents.data.tables import TravelData


class NoRate(LookupError):
    """No official rate or exchange rate is known; the message names what for."""


def convert(amount: Decimal, currency: str, data: TravelData, of: str = "USD") -> Decimal:
    """An amount of the currency `of` in `currency`, rounded to its smallest unit.

    Raises:
        NoRate: no exchange rate is known for one of them.
    """
    if of == currency:
        return rounded(amount, currency)
    return rounded(amount / _per_usd(of, data) * _per_usd(currency, data), currency)


def _per_usd(currency: str, data: TravelData) -> Decimal:
    rate = data.exchange_rate(currency)
    if rate is None:
        raise NoRate(f"no exchange rate is known for {currency!r}")
    return rate.per_usd
