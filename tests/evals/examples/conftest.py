"""A lab with the rehearsal engine."""

from pathlib import Path

import pytest

from agents.deps import Deps
from evals.lab import Lab
from evals.runner.pacing import throttle_of
from synthetic.driving.clock import WallClock
from tests.agents.conftest import exporter, tracer

__all__ = ["exporter", "tracer"]


@pytest.fixture
def lab(deps: Deps, tmp_path: Path) -> Lab:
    return Lab(deps, deps.model, throttle_of(WallClock(), 4), tmp_path, 4)
