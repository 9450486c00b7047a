"""Rows of a run in which one combination was planted to fail, for the page of coverage."""

import json
from pathlib import Path
from random import Random
from typing import Any

from synthetic.dimensions_file import read_dimensions
from synthetic.tuples.sampling import sample

TRACE = "0123456789abcdef" * 2


def write(folder: Path, name: str, lines: list[dict[str, Any]]) -> None:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("".join(f"{json.dumps(line)}\n" for line in lines), encoding="utf-8")


def planted(rows: int = 300) -> list[dict[str, Any]]:
    """A family with a tight budget in winter fails at 60 %, all else at 5 %; every eighth row is one of them."""
    dimensions, rng = read_dimensions(), Random(4)
    mixed = sample(dimensions.space(), [[weight**0.5 for weight in each] for each in dimensions.weights], rows, 3)
    lines: list[dict[str, Any]] = []
    for number, row in enumerate(mixed):
        values = dimensions.decode(row)
        if number % 8 == 0:
            values |= {"party": "family", "budget": "tight", "season": "winter", "destination": "major"}
        bad = (values["party"], values["budget"], values["season"]) == ("family", "tight", "winter")
        fails = rng.random() < (0.6 if bad else 0.05)
        lines.append(
            {
                "tuple": values,
                "dimensions": dimensions.digest,
                "case": f"c-{number:04}",
                "text": f"Row {number}: <b>{values['destination']}</b>",
                "outcome": "fail" if fails else "pass",
                "why": ["over budget"] if fails else [],
                "result": {"trace_ids": [TRACE]},
            }
        )
    return lines
