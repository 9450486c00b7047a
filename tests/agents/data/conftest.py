"""The packaged tables, and a fresh build of them, each opened once per test process."""

import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest

from agents.data.build import build
from agents.data.tables import TravelData


@pytest.fixture(scope="session")
def travel() -> Iterator[TravelData]:
    data = TravelData.open()
    yield data
    data.close()


@pytest.fixture(scope="session")
def fresh(tmp_path_factory: pytest.TempPathFactory) -> Iterator[sqlite3.Connection]:
    yield from _built(tmp_path_factory.mktemp("fresh") / "travel.sqlite")


@pytest.fixture(scope="session")
def again(tmp_path_factory: pytest.TempPathFactory) -> Iterator[sqlite3.Connection]:
    yield from _built(tmp_path_factory.mktemp("again") / "travel.sqlite")


def _built(path: Path) -> Iterator[sqlite3.Connection]:
    build(path)
    db = sqlite3.connect(path)
    yield db
    db.close()
