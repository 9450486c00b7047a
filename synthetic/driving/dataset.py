"""The dataset that a journal makes: a line a case, in the order of the cases, versioned by its content."""

import hashlib
import os
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import NamedTuple

from synthetic.case import Case
from synthetic.driving.outcome import judge
from synthetic.driving.result import Result, ResultLine

NAME = "dataset.jsonl"


class Dataset(NamedTuple):
    """All lines; `version` is `sha256:` and twelve digits of the file's bytes."""

    lines: tuple[ResultLine, ...]
    version: str


def lines_of(cases: Iterable[Case], results: Mapping[str, Result]) -> tuple[ResultLine, ...]:
    """A line for each case that has a result."""
    known = ((case, results[case.id]) for case in cases if case.id in results)
    return tuple(ResultLine.of(case, result, *judge(case.expected, result)) for case, result in known)


def write_dataset(path: Path, lines: tuple[ResultLine, ...]) -> Dataset:
    """Write all lines, or nothing: a reader sees the old file or the new one. Raises `OSError`."""
    content = "".join(f"{line.model_dump_json()}\n" for line in lines).encode()
    half = path.with_suffix(".part")
    with half.open("wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    half.replace(path)
    return Dataset(lines, f"sha256:{hashlib.sha256(content).hexdigest()[:12]}")
