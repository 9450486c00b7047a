"""Results as a drive has written them."""

from pathlib import Path
from typing import Any, Literal, get_args

from pydantic import BaseModel, ConfigDict, JsonValue, ValidationError

from agents.data.tables import TravelData
from synthetic.case import Pair
from synthetic.expected.expected import Expected
from synthetic.perturbations.observed import End, Observed, Planned

FILE = "dataset.jsonl"
UNSEEN = "call_failed"


class DatasetError(ValueError):
    """A dataset breaks the format; the message names file and line."""


class _Part(BaseModel):
    """What else stands in a line is none of our business."""

    model_config = ConfigDict(extra="ignore", frozen=True)


class _Result(_Part):
    ended: Literal["planned", "refused", "invalid", "failed", "left", "call_failed"]
    why: str | None = None
    fields: tuple[str, ...] = ()
    asked: tuple[str, ...] = ()
    mistakes: tuple[str, ...] = ()
    itinerary: dict[str, Any] | None = None


class _Line(_Part):
    case: str
    pair: Pair | None = None
    form: dict[str, JsonValue]
    expected: Expected
    result: _Result


def read_dataset(folder: Path, data: TravelData) -> dict[str, Observed]:
    """What became of each case, by its id, from a drive's folder; of a case that was run again, the last.

    Raises:
        DatasetError: a line is no result.
        OSError: there is no such file, or it cannot be read.
    """
    lines = (folder / FILE).read_text(encoding="utf-8").splitlines()
    seen = [_read(f"{FILE}:{number}", line, data) for number, line in enumerate(lines, start=1) if line.strip()]
    return {each.id: each for each in seen}


def _read(where: str, line: str, data: TravelData) -> Observed:
    try:
        return _observed(_Line.model_validate_json(line), data)
    except ValidationError as error:
        problem = error.errors(include_url=False)[0]
        name = ".".join(map(str, problem["loc"])) or "line"
        raise DatasetError(f"{where}: {name}: {str(problem['input'])[:80]!r}: {problem['msg']}") from error


def _observed(line: _Line, data: TravelData) -> Observed:
    """A person's own mistake says as little about the application as a call that failed."""
    result = line.result
    lost = "the dataset holds no plan of it" if result.ended == "planned" and result.itinerary is None else None
    why = next((f"the traveller: {mistake}" for mistake in result.mistakes), lost)
    known = None if why or result.ended == UNSEEN else _end(result.ended)
    return Observed(
        id=line.case,
        form=line.form,
        expected=line.expected,
        end=known,
        pair=line.pair,
        field=result.fields[0] if result.fields else None,
        asked=result.asked,
        planned=Planned.of(result.itinerary, data) if result.itinerary else None,
        why=why or result.why,
    )


def _end(ended: str) -> End:
    return next((end for end in get_args(End) if end == ended), "plan")
