"""The decision as JSON, for programs."""

import json
from dataclasses import asdict, replace
from typing import Any

from evals.gate.decision import GateDecision, Line

VERSION = 1
"""Of the format."""
DIGITS = 6
"""Of figures: the last ones of a float differ between machines."""


def as_json(decision: GateDecision) -> str:
    """One object: the fields of `GateDecision` and of each `Line`, with verdict and exit code."""
    content: dict[str, Any] = {
        "version": VERSION, "verdict": decision.verdict, "exit_code": decision.exit_code, **asdict(decision),
        "lines": [asdict(_rounded(line)) for line in decision.lines],
    }  # fmt: skip
    return json.dumps(content, indent=2, ensure_ascii=False) + "\n"


def _rounded(line: Line) -> Line:
    if line.figures is None:
        return line
    point, low, high = (round(value, DIGITS) for value in (line.figures.point, line.figures.low, line.figures.high))
    return replace(line, figures=replace(line.figures, point=point, low=low, high=high))
