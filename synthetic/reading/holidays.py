"""Feasts that people say instead of a date."""

import re
from collections.abc import Iterator
from datetime import date, timedelta

_FIXED = {
    r"christmas|xmas|navidad|weihnachten|noel|natale|natal\b|x-mas|advent": (12, 23),
    r"new year'?s?(?: eve)?|nye\b|silvester|nochevieja|capodanno|reveillon": (12, 30),
    r"valentine'?s?(?: day)?": (2, 13),
    r"st\.? patrick'?s": (3, 16),
    r"halloween": (10, 30),
    r"thanksgiving": (11, 25),
    r"oktoberfest": (9, 25),
    r"fourth of july|4th of july": (7, 3),
}
_EASTER = re.compile(r"\b(?:easter|semana santa|ostern|paques|pasqua|pascoa)\b")


def holiday_dates(text: str, asked_on: date) -> Iterator[tuple[int, date]]:
    """Where a feast stands in a plain text, and about when it is next."""
    for pattern, (month, day) in _FIXED.items():
        for match in re.finditer(rf"\b(?:{pattern})", text):
            this = date(asked_on.year, month, day)
            yield match.start(), this if this >= asked_on else this.replace(year=asked_on.year + 1)
    for match in _EASTER.finditer(text):
        this = easter(asked_on.year)
        yield match.start(), this if this >= asked_on else easter(asked_on.year + 1)


def easter(year: int) -> date:
    """Easter Sunday of the Gregorian calendar, after the anonymous algorithm (Meeus, Astronomical Algorithms)."""
    a, b, c = year % 19, year // 100, year % 100
    h = (19 * a + b - b // 4 - (b - (b + 8) // 25 + 1) // 3 + 15) % 30
    weekday = (32 + 2 * (b % 4) + 2 * (c // 4) - h - c % 4) % 7
    m = (a + 11 * h + 22 * weekday) // 451
    return date(year, 3, 22) + timedelta(days=h + weekday - 7 * m)
