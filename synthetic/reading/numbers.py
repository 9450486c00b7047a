"""Numbers in digits or words."""

from decimal import Decimal, InvalidOperation

from synthetic.reading.tables.table import names_of

LARGEST = 9_999


def number(word: str) -> int | None:
    """`3`, `three` or `drei` as 3; None for anything else, and for digits of more than four places."""
    if word.isdecimal():
        return int(word) if len(word) <= 4 else None
    value = names_of("numbers").get(word)
    if value is None and word.endswith(("erlei", "er", "mal")):
        return None
    return int(value) if value else None


def half(word: str) -> Decimal | None:
    """`1.5` or `1,5`; None for anything else."""
    try:
        return Decimal(word.replace(",", ".")) if word[:1].isdigit() else None
    except InvalidOperation:
        return None
