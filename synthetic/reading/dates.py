"""When the trip is to be: dates, months, seasons."""

import re
from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache
from typing import NamedTuple

from synthetic.reading.holidays import holiday_dates
from synthetic.reading.lengths import is_spent
from synthetic.reading.numbers import number
from synthetic.reading.tables.table import names_of
from synthetic.reading.words import Words

SEASONS = ("winter", "spring", "summer", "autumn")
_ORDINAL = r"(?:st|nd|rd|th|er|\.|º|o|ª)?"
_OF = r"(?:\s+(?:of|de|di))?"
_TO = r"\s*(?:-|–|—|to|til|till|until|through|thru|bis|al|au|a|and|ate|y|/)\s*(?:the\s+|zum\s+|el\s+|le\s+|il\s+)?" + (
    r"(?:(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*,?\s+(?:the\s+)?)?"
)
_YEAR = r"(?:,?\s*(?:de\s+)?(20\d\d))?"
_MAY_BE_A_WORD = ("may", "march", "mar", "sept", "dez", "set", "mars", "mai", "mei")
_LEADS = (
    r"(?:in|of|early|mid|late|until|till|next|this|by|begin(?:ning)?|end|"
    r"during|around|through|for|en|im|de|a|em|di|anfang|mitte|ende|fin|debut|mi|finales|"
    r"principios|before|since|from|to|or|and|-|/)"
)


class When(NamedTuple):
    """A time for the trip as it stands in the text at the character `at`: dates, a month of any year, or a season."""

    at: int
    start: date | None = None
    end: date | None = None
    month: int | None = None
    season: str | None = None

    @property
    def days(self) -> int | None:
        """Length from first day to last; None where there is no last."""
        return (self.end - self.start).days + 1 if self.start and self.end else None


def find_dates(words: Words, asked_on: date) -> list[When]:
    """Every time that the text gives the trip, dates before months before seasons; earlier trips apart."""
    taken: list[range] = []
    found: list[When] = []
    for read in (_iso, _two_months, _range, _range_after, _numeric, _day, _day_after, _month):
        for where, when in read(words.plain, asked_on):
            if words.told(when.at) or any(set(where) & set(other) for other in taken):
                continue
            taken.append(where)
            found.append(when)
    return [*found, *_relative(words, asked_on), *holiday_dates_in(words, asked_on), *_seasons(words)]


def holiday_dates_in(words: Words, asked_on: date) -> Iterator[When]:
    """Feasts that stand for a date."""
    for at, day in holiday_dates(words.plain, asked_on):
        if not words.told(at):
            yield When(at, day)


def soon(day: int, month: int, year: str | None, asked_on: date) -> date | None:
    """The date of that year, or the next one from the day of asking on; None where the calendar has none."""
    try:
        if year:
            return date(int(year), month, day)
        this = date(asked_on.year, month, day)
        return this if this >= asked_on else date(asked_on.year + 1, month, day)
    except ValueError:
        return None


_Found = Iterator[tuple[range, When]]


@cache
def _months() -> str:
    return "|".join(sorted(names_of("months"), key=len, reverse=True))


@cache
def _pattern(template: str) -> re.Pattern[str]:
    return re.compile(template.replace("MONTH", rf"({_months()})\b\.?"))


def _month_number(name: str) -> int:
    return int(names_of("months")[name])


def _iso(text: str, asked_on: date) -> _Found:  # noqa: ARG001 - one signature for all
    pattern = _pattern(r"\b(20\d\d)-(\d\d)-(\d\d)\b(?:\s*(?:to|-|–|until|bis|/|al|au)\s*(20\d\d)-(\d\d)-(\d\d)\b)?")
    for match in pattern.finditer(text):
        first = soon(int(match[3]), int(match[2]) if 0 < int(match[2]) < 13 else 0, match[1], date.min)
        last = soon(int(match[6]), int(match[5]), match[4], date.min) if match[4] else None
        if first:
            yield range(*match.span()), When(match.start(), first, last)


def _two_months(text: str, asked_on: date) -> _Found:
    """`28 April to 4 May`, `April 28 - May 4`."""
    pattern = _pattern(rf"\b(\d{{1,2}}){_ORDINAL}{_OF}\s*MONTH{_YEAR}{_TO}(\d{{1,2}}){_ORDINAL}{_OF}\s*MONTH{_YEAR}")
    for match in pattern.finditer(text):
        yield from _between(match, (match[1], match[2]), (match[4], match[5]), match[6] or match[3], asked_on)
    pattern = _pattern(rf"\bMONTH\s*(\d{{1,2}}){_ORDINAL}{_YEAR}{_TO}MONTH\s*(\d{{1,2}}){_ORDINAL}\b{_YEAR}")
    for match in pattern.finditer(text):
        yield from _between(match, (match[2], match[1]), (match[5], match[4]), match[6] or match[3], asked_on)


def _range(text: str, asked_on: date) -> _Found:
    """`from 3 to 7 May`, `vom 3. bis 7. Mai`, `between the 3rd and the 7th of May`."""
    pattern = _pattern(rf"\b(\d{{1,2}}){_ORDINAL}{_TO}(\d{{1,2}}){_ORDINAL}{_OF}\s*MONTH{_YEAR}")
    for match in pattern.finditer(text):
        yield from _between(match, (match[1], match[3]), (match[2], match[3]), match[4], asked_on)


