"""Whose money a currency is."""

from agents.data.records import Destination
from agents.data.tables import TravelData

COMMON = ("USD", "EUR", "GBP")
"""Currencies that travellers of many countries think in; any other says that it is not theirs, unless home is told."""


def is_foreign(currency: str, city: Destination | None, home: str | None, data: TravelData) -> bool | None:
    """Whether it is that of neither home nor place; None where only a home that is not told could say.

    Where neither has a currency that the data has a rate of, it is US dollars that are not foreign.
    """
    named = {code for code in (home, city.currency if city else None) if code and data.exchange_rate(code)}
    if currency in (named or {"USD"}):
        return False
    return None if home is None and currency in COMMON else True
