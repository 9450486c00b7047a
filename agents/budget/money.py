"""Money that a traveller writes and that we write back: amounts are `Decimal`, currencies are ISO 4217 codes."""

import functools
import re
from decimal import ROUND_HALF_UP, Decimal
from typing import Annotated

from babel.numbers import format_currency, get_currency_precision, list_currencies
from pydantic import BaseModel, ConfigDict, Field, StringConstraints

from agents.budget.tiers import Tier

ACCEPTED = '"$1,000", "1000 EUR", "€ 1.500,50", "2k GBP", or a level: shoestring, budget, moderate, comfort, luxury'
LARGEST = Decimal("10000000000")

_SYMBOLS = {
    "US$": "USD", "R$": "BRL", "A$": "AUD", "C$": "CAD", "S$": "SGD", "HK$": "HKD", "NZ$": "NZD", "MX$": "MXN",
    "NT$": "TWD", "$": "USD", "€": "EUR", "£": "GBP", "¥": "JPY", "₹": "INR", "₩": "KRW", "฿": "THB", "RM": "MYR",
}  # fmt: skip
_WORDS = {
    "dollars": "USD", "dollar": "USD", "bucks": "USD", "euros": "EUR", "euro": "EUR", "pounds": "GBP", "pound": "GBP",
    "yen": "JPY", "rupees": "INR", "won": "KRW", "baht": "THB", "francs": "CHF", "rand": "ZAR", "pesos": "MXN",
}  # fmt: skip
_LEVELS = {
    "shoestring": Tier.SHOESTRING, "backpacker": Tier.SHOESTRING, "minimal": Tier.SHOESTRING,
    "budget": Tier.BUDGET, "cheap": Tier.BUDGET, "low": Tier.BUDGET,
    "moderate": Tier.MODERATE, "medium": Tier.MODERATE, "mid": Tier.MODERATE, "mid-range": Tier.MODERATE,
    "comfort": Tier.COMFORT, "comfortable": Tier.COMFORT, "high": Tier.COMFORT,
    "luxury": Tier.LUXURY, "unlimited": Tier.LUXURY,
}  # fmt: skip
_FORM = re.compile(
    r"(?P<before>[^\d\s.,'’+-]{0,8})\s*(?P<number>\d[\d.,'’\u00a0\u202f ]*)(?P<thousand>(?:k(?![^\W\d_]))?)"
    r"\s*(?P<after>[^\d\s.,'’+-]{0,8})",
    re.IGNORECASE,
)
SHARED_SYMBOLS = {
    "$": ("USD", "AUD", "CAD", "NZD", "SGD", "HKD", "TWD", "MXN", "ARS", "CLP", "COP", "BRL"),
    "£": ("GBP", "EGP"),
    "¥": ("JPY", "CNY"),
}
"""Currencies that go by one symbol; alone, it means the first."""


class Money(BaseModel):
    """An amount in one currency, never negative zero, rounded to the currency's smallest unit."""

    model_config = ConfigDict(frozen=True)
    amount: Decimal
    currency: str

    def __str__(self) -> str:
        """As a traveller reads it: `1,000.00 USD`."""
        return say(self.amount, self.currency)


class Budget(BaseModel):
    """What a traveller wants to spend on the whole party: an amount with its currency, or a level of comfort."""

    model_config = ConfigDict(frozen=True)
    amount: Decimal | None = Field(default=None, gt=0, le=LARGEST)
    currency: Annotated[str, StringConstraints(to_upper=True, pattern=r"^[A-Za-z]{3}$")] | None = None
    tier: Tier | None = None
    text: str = Field(default="", max_length=60, description="the words it was parsed from")


@functools.lru_cache(maxsize=8192)
def say(amount: Decimal, currency: str) -> str:
    """Write an amount as `1,000.00 USD`, with as many decimals as the currency has."""
    return f"{format_currency(amount, currency, '#,##0.00', locale='en_US')} {currency}"


@functools.lru_cache(maxsize=512)
def smallest_unit(currency: str) -> Decimal:
    """The smallest amount that is paid in `currency`: 0.01 for USD, 1 for JPY."""
    return Decimal(1).scaleb(-get_currency_precision(currency))


def rounded(amount: Decimal, currency: str) -> Decimal:
    """Round half up to the currency's smallest unit."""
    return amount.quantize(smallest_unit(currency), rounding=ROUND_HALF_UP)


def parse_budget(text: str, currency: str | None = None) -> Budget:
    """Read "$1,000", "1000 EUR" or "moderate"; a bare number is in `currency`, US dollars when that is not given.

    Raises:
        ValueError: the text is none of the accepted forms; the message names it and them.
    """
    plain = " ".join(text.split())
    level = _LEVELS.get(plain.casefold().removesuffix(" budget"))
    if level:
        return Budget(tier=level, text=plain)
    if currency and _currency(currency) is None:
        raise ValueError(
            f"currency {currency!r} of the budget is not known; write an ISO 4217 code, such as USD or EUR"
        )
    form = _FORM.fullmatch(plain)
    code = _named(form["before"], form["after"], currency or "USD") if form else None
    amount = _number(form["number"]) if form else None
    if form is None or code is None or amount is None:
        raise ValueError(f"budget {text!r} is not understood; write {ACCEPTED}")
    amount *= 1000 if form["thousand"] else 1
    if not 0 < amount <= LARGEST:
        raise ValueError(f"budget {text!r} is out of range; allowed: more than 0, at most {LARGEST:,}")
    return Budget(amount=amount, currency=code, text=plain)


def _named(before: str, after: str, otherwise: str) -> str | None:
    """The currency that stands before or after the number; both, as in `$1,000 AUD`, where they agree."""
    if not (before and after):
        return _currency(before or after or otherwise)
    code = _currency(after)
    return code if code in (_currency(before), *SHARED_SYMBOLS.get(before, ())) else None


def _currency(unit: str) -> str | None:
    code = _SYMBOLS.get(unit.upper()) or _WORDS.get(unit.casefold()) or unit.upper()
    return code if code in list_currencies() else None


def _number(text: str) -> Decimal | None:
    """Read digits grouped the English, continental or Indian way; a lone separator before 1 or 2 digits is decimal."""
    digits = re.sub(r"[\s'’\u00a0\u202f]", "", text)
    decimal = re.fullmatch(r"(.*\d)[.,](\d{1,2})", digits)
    whole, cents = (decimal[1], decimal[2]) if decimal else (digits, "0")
    if not re.fullmatch(r"[1-9]\d{0,2}(,\d{3})+|[1-9]\d{0,2}(\.\d{3})+|[1-9]\d?(,\d\d)+,\d{3}|\d+", whole):
        return None
    return Decimal(f"{re.sub('[.,]', '', whole)}.{cents}")
