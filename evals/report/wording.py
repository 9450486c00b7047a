"""Figures in words, as the page writes them."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from evals.comparison import Rate
from evals.statistics import Comparison, Interval

NUMBER = re.compile(r"(\[[^\]]*\]|\([^)]*\)|(?<![\w.])\d[\d,.]*(?: points| %)?(?![\w.]))")


class Part(NamedTuple):
    """A part of a sentence; figures stand out, those in brackets do not."""

    text: str
    strong: bool


def parts(sentence: str) -> Iterator[Part]:
    """A sentence with its figures apart."""
    for part in NUMBER.split(sentence):
        if part:
            yield Part(part, part[0].isdigit())


def rate(found: Rate) -> str:
    """`57 %`; the count where there is no interval."""
    if found.interval is None:
        return f"{found.scored} scored" if found.scored else "none"
    return f"{100 * found.interval.point:.0f} %"


def bounds(found: Interval | Comparison | None, factor: float = 100) -> str:
    """`[40, 72]`, of a share in points; empty without an interval."""
    return f"[{whole(factor * found.low)}, {whole(factor * found.high)}]" if found else ""


def points(value: float) -> str:
    """`+57`, `−16`, `0`."""
    said = whole(100 * value)
    return said if said == "0" or value < 0 else f"+{said}"


def p_value(value: float | None) -> str:
    """`0.028`, `< 0.001`."""
    if value is None:
        return "–"
    return "< 0.001" if value < 0.0005 else f"{value:.3f}"


def whole(value: float) -> str:
    """Without decimals, without a negative nought, with a proper minus."""
    return f"{round(value):,}".replace("-", "−")


def figure(value: float, unit: str = "") -> str:
    """Three digits, more of large numbers: `0.0042`, `1.23`, `12,345`."""
    said = f"{value:,.0f}" if abs(value) >= 100 else f"{value:.3g}" if value else "0"
    return f"{said} {unit}".strip()
