"""The application itself, in this process."""

from datetime import date

import pytest

from tests.app.conftest import client, run, settings

__all__ = ["client", "run", "settings"]


@pytest.fixture(autouse=True)
def that_day(monkeypatch: pytest.MonkeyPatch, today: date) -> None:
    """The plans are the same on every day."""
    monkeypatch.setattr("app.planner._today", lambda: today)
