"""A case and where it stands."""

from typing import NamedTuple

from evals.case import EvalCase


class CasesError(ValueError):
    """A file of cases breaks the format; the message names file, line, field and value."""


class Placed(NamedTuple):
    """A case and the line, from 1, that it begins in."""

    line: int
    case: EvalCase
