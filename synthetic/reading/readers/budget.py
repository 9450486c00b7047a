"""The money named, beside the cheapest feasible cost of the trip."""

from collections.abc import Iterator
from decimal import Decimal
from itertools import product

from agents.request import DEFAULT_DAYS
from synthetic.reading.costs import Asked, cheapest, values_of
from synthetic.reading.currencies import is_foreign
from synthetic.reading.home import home_currency
from synthetic.reading.message import Message
from synthetic.reading.money import Amount
from synthetic.reading.readers.registry import UNTOLD, reader


@reader("budget")
def budget(message: Message) -> Iterator[str]:
    """An amount against the cheapest cost; else words about money; else silence."""
    if message.amounts:
        yield from _of_amount(message, message.amounts[0])
        return
    vague, shared = message.says("budget.vague", "budget.lavish"), message.says("budget.shared")
    if vague or message.denies("budget.vague", "budget.lavish") or shared:
        yield "vague"
    if not vague and not message.denies("budget.vague", "budget.lavish"):
        yield "absent"


def _of_amount(message: Message, amount: Amount) -> Iterator[str]:
    """In a currency of neither home nor place it is a foreign one, if it is enough; without a home that is open."""
    home = home_currency(message)
    foreign = _is_foreign(message, amount.currency, home) if amount.currency else False
    measured = list(dict.fromkeys(_measured(message, amount)))
    if foreign and home and "impossible" not in measured:
        yield "other_currency"
        return
    if foreign and not home:
        yield "other_currency"
    yield from measured or [UNTOLD]
    if foreign is None:
        yield "other_currency"


def _is_foreign(message: Message, currency: str, home: str | None) -> bool | None:
    """Whether it is foreign in all the cities that the place may be; None where that is open."""
    cities = message.cities
    found = {is_foreign(currency, city, home, message.data) for city in cities or (None,)}
    return found.pop() if len(found) == 1 else None


def _measured(message: Message, amount: Amount) -> Iterator[str]:
    """The values of the dimension, over all that the words leave open: city, days, dates, the currency of a number."""
    for city in message.cities:
        currencies = (amount.currency,) if amount.currency else dict.fromkeys(("USD", city.currency or "USD"))
        for currency, days in product(currencies, message.days_about or (None,)):
            party = message.people.party
            value = amount.value * (party.size if amount.each else 1) * ((days or DEFAULT_DAYS) if amount.daily else 1)
            for start in message.starts or (None,):
                asked = Asked(city, days, start, currency, party, message.style)
                least = cheapest(asked, message.data, message.asked_on)
                yield from values_of(Decimal(value), least) if least else ()
