"""Amounts of money that a text names for the trip."""

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import cache
from typing import NamedTuple

from babel.numbers import list_currencies

from agents.budget.money import parse_budget
from synthetic.reading.numbers import number
from synthetic.reading.tables.table import names_of
from synthetic.reading.words import Words

SYMBOLS = {
    "us$": "USD", "r$": "BRL", "a$": "AUD", "au$": "AUD", "c$": "CAD", "ca$": "CAD", "s$": "SGD", "hk$": "HKD",
    "nz$": "NZD", "mx$": "MXN", "nt$": "TWD", "$": "USD", "€": "EUR", "£": "GBP", "¥": "JPY", "₹": "INR", "₩": "KRW",
    "฿": "THB",
}  # fmt: skip
SMALLEST_BARE = 50
"""A number without a currency is taken for money only from here on."""
_NUMBER = r"\d{1,3}(?:[.,'’ \u00a0\u202f]\d{3})+(?:[.,]\d{1,2})?|\d{1,2}(?:,\d\d)+,\d{3}|\d+(?:[.,]\d{1,2})?"
_TIMES = {"k": 1000, "thousand": 1000, "grand": 1000, "mil": 1000, "tausend": 1000, "mille": 1000, "mila": 1000,
          "hundred": 100, "million": 1_000_000, "lakh": 100_000}  # fmt: skip
_NEAR, _AFTER = 6, 4


class Amount(NamedTuple):
    """Money as it stands in the text; `currency` None where only a number does. `each`, `daily`: what it is for."""

    value: Decimal
    currency: str | None
    at: int
    beside: bool
    each: bool
    daily: bool


def find_amounts(words: Words) -> list[Amount]:
    """Amounts that may be the budget, those beside a word of budgets first, then the largest."""
    found: dict[int, Amount] = {}
    for start, end, value, currency in (*_written(words), *_in_words(words), *_bare(words)):
        first, last = words.at(start), words.at(len(words.plain[:end].rstrip()) - 1)
        if first in found or first in words.aside or any(each.at <= first <= each.at for each in found.values()):
            continue
        found[first] = Amount(value, currency, first, *_use(words, first, last))
    return sorted(found.values(), key=lambda one: (not one.beside, one.currency is None, -one.value))


def _use(words: Words, first: int, last: int) -> tuple[bool, bool, bool]:
    """Whether it stands beside a word of budgets, is for each person, is for each day."""
    hits = {
        kind: [hit.first for hit in words.all_hits if hit.kind == f"budget.{kind}"]
        for kind in ("beside", "each", "daily")
    }
    beside = any(first - _NEAR <= at <= last + _AFTER for at in hits["beside"])
    after = range(last + 1, last + 1 + _AFTER)
    slashed = re.match(r"\s*/\s*(day|tag|dia|jour|giorno|person|pers|pp|night)", words.plain[words.tokens[last].end :])
    daily = any(at in after for at in hits["daily"]) or bool(
        slashed and slashed[1] in ("day", "tag", "dia", "jour", "giorno")
    )
    return beside, any(at in after for at in hits["each"]) or bool(slashed and slashed[1].startswith("p")), daily


_Written = Iterator[tuple[int, int, Decimal, str | None]]


def _written(words: Words) -> _Written:
    """`$1,000`, `1.500,50 €`, `2k GBP`, `EUR 800`."""
    for match in _pattern().finditer(words.plain):
        before, after = match["before"], match["after"]
        code = _code(before or "", words.text[match.start("before") : match.end("before")]) if before else None
        code = (after and _code(after, words.text[match.start("after") : match.end("after")])) or code
        value = _value(match["number"], match["times"])
        if code and value:
            yield match.start("number"), match.end(), value, code


@cache
def _pattern() -> re.Pattern[str]:
    symbols = "|".join(map(re.escape, sorted(SYMBOLS, key=len, reverse=True)))
    names = "|".join(map(re.escape, sorted(names_of("currencies"), key=len, reverse=True)))
    times = "|".join(_TIMES)
    return re.compile(
        rf"(?:(?P<before>{symbols}|\b[a-z]{{3}}\b)\s*)?(?<![\d.,])(?P<number>{_NUMBER})(?![\d]|[.,]\d)"
        rf"\s*(?P<times>(?:{times})\b)?\s*(?P<after>{symbols}|\b(?:{names})\b|\b[a-z]{{3}}\b)?"
    )


def _code(said: str, written: str) -> str | None:
    """The currency of a symbol, a name or a code; an unusual code counts only in capitals."""
    known = SYMBOLS.get(said) or names_of("currencies").get(said)
    return known or (written if written.isupper() and written in list_currencies() else None)


def _value(digits: str, times: str | None) -> Decimal | None:
    try:
        amount = parse_budget(f"{digits} USD").amount
    except ValueError:
        return None
    return amount * _TIMES.get(times or "", 1) if amount else None


def _in_words(words: Words) -> _Written:
    """`two thousand euros`, `five hundred dollars`, `quinientos` apart."""
    currencies = names_of("currencies")
    for at, word in enumerate(words.said):
        code = SYMBOLS.get(word) or currencies.get(word)
        first, total = at, 0
        while code and first > 0 and (words.said[first - 1] in _TIMES or number(words.said[first - 1])):
            first -= 1
        for part in words.said[first:at]:
            total = (total or 1) * _TIMES[part] if part in _TIMES else total + (number(part) or 0)
        spelled = first < at and not any(part.isdecimal() for part in words.said[first:at])
        if code and spelled and total > 1:
            yield words.tokens[first].start, words.tokens[at].end, Decimal(total), code


def _bare(words: Words) -> _Written:
    """A number beside a word of budgets, without a currency: `budget 800`, `max 1.5k`."""
    near = [hit for hit in words.says("budget.beside")]
    for match in re.finditer(
        rf"(?<![\w.,/-])(?P<number>{_NUMBER})\s*(?P<times>k|thousand|grand)?\b(?![\d]|[.,/-]\d)", words.plain
    ):
        at = words.at(match.start())
        beside = any(0 < at - hit.end + 1 <= 4 or 0 < hit.first - at <= 2 for hit in near)
        value = _value(match["number"], match["times"])
        counts = any(
            hit.first == words.at(match.end() - 1) + 1 for hit in words.all_hits if hit.kind.startswith("party")
        )
        unit = words.word(words.at(match.end() - 1) + 1) in names_of("units")
        year = not match["times"] and re.fullmatch(r"20[2-3]\d", match["number"])
        if beside and value and value >= SMALLEST_BARE and not (counts or unit or year):
            yield match.start(), match.end(), value, None
