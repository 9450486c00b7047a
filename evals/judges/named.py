"""Judges as they are named: a rubric, perhaps its version, perhaps a model; several joined by plus signs are a jury.

`friendly`, `friendly@v1`, `friendly:gpt-4.1-mini`, `friendly@v2:gpt-4.1-mini`, `friendly@v2+friendly@v3`. With
`cascade:` before it, a cheap judge that was trained here answers first: `cascade:friendly@v3`.
"""

import re
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from openai import AsyncOpenAI

from evals.judges.cheap.cascade import Cascade
from evals.judges.cheap.kept import load_cheap
from evals.judges.cheap.model import CheapJudge
from evals.judges.judge import Judge
from evals.judges.jury import Jury, Member
from evals.judges.rubric import Rubric, RubricError
from evals.judges.rubric_file import FOLDER, load_rubric

WANTED = "wanted as in friendly, friendly@v2, friendly:gpt-4.1-mini, friendly@v1+friendly@v2, cascade:friendly"
CHEAP = "cascade:"
_SEAT = re.compile(r"(?P<name>[^@:+\s]+)(?:@v(?P<version>\d+))?(?::(?P<model>\S+))?")


class Seat(NamedTuple):
    """A judge that is named; without a `model`, the default one is meant. With a `cheap` judge it is a cascade."""

    rubric: Rubric
    model: str | None
    cheap: CheapJudge | None = None

    def judge(self, client: AsyncOpenAI, default: str) -> Judge | Cascade:
        """The judge. Raises `RubricError` where the rubric compares two plans."""
        judge = Judge(self.rubric, client, self.model or default, chosen=self.model is not None)
        return Cascade(self.cheap, judge) if self.cheap else judge


def read_seats(text: str, folder: Path = FOLDER, own: Path | None = None) -> tuple[Seat, ...]:
    """The judges of a name: one, or those of a jury. Models may hold colons and slashes, but no plus sign.

    Args:
        text: the name.
        folder: of rubrics.
        own: of rubrics that were accepted here, and of cheap judges.

    Raises:
        RubricError: it cannot be read, there is no such rubric or version, or a jury has a seat twice.
    """
    seats = tuple(_seat(part.strip(), text, folder, own) for part in text.split("+"))
    if twice := [part for part, seat in zip(text.split("+"), seats, strict=True) if seats.count(seat) > 1]:
        raise RubricError(f"judge {text!r}: {twice[0].strip()!r} sits there twice; allowed: once")
    return seats


def read_seat(text: str, folder: Path = FOLDER, own: Path | None = None) -> Seat:
    """The one judge of a name. Raises `RubricError`, also for a jury."""
    seats = read_seats(text, folder, own)
    if len(seats) != 1:
        raise RubricError(f"judge {text!r} is a jury; allowed here: one judge")
    return seats[0]


def judge_of(seats: Sequence[Member]) -> Member | Jury:
    """One judge as it is, several as a jury."""
    return seats[0] if len(seats) == 1 else Jury(seats)


def _seat(part: str, whole: str, folder: Path, own: Path | None) -> Seat:
    cheap, name = part.startswith(CHEAP), part.removeprefix(CHEAP)
    found = _SEAT.fullmatch(name)
    if found is None:
        where = "" if part == whole else f" of {whole!r}"
        raise RubricError(f"judge {part!r}{where} cannot be read; {WANTED}")
    version = f".v{found['version']}" if found["version"] else ""
    rubric = load_rubric(f"{found['name']}{version}", folder, own)
    return Seat(rubric, found["model"], load_cheap(rubric, own) if cheap else None)
