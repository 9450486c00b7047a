"""Numbers, lengths, dates and sums as people write them."""

from datetime import date
from decimal import Decimal
from random import Random

from babel.dates import get_month_names

_WORDS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
_SYMBOLS = {"USD": "$", "EUR": "€", "GBP": "£", "JPY": "¥", "INR": "₹", "KRW": "₩", "THB": "฿"}
_NAMES = {
    "USD": "dollars", "EUR": "euros", "GBP": "pounds", "JPY": "yen", "INR": "rupees", "KRW": "won", "THB": "baht",
    "CHF": "francs", "ZAR": "rand",
}  # fmt: skip
_COMMON = {1: ("a single day", "just one day"), 7: ("a week", "one week"), 14: ("two weeks", "a fortnight")}


def number(count: int, rng: Random) -> str:
    """`5` or `five`; digits alone from 13."""
    return rng.choice((str(count), _WORDS[count - 1])) if 1 <= count <= len(_WORDS) else str(count)


def counted(count: int, one: str, many: tuple[str, ...], rng: Random) -> str:
    """`two adults`, `1 adult`."""
    return f"{number(count, rng)} {one if count == 1 else rng.choice(many)}"


def span(days: int, rng: Random) -> str:
    """`five days`, `a week`, `3 weeks`, `two months`."""
    forms = [counted(days, "day", ("days",), rng), counted(days, "day", ("days",), rng)]
    forms += _COMMON.get(days, ())
    if days > 14 and days % 7 == 0:
        forms.append(counted(days // 7, "week", ("weeks",), rng))
    if days >= 60 and days % 30 == 0:
        forms.append(counted(days // 30, "month", ("months",), rng))
    return rng.choice(forms)


def long(days: int, rng: Random) -> str:
    """`five-day`, before a noun."""
    return f"{number(days, rng)}-day" if days != 7 else rng.choice(("week-long", "seven-day", "7-day"))


def day(when: date, rng: Random) -> str:
    """`3 May 2027`, `May 3rd, 2027`, `2027-05-03`: always with the year, never with the month as a number of doubt."""
    month = month_in(when, "en")
    forms = (
        f"{when.day} {month} {when.year}",
        f"{month} {when.day}, {when.year}",
        f"{month} {_ordinal(when.day)}, {when.year}",
        f"the {_ordinal(when.day)} of {month} {when.year}",
        f"{when.day} {month[:3]} {when.year}",
        when.isoformat(),
    )
    return rng.choice(forms)


def month(when: date, rng: Random) -> str:
    """`May 2027`, now and then `May`."""
    name = month_in(when, "en")
    return name if rng.random() < 0.25 else f"{name} {when.year}"


def month_in(when: date, language: str) -> str:
    """The month's name in a language by its two letters."""
    return get_month_names("wide", locale=language)[when.month]


def amount(sum: Decimal, currency: str, rng: Random) -> str:
    """`600 EUR`, `EUR 600`, `€600`, `600 euros`; with or without separators of thousands."""
    places = 0 if sum == sum.to_integral_value() else 2
    plain = f"{sum:,.{places}f}" if rng.random() < 0.6 else f"{sum:.{places}f}"
    forms = [f"{plain} {currency}", f"{currency} {plain}", f"{plain} {currency}"]
    if currency in _SYMBOLS:
        forms += [f"{_SYMBOLS[currency]}{plain}"] * 2
    if currency in _NAMES:
        forms.append(f"{plain} {_NAMES[currency]}")
    return rng.choice(forms)


def joined(items: list[str], conjunction: str = "and") -> str:
    """`a, b and c`."""
    *first, last = items
    return f"{', '.join(first)} {conjunction} {last}" if first else last


def _ordinal(count: int) -> str:
    return f"{count}{'th' if 10 < count < 14 else {1: 'st', 2: 'nd', 3: 'rd'}.get(count % 10, 'th')}"
