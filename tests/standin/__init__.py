"""A stand-in for an OpenAI-compatible endpoint: answers like a model that does its work well, and fails on demand."""

from tests.standin.endpoint import StandIn, Trouble
from tests.standin.faults import FAULTS
from tests.standin.server import serve
from tests.standin.wire import Turn

__all__ = ["FAULTS", "StandIn", "Trouble", "Turn", "serve"]
