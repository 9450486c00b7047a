"""Synthetic cases, and the command that drives them through a running service."""

import os
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from datetime import UTC, date, datetime
from itertools import islice
from pathlib import Path

from agents.data.tables import TravelData
from benchmarks.processes import ROOT
from synthetic.case import Case
from synthetic.dimensions_file import read_dimensions
from synthetic.perturbations.pairs import perturbed
from synthetic.perturbations.retelling import Retelling
from synthetic.reading.fidelity import lost
from synthetic.tuples.sampling import sample
from synthetic.wording.cases import Making, make_cases
from synthetic.wording.report import Report
from synthetic.wording.writer import GrammarWriter

TRIPLAB = [sys.executable, "-c", "from app.cli.main import main; main()"]
LONGEST_SECONDS = 900
SPARE = 1.2


def cases(
    count: int,
    seed: int,
    data: TravelData,
    wanted: Callable[[Case], bool] = lambda _: True,
    per_tuple: int = 1,
    asked_on: date | None = None,
) -> list[Case]:
    """So many worded cases in a realistic mix, of those wanted; so many of each tuple, asked that day or today."""
    dimensions = read_dimensions()
    drawn = sample(dimensions.space(2), dimensions.weights, round(count * SPARE / per_tuple), seed)
    rows = [dimensions.decode(row) for row in drawn for _ in range(per_tuple)]
    made = make_cases(rows, _making(seed, data, asked_on), Report())
    return list(islice(filter(wanted, made), count))


def pairs(first: Sequence[Case], seed: int, data: TravelData) -> list[Case]:
    """The second cases of every perturbation that applies."""
    made, _ = perturbed(first, ["all"], seed, Retelling(data, GrammarWriter()), read_dimensions())
    return made


def write(found: Sequence[Case], path: Path) -> Path:
    """A file of cases."""
    path.write_text("".join(case.model_dump_json(exclude_none=True) + "\n" for case in found), encoding="utf-8")
    return path


def drive(file: Path, folder: Path, url: str, *options: str) -> subprocess.Popen[str]:
    """Start `triplab synth drive`."""
    command = [*TRIPLAB, "synth", "drive", str(file), "--out", str(folder), "--url", url, *options]
    quiet = subprocess.DEVNULL
    return subprocess.Popen(command, cwd=ROOT, env=os.environ | {"TRIPLAB_HOME": str(folder)}, stdout=quiet, text=True)


def ended(folder: Path) -> int:
    """Cases that have ended, by the journal."""
    journal = folder / "journal.jsonl"
    return journal.read_text(encoding="utf-8").count('"kind":"ended"') if journal.exists() else 0


def wait_until(true: Callable[[], bool]) -> None:
    """Look ten times a second; raises `TimeoutError` after a quarter of an hour."""
    start = time.monotonic()
    while not true():
        if time.monotonic() - start > LONGEST_SECONDS:
            raise TimeoutError(f"not there after {LONGEST_SECONDS} s")
        time.sleep(0.1)


def _making(seed: int, data: TravelData, asked_on: date | None) -> Making:
    today = datetime.now(UTC).date()
    return Making(data, asked_on or today, seed, read_dimensions().digest, GrammarWriter(), lost)
