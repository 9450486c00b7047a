"""Requests as rows: each content is read once, and a follow-up is one that refines."""

from collections.abc import Mapping
from datetime import UTC, date, datetime
from typing import Any

from agents.data.tables import TravelData
from agents.request import TripRequest
from app.lab.asked_rows import AskedReader
from app.store.trips import Asked
from synthetic.dimensions_file import read_dimensions

DIMENSIONS = read_dimensions()
MONDAY = datetime(2027, 1, 4, 12, tzinfo=UTC)


class Reading:
    """Reads the party alone, and keeps what it was asked."""

    def __init__(self) -> None:
        self.asked: list[tuple[str, date]] = []

    def __call__(self, request: TripRequest, data: TravelData, asked_on: date) -> Mapping[str, str]:
        assert data.curated()
        self.asked.append((request.destination, asked_on))
        return {"party": "couple" if request.party.adults == 2 else "solo", "intent": "plan"}


def asked(destination: str, refines: bool = False, **more: Any) -> Asked:
    return Asked({"destination": destination} | more, MONDAY, refines)


def said(reader: AskedReader, *requests: Asked) -> list[dict[str, str]]:
    columns = DIMENSIONS.all
    return [
        {columns[c].id: columns[c].ids[level] for c, level in enumerate(row) if level is not None}
        for row in reader.rows(requests, DIMENSIONS).rows
    ]


def test_a_request_becomes_a_row_with_gaps() -> None:
    reading = Reading()
    assert said(AskedReader(reading), asked("Rome", party={"adults": 2})) == [{"party": "couple", "intent": "plan"}]
    assert reading.asked == [("Rome", date(2027, 1, 4))]


def test_a_follow_up_refines() -> None:
    assert said(AskedReader(Reading()), asked("Rome", refines=True)) == [{"party": "solo", "intent": "refine"}]


def test_the_same_content_is_read_once() -> None:
    reading = Reading()
    reader = AskedReader(reading)
    first = reader.rows([asked("Rome"), asked("Rome"), asked("Oslo")], DIMENSIONS)
    again = reader.rows([asked("Rome"), asked("Rome"), asked("Oslo")], DIMENSIONS)
    assert [name for name, _ in reading.asked] == ["Rome", "Oslo"]
    assert len(first.rows) == 3
    assert first == again


def test_another_content_is_another_version_and_what_is_gone_is_forgotten() -> None:
    reading = Reading()
    reader = AskedReader(reading)
    before = reader.rows([asked("Rome")], DIMENSIONS)
    after = reader.rows([asked("Oslo")], DIMENSIONS)
    reader.rows([asked("Rome")], DIMENSIONS)
    assert before.version != after.version
    assert [name for name, _ in reading.asked] == ["Rome", "Oslo", "Rome"]


def test_a_request_that_the_form_takes_no_more_is_counted_apart() -> None:
    found = AskedReader(Reading()).rows([asked("Rome", days=4000), asked("Rome")], DIMENSIONS)
    assert (len(found.rows), found.outdated) == (1, 1)
