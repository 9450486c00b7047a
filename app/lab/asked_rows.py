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
        by_key = dict(zip(keys, asked, strict=True))
        new = {key: each for key, each in by_key.items() if key not in self._known}
        self._known = {key: row for key, row in self._known.items() if key in by_key} | self._rows(new, dimensions)
        found = [self._known[key] for key in keys]
        rows = tuple(row for row in found if row is not None)
        return AskedRows(rows, len(found) - len(rows), hashlib.sha256("".join(keys).encode()).hexdigest())

    def _rows(self, new: Mapping[str, Asked], dimensions: Dimensions) -> dict[str, OpenRow | None]:
        if not new:
            return {}
        with closing(TravelData.open()) as data:
            return {key: self._row(each, data, dimensions) for key, each in new.items()}

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
