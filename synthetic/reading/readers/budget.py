"""The money named, beside the cheapest feasible cost of the trip."""

from collections.abc import Iterator
from decimal import Decimal

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
    vague, shared = message.says("budget.vague"), message.says("budget.shared")
    if vague or message.denies("budget.vague") or shared:
        yield "vague"
    if not vague and not message.denies("budget.vague"):
        yield "absent"


def _of_amount(message: Message, amount: Amount) -> Iterator[str]:
    """In a currency of neither home nor place it is a foreign one, if it is enough; without a home that is open."""
    city = message.place.city if message.place else None
    home = home_currency(message)
    foreign = is_foreign(amount.currency, city, home, message.data) if amount.currency else False
    measured = list(dict.fromkeys(_measured(message, amount)))
    if foreign and home and "impossible" not in measured:
        yield "other_currency"
        return
    if foreign and not home:
        yield "other_currency"
    yield from measured or [UNTOLD]
    if foreign is None:
        yield "other_currency"


def _measured(message: Message, amount: Amount) -> Iterator[str]:
    """The values of the dimension, over all that the words leave open: dates, days, the currency of a bare number."""
    city = message.place.city if message.place else None
    if city is None:
        return
    party = message.people.party
    currencies = (amount.currency,) if amount.currency else dict.fromkeys(("USD", city.currency or "USD"))
    for currency in currencies:
        for days in message.days[:2] or (None,):
            value = amount.value * (party.size if amount.each else 1) * ((days or 5) if amount.daily else 1)
            for start in message.starts or (None,):
                asked = Asked(city, days, start, currency, party, message.style)
                least = cheapest(asked, message.data, message.asked_on)
                yield from values_of(Decimal(value), least) if least else ()
