"""Samples with a plan, as checks look at them."""

import functools
from collections.abc import Callable

from agents.checks.registry import Plan
from agents.data.tables import TravelData
from agents.request import TripRequest
from agents.trip import Trip, resolve
from evals.evaluators.registry import Evaluate, Said
from evals.output import Sample

Look = Callable[[Sample, Plan], Said | None]


def trip_of(sample: Sample, data: TravelData) -> Trip | None:
    """The trip as it was planned; None where neither request nor plan say when it begins.

    Raises:
        ValueError: the request does not validate, or is refused.
    """
    output = sample.output
    request = TripRequest.model_validate(output.request or sample.case.form)
    start = request.start or (output.itinerary and output.itinerary.start)
    return resolve(request.model_copy(update={"start": start}), data, start) if start else None


def on_plan(look: Look) -> Evaluate:
    """An evaluator of plans: not applicable without one, unscored where its request says nothing definite."""

    @functools.wraps(look)
    def evaluate(sample: Sample, data: TravelData) -> Said | None:
        if sample.output.itinerary is None:
            return None
        try:
            trip = trip_of(sample, data)
        except ValueError as error:
            return Said("unscored", f"the request cannot be read: {error}", "unscored")
        return look(sample, Plan(sample.output.itinerary, trip, data)) if trip else None

    return evaluate
