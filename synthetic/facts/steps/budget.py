"""The money that is named, beside the least that the trip can cost."""

from collections.abc import Callable, Iterator
from decimal import Decimal
from random import Random

from agents.budget.conversion import convert
from agents.budget.tiers import Tier
from agents.request import DEFAULT_DAYS, Style
from synthetic.facts.amounts import round_within
from synthetic.facts.pricing import cheapest
from synthetic.facts.steps.registry import FactsError, Making, step

IMPOSSIBLE = Decimal("0.15"), Decimal("0.48")
TIGHT = Decimal("1.01"), Decimal("1.19")
EASY = Decimal("2.1"), Decimal("4")
ENOUGH = Decimal("1.5"), Decimal("3")
"""Shares of the cheapest feasible cost, a little inside what the dimension says."""
A_DAY = Decimal(120)
"""US dollars for a person and day in a place without prices: what people expect, not what it costs."""
FAMILIAR = ("USD", "EUR", "GBP", "JPY", "CHF", "CAD", "AUD", "INR", "SEK", "MXN", "KRW", "ZAR", "BRL", "THB")
"""Currencies in which somebody may think who lives neither here nor there."""
LEVELS = {
    Style.RELAXED: (Tier.BUDGET, Tier.MODERATE),
    Style.BALANCED: (Tier.BUDGET, Tier.MODERATE),
    Style.BACKPACKER: (Tier.SHOESTRING, Tier.BUDGET),
    Style.LUXURY: (Tier.MODERATE, Tier.COMFORT),
}
"""Levels that are less than all, and go with the style."""


@step("budget", order=80)
def budget(making: Making, random: Random) -> Making:
    """An amount in a currency, a level, or nothing."""
    return making.meaning("budget", _BUDGETS)(making, random)


def _amount(band: tuple[Decimal, Decimal]) -> Callable[[Making, Random], Making]:
    return lambda making, random: _named(making, random.choice(own_currencies(making)), band, random)


def _absent(making: Making, random: Random) -> Making:  # noqa: ARG001 - one signature for all
    return making


def _vague(making: Making, random: Random) -> Making:
    return making.with_facts(level=random.choice(LEVELS[making.facts.style]))


def _other_currency(making: Making, random: Random) -> Making:
    known, own = making.data.currencies(), {*_of_traveller(making), *_of_place(making)}
    others = [code for code in FAMILIAR if code in known and code not in own]
    return _named(making, random.choice(others), ENOUGH, random)


_BUDGETS: dict[str, Callable[[Making, Random], Making]] = {
    "impossible": _amount(IMPOSSIBLE),
    "tight": _amount(TIGHT),
    "easy": _amount(EASY),
    "absent": _absent,
    "vague": _vague,
    "other_currency": _other_currency,
}


def own_currencies(making: Making) -> tuple[str, ...]:
    """What the traveller may name without a thought: money of home, of the place, else US dollars."""
    known = making.data.currencies()
    named = dict.fromkeys([*_of_traveller(making), *_of_place(making)])
    return tuple(code for code in named if code in known) or ("USD",)


def _of_traveller(making: Making) -> Iterator[str]:
    assert making.persona
    if country := making.data.country(making.persona.country):
        yield country.currency


def _of_place(making: Making) -> Iterator[str]:
    country = making.data.country(making.country) if making.country else None
    named = (making.city and making.city.currency, country and country.currency)
    yield from (currency for currency in named if currency)


def _named(making: Making, currency: str, band: tuple[Decimal, Decimal], random: Random) -> Making:
    least = cheapest(making.facts, currency, making.data, making.asked_on) or _expected(making, currency)
    try:
        amount = round_within(least * band[0], least * band[1], random)
    except ValueError as error:
        raise FactsError(f"{making.facts.destination} at {least} {currency}: {error}") from error
    return making.with_facts(amount=amount, currency=currency)


def _expected(making: Making, currency: str) -> Decimal:
    days = making.facts.days or DEFAULT_DAYS
    return convert(A_DAY * days * making.facts.party.size, currency, making.data)
