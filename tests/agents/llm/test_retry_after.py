"""How long an endpoint asks to wait, in all the ways that it may say so."""

from datetime import UTC, datetime, timedelta
from email.utils import format_datetime

import pytest

from agents.llm.retry_after import wanted_wait


@pytest.mark.parametrize(
    ("headers", "seconds"),
    [
        ({}, None),
        ({"retry-after": "7"}, 7.0),
        ({"retry-after": "0.5"}, 0.5),
        ({"retry-after-ms": "250", "retry-after": "9"}, 0.25),
        ({"retry-after": "soon"}, None),
    ],
)
def test_seconds_and_milliseconds(headers: dict[str, str], seconds: float | None) -> None:
    assert wanted_wait(headers) == seconds


def test_a_date() -> None:
    later = datetime.now(UTC) + timedelta(hours=1)
    assert wanted_wait({"retry-after": format_datetime(later, usegmt=True)}) == pytest.approx(3600, abs=5)
