"""Whether arguments of a call are those that were wanted, give or take."""

from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import NamedTuple

from pydantic import JsonValue


class Tolerance(NamedTuple):
    """`relative` is a share of the number that is wanted; `days` is how far a date may be off."""

    relative: Decimal = Decimal("0.01")
    days: int = 0


USUAL = Tolerance()
"""Amounts may be rounded. Dates may not: the tools refuse those that are not the trip's."""


def differences(
    wanted: Mapping[str, JsonValue], got: Mapping[str, JsonValue], tolerance: Tolerance = USUAL
) -> Iterator[str]:
    """A sentence for each wanted argument that is missing or another; those that nobody names are free."""
    for name, value in wanted.items():
        if name not in got:
            yield f"{name} is missing, wanted {value!r}"
        elif not alike(value, got[name], tolerance):
            yield f"{name} {got[name]!r}, wanted {value!r}"


def alike(wanted: JsonValue, got: JsonValue, tolerance: Tolerance = USUAL) -> bool:
    """Whether two values mean the same.

    Texts do in any case and spacing, lists in any order, a number also as text; an object has to hold what is wanted.
    """
    match wanted, got:
        case dict(), dict():
            return not any(differences(wanted, got, tolerance))
        case list(), list():
            return _same_members(wanted, got, tolerance)
        case (bool(), _) | (_, bool()):
            return wanted is got
        case ((str() | int() | float()), (str() | int() | float())):
            return _same_scalar(str(wanted), str(got), tolerance)
        case _:
            return wanted == got


def _same_members(wanted: list[JsonValue], got: list[JsonValue], tolerance: Tolerance) -> bool:
    left = list(got)
    for value in wanted:
        at = next((at for at, other in enumerate(left) if alike(value, other, tolerance)), None)
        if at is None:
            return False
        del left[at]
    return not left


def _same_scalar(wanted: str, got: str, tolerance: Tolerance) -> bool:
    if (day := _date(wanted)) and (other := _date(got)):
        return abs((day - other).days) <= tolerance.days
    number, found = _number(wanted), _number(got)
    if number is not None and found is not None:
        return abs(number - found) <= abs(number) * tolerance.relative
    return wanted.casefold().split() == got.casefold().split()


def _date(text: str) -> date | None:
    try:
        return date.fromisoformat(text[:10]) if len(text) >= len("2027-01-01") else None
    except ValueError:
        return None


def _number(text: str) -> Decimal | None:
    try:
        number = Decimal(text.replace(",", ""))
    except InvalidOperation:
        return None
    return number if number.is_finite() else None
