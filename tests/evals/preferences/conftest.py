"""The plan that the tests of judges share."""

from tests.evals.judges.conftest import itinerary

__all__ = ["itinerary"]
