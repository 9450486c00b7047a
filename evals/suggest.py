"""How an unknown name is refused."""

from collections.abc import Iterable
from difflib import get_close_matches


def unknown(what: str, name: str, allowed: Iterable[str]) -> str:
    """`unknown variant 'freindly'; did you mean 'friendly'? (baseline, concise, friendly)`."""
    known = sorted(allowed)
    close = get_close_matches(name, known, 1)
    meant = f" did you mean {close[0]!r}?" if close else ""
    return f"unknown {what} {name!r};{meant} ({', '.join(known) or 'there is none'})"
