"""JSON objects and arrays standing in running text."""

import json
import re
from typing import NamedTuple, cast

from pydantic import JsonValue

from rehearsal.json_values import DECODER, check_depth, too_deep

_OPENING = re.compile(r"\{(?=\s*[\"}])|\[(?=\s*[\[{\"\d\-tfn\]])")
_FENCE = re.compile(r"```[a-zA-Z]*")
_BROKEN = re.compile(r"^[ \t]*[{}\[\]\"].*$|^.*\"\w+\"\s*:.*$", re.MULTILINE)
MAX_FAILED_CHARACTERS = 2_000_000
MAX_FAILURES = 2_000
MAX_TEXTS = 2_000


class Text(NamedTuple):
    """A message taken apart: the values in it, and the words around them."""

    values: tuple[JsonValue, ...]
    plain: str


def take_apart(text: str) -> Text:
    """Finds every JSON object or array in a text.

    Lines that look like broken JSON are left out of the words, so that data never reads as an instruction. The scan
    ends after 2,000 JSON texts, 2,000 failed attempts, or 2,000,000 characters scanned in vain.

    Raises:
        RequestError: for JSON nested past the stated depth.
    """
    values: list[JsonValue] = []
    words: list[str] = []
    at, failures, scanned = 0, 0, 0
    opening = _OPENING.search(text)
    while (
        opening is not None and len(values) < MAX_TEXTS and failures < MAX_FAILURES and scanned < MAX_FAILED_CHARACTERS
    ):
        try:
            value, end = cast(tuple[JsonValue, int], DECODER.raw_decode(text, opening.start()))
        except RecursionError:
            raise too_deep() from None
        except ValueError as error:
            failures += 1
            reached = error.pos if isinstance(error, json.JSONDecodeError) and "Unterm" not in error.msg else len(text)
            scanned += max(1, reached - opening.start())
            opening = _OPENING.search(text, opening.end())
            continue
        check_depth(value)
        values.append(value)
        words.append(text[at : opening.start()])
        at = end
        opening = _OPENING.search(text, at)
    words.append(text[at:])
    plain = _FENCE.sub("", "\n".join(words))
    return Text(tuple(values), _BROKEN.sub("", plain) if failures else plain)
