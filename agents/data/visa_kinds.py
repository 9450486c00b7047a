"""How the visa index writes a rule, and in which order the table numbers the kinds."""

from typing import get_args

from agents.data.records import VisaKind

VISA_KINDS: tuple[VisaKind, ...] = get_args(VisaKind)
OWN_COUNTRY = "-1"


def read_requirement(text: str) -> tuple[VisaKind, int | None]:
    """The kind and the days of a cell: a number is visa free for that many days, -1 the holder's own country.

    Raises:
        ValueError: the cell is neither a number nor a known kind.
    """
    if text == OWN_COUNTRY:
        return "own country", None
    if text.isdecimal():
        return "visa free", int(text)
    for kind in VISA_KINDS:
        if kind == text:
            return kind, None
    raise ValueError(f"unknown visa requirement {text!r}; allowed: a number of days, -1, {', '.join(VISA_KINDS)}")
