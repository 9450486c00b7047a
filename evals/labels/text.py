"""Text that people type, as it may be kept, sent as JSON and written to a database."""

import unicodedata
from typing import Annotated

from pydantic import AfterValidator, StringConstraints


def _keepable(text: str) -> str:
    """No half of a surrogate pair, which no UTF-8 has, and no NUL, which PostgreSQL refuses."""
    if "\0" in text or any("\ud800" <= sign <= "\udfff" for sign in text):
        raise ValueError("holds NUL or half a surrogate pair; allowed: any other character")
    return text


Text = Annotated[str, AfterValidator(_keepable)]


def _one_spelling(name: str) -> str:
    return unicodedata.normalize("NFC", name)


Person = Annotated[
    str,
    StringConstraints(strip_whitespace=True, min_length=1, max_length=40, pattern=r"^\w(?:[\w .'-]*[\w.])?$"),
    AfterValidator(_one_spelling),
]
"""A name: letters of any script, digits, spaces and `_ . ' -`, at most 40 of them. There are no accounts."""
