"""The requests to this service as rows: what real people tried. Only counts of them leave here, never their words."""

import hashlib
import json
from collections.abc import Callable, Mapping, Sequence
from contextlib import closing
from datetime import date
from typing import NamedTuple

from pydantic import ValidationError

from agents.data.tables import TravelData
from agents.request import TripRequest
from app.store.trips import Asked
from synthetic.coverage.measure import OpenRow
from synthetic.dimensions import Dimensions

Reader = Callable[[TripRequest, TravelData, date], Mapping[str, str]]
"""The values that a form says, by dimension; what it does not say is left out."""


class AskedRows(NamedTuple):
    """A row for each request; `outdated` are those that today's form would not take. `version` goes by content."""

    rows: tuple[OpenRow, ...]
    outdated: int
    version: str


def read_form(request: TripRequest, data: TravelData, asked_on: date) -> Mapping[str, str]:
    """Reads with all that understands words, which is imported with the first request: the service starts without."""
    from synthetic.reading.form import read_request

    return read_request(request, data, asked_on)


class AskedReader:
    """Reads requests, each content once: what was read is kept as long as the request is among those asked for."""

    def __init__(self, read: Reader = read_form) -> None:
        self._read, self._known = read, dict[str, OpenRow | None]()

    def rows(self, asked: Sequence[Asked], dimensions: Dimensions) -> AskedRows:
        """Read them; takes a while for what is new, so that it belongs on a thread of its own."""
        keys = [_key(each) for each in asked]
        with closing(TravelData.open()) as data:
            known = {
                key: self._known[key] if key in self._known else self._row(each, data, dimensions)
                for key, each in dict(zip(keys, asked, strict=True)).items()
            }
        self._known = known
        found = [known[key] for key in keys]
        rows = tuple(row for row in found if row is not None)
        return AskedRows(rows, len(found) - len(rows), hashlib.sha256("".join(keys).encode()).hexdigest())

    def _row(self, asked: Asked, data: TravelData, dimensions: Dimensions) -> OpenRow | None:
        try:
            request = TripRequest.model_validate(asked.request)
        except ValidationError:
            return None
        said = dict(self._read(request, data, asked.created_at.date()))
        return dimensions.encode(said | {"intent": "refine"} if asked.refines else said)


def _key(asked: Asked) -> str:
    content = json.dumps([asked.request, asked.created_at.date().isoformat(), asked.refines], sort_keys=True)
    return hashlib.sha256(content.encode()).hexdigest()
