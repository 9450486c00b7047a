"""Results as a drive has written them."""

from pathlib import Path
from typing import Any, get_args

from pydantic import BaseModel, ConfigDict, JsonValue, ValidationError

from agents.data.tables import TravelData
from synthetic.case import Pair
from synthetic.driving.dataset import NAME
from synthetic.driving.result import Ended
from synthetic.expected.expected import Expected
from synthetic.json_lines import Line, LinesError, lines_of, parsed
from synthetic.perturbations.observed import End, Observed, Planned

UNSEEN = "call_failed"


class _Part(BaseModel):
    """What else stands in a line is none of our business."""

    model_config = ConfigDict(extra="ignore", frozen=True)


class _Result(_Part):
    ended: Ended
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
        LinesError: a line is no result.
        OSError: there is no such file, or it cannot be read.
    """
    with (folder / NAME).open("rb") as content:
        seen = [_read(line, data) for line in lines_of(NAME, content)]
    return {each.id: each for each in seen}


def _read(line: Line, data: TravelData) -> Observed:
    found = parsed(line, _Line)
    try:
        return _observed(found, data)
    except (ValidationError, KeyError) as error:
        why = error.errors(include_url=False)[0]["msg"] if isinstance(error, ValidationError) else f"{error} is lacking"
        raise LinesError(f"{line.where}: itinerary: {why}") from error


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