def _range_after(text: str, asked_on: date) -> _Found:
    """`May 3-7`, `March 3rd to 7th`."""
    pattern = _pattern(
        rf"\bMONTH\s*(\d{{1,2}}){_ORDINAL}{_TO}(\d{{1,2}}){_ORDINAL}(?![\d.,]*\s*(?:days|nights|people|adults)){_YEAR}\b"
    )
    for match in pattern.finditer(text):
        yield from _between(match, (match[2], match[1]), (match[3], match[1]), match[4], asked_on)


def _between(
    match: re.Match[str], first: tuple[str, str], last: tuple[str, str], year: str | None, asked_on: date
) -> _Found:
    start = soon(int(first[0]), _month_number(first[1]), year, asked_on)
    end = start and soon(int(last[0]), _month_number(last[1]), None, start)
    if start and end and start < end:
        yield range(*match.span()), When(match.start(), start, end)


def _numeric(text: str, asked_on: date) -> _Found:
    """`3.5.2027`, `03/05/2027`; the day first, unless it cannot be. A second one after it is the end."""
    one = r"(\d{1,2})[./](\d{1,2})(?:[./](20\d\d|\d\d)\b|\.)"
    for match in re.finditer(rf"(?<![\d.,]){one}(?:{_TO}{one})?", text):
        start = _of_digits(match[1], match[2], match[3], asked_on)
        end = _of_digits(match[4], match[5], match[6], start) if match[4] and start else None
        if start:
            yield range(*match.span()), When(match.start(), start, end)


def _of_digits(first: str, second: str, year: str | None, asked_on: date) -> date | None:
    day, month = int(first), int(second)
    day, month = (month, day) if month > 12 >= day else (day, month)
    full = f"20{year}" if year and len(year) == 2 else year
    return soon(day, month, full, asked_on) if month <= 12 else None


def _day(text: str, asked_on: date) -> _Found:
    """`3 May`, `the 3rd of May 2027`, `3. Mai`, `el 3 de mayo`."""
    for match in _pattern(rf"\b(\d{{1,2}}){_ORDINAL}{_OF}\s*MONTH{_YEAR}").finditer(text):
        start = soon(int(match[1]), _month_number(match[2]), match[3], asked_on)
        if start:
            yield range(*match.span()), When(match.start(), start)


def _day_after(text: str, asked_on: date) -> _Found:
    """`May 3rd`, `March 3, 2027`; a number that counts days or people is no date."""
    counts = r"(?!\s*(?:days?|nights?|weeks?|people|adults|ppl|kids|of us|k\b|usd|eur|gbp|€|pax|d\b|[.,]\d))"
    for match in _pattern(rf"\bMONTH\s*(?:the\s+)?(\d{{1,2}}){_ORDINAL}(?!\d){counts}{_YEAR}").finditer(text):
        start = soon(int(match[2]), _month_number(match[1]), match[3], asked_on)
        if start:
            yield range(*match.span()), When(match.start(), start)


def _month(text: str, asked_on: date) -> _Found:  # noqa: ARG001 - one signature for all
    """A month; one that is a word or a name, too, counts only where a month would stand."""
    for match in _pattern(rf"(?:\b({_LEADS})\s*)?(?:the\s+)?\bMONTH(?:\s+(20\d\d))?").finditer(text):
        name, after = match[2], text[match.end() : match.end() + 12]
        if name in _MAY_BE_A_WORD and not (match[1] or match[3]) and not _alone(text[: match.start()], after):
            continue
        if name in ("mar", "sept", "dez") and re.match(r"\s*(?:jours|nuits|semaines|dias|noites|personnes)", after):
            continue
        yield range(*match.span()), When(match.start(2), month=_month_number(name))


def _alone(before: str, after: str) -> bool:
    """Whether a word stands between commas or such, as in “Rome, May, 4 days”."""
    return bool(re.match(r"\s*($|[,.;)!?/]|for|with)", after) and re.search(r"(^|[,(;/\d])\s*$", before[-9:]))


def _relative(words: Words, asked_on: date) -> Iterator[When]:
    """`next month`, `in two weeks`, `tomorrow`."""
    units, said = names_of("units"), words.said
    for at, word in enumerate(said):
        if at in words.aside:
            continue
        place = words.tokens[at].start
        if word in ("tomorrow", "tonight", "today"):
            yield When(place, asked_on + timedelta(days=word == "tomorrow"))
        step = {"week": 7, "month": 30, "weekend": 7}.get(units.get(words.word(at + 1), ""))
        if word == "next" and step:
            yield When(place, asked_on + timedelta(days=step))
        if word == "this" and units.get(words.word(at + 1)) in ("weekend", "week", "month"):
            yield When(place, asked_on)
        unit = units.get(words.word(at + 2), "")
        count = 1 if words.word(at + 1) in ("a", "an") else number(words.word(at + 1))
        if word in ("in", "dans", "tra") and count and unit in ("day", "week", "month") and not is_spent(words, at):
            yield When(place, asked_on + timedelta(days=count * {"day": 1, "week": 7, "month": 30}[unit]))


def _seasons(words: Words) -> Iterator[When]:
    for season in SEASONS:
        for hit in words.says(f"seasons.{season}"):
            yield When(words.tokens[hit.first].start, season=season)
