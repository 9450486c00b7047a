"""Cases that an earlier run has written: a model that was paid for them is not asked again."""

from pathlib import Path

from pydantic import ValidationError

from synthetic.case import Case
from synthetic.json_lines import Line, LinesError, lines_of
from synthetic.wording.cases import Making, case_seed


class KeptError(ValueError):
    """A file holds something else than cases of the same making; the message names file, line and value."""


def kept_cases(path: Path, making: Making) -> list[Case]:
    """The cases of a file, none where there is no file; a last line that was cut off is taken out of the file.

    Raises:
        KeptError: another writer, day, seed or file of dimensions made one of them, or a line is no case.
        OSError: the file cannot be read or written.
    """
    if not path.exists():
        return []
    raw = path.read_bytes()
    whole = raw[: raw.rfind(b"\n") + 1]
    if whole != raw:
        path.write_bytes(whole)
    try:
        lines = list(lines_of(path.name, whole.split(b"\n")))
    except LinesError as error:
        raise KeptError(f"{error}; give another --out") from error
    return [_read(line, making, len(lines)) for line in lines]


def _read(line: Line, making: Making, most: int) -> Case:
    try:
        case = Case.model_validate_json(line.text)
    except ValidationError as error:
        raise KeptError(f"{line.where}: {line.text[:60]!r} is no case; give another --out") from error
    ours = (making.writer.name, str(making.asked_on), making.dimensions)
    its = (case.words.writer, str(case.asked_on), case.dimensions)
    for mine, other in zip(ours, its, strict=True):
        if mine != other:
            raise KeptError(f"{line.where}: made with {other!r}, and now it is {mine!r}; give another --out")
    if case.pair is None and not any(case_seed(making.seed, case.tuple, nth) == case.seed for nth in range(most)):
        raise KeptError(f"{line.where}: made with another seed than {making.seed}; give that, or another --out")
    return case
