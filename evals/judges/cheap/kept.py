"""Cheap judges as files: `friendly.cheap.json` in the folder of rubrics that were accepted here."""

from pathlib import Path

from pydantic import ValidationError

from evals.artifact.whole import write_whole
from evals.judges.cheap.model import CheapJudge
from evals.judges.rubric import Rubric, RubricError


def cheap_file(rubric: str, own: Path) -> Path:
    """Where the cheap judge of a rubric is kept; a newer one takes its place."""
    return own / f"{rubric}.cheap.json"


def keep_cheap(cheap: CheapJudge, own: Path) -> Path:
    """Write it, all of it or nothing. Raises `OSError`."""
    path = cheap_file(cheap.rubric, own)
    path.parent.mkdir(parents=True, exist_ok=True)
    write_whole(path, cheap.model_dump_json().encode())
    return path


def load_cheap(rubric: Rubric, own: Path | None) -> CheapJudge:
    """The cheap judge of this version of a rubric.

    Raises:
        RubricError: there is none, it cannot be read, or it was trained for another version.
    """
    found, wanted = read_cheap(rubric.name, own), f"v{rubric.version}+{rubric.digest}"
    if (found.rubric, found.version) != (rubric.name, wanted):
        number = found.version.partition("+")[0]
        raise RubricError(
            f"the cheap judge of {found.rubric!r} is for {found.version}, not {wanted}; train one, or ask for "
            f"cascade:{found.rubric}@{number}"
        )
    return found


def read_cheap(rubric: str, own: Path | None) -> CheapJudge:
    """The cheap judge of a rubric, of whichever version. Raises `RubricError`: there is none, or it cannot be read."""
    path = cheap_file(rubric, own) if own else None
    train = f"train one: triplab judge train {rubric}"
    if path is None or not path.exists():
        raise RubricError(f"there is no cheap judge of {rubric!r} in {own or 'any folder'}; {train}")
    try:
        return CheapJudge.model_validate_json(path.read_bytes())
    except ValidationError as error:
        problem = error.errors(include_url=False, include_input=False)[0]
        where = ".".join(map(str, problem["loc"]))
        raise RubricError(f"{path.name} is no cheap judge: {where}: {problem['msg']}; {train}") from error
