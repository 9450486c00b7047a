"""What a caller says a run is for: case, split, tuple and experiment, from the W3C baggage that its request carried."""

import re
from itertools import islice

from opentelemetry.baggage import get_all

PREFIX = "triplab."
TUPLE = "triplab.tuple."
PLAIN = ("case", "split", "experiment", "variant", "repetition")
MOST_TAGS = 32
_WORD = re.compile(r"[A-Za-z0-9][A-Za-z0-9_.:-]{0,63}")
_DIMENSION = re.compile(r"[a-z][a-z0-9_]{0,31}")

Tags = dict[str, str | dict[str, str]]


def case_tags() -> Tags:
    """`PLAIN` and `tuple` of the current context. What breaks the patterns, or is one too many, is left out."""
    ours = islice(((name, str(value)) for name, value in get_all().items() if name.startswith(PREFIX)), MOST_TAGS)
    said = [(name, value) for name, value in ours if _WORD.fullmatch(value)]
    plain = {short: value for name, value in said if (short := name.removeprefix(PREFIX)) in PLAIN}
    values = {name.removeprefix(TUPLE): value for name, value in said if name.startswith(TUPLE)}
    tuple = {name: value for name, value in values.items() if _DIMENSION.fullmatch(name)}
    return {**plain, **({"tuple": tuple} if tuple else {})}
