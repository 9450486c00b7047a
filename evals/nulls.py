"""Null baselines: outputs that took no work. A suite that one of them passes measures nothing."""

import json
from collections.abc import Awaitable, Callable, Mapping
from datetime import date
from types import MappingProxyType

from agents.assembly import assemble
from agents.data.tables import TravelData
from agents.itinerary import DayDraft, ItineraryDraft
from agents.request import TripRequest
from agents.trip import resolve
from evals.case import EvalCase
from evals.output import Output
from evals.row import Row

PREFIX = "null."
"""Of the variants that are null baselines."""
Null = Callable[[EvalCase, TravelData, date], Output]


def empty_plan(case: EvalCase, data: TravelData, today: date) -> Output:
    """A plan of the right days without a stop, a price, a fact or a word; it plans whatever it is asked."""
    return _plan(case, data, today, "")


def form_copied(case: EvalCase, data: TravelData, today: date) -> Output:
    """The empty plan, with the form copied back as its message."""
    return _plan(case, data, today, json.dumps(case.form, ensure_ascii=False, indent=1))


NULLS: Mapping[str, Null] = MappingProxyType({"empty_plan": empty_plan, "form_copied": form_copied})
"""By name, without the prefix."""


def null_task(name: str, data: TravelData, today: date) -> Callable[[EvalCase, int], Awaitable[Row]]:
    """A null as a task of the variant `null.<name>`; `today` is the day of cases that have none of their own.

    Raises:
        KeyError: the name is not in `NULLS`.
    """
    null = NULLS[name]

    async def task(case: EvalCase, repetition: int) -> Row:
        output = null(case, data, case.asked_on or today)
        return Row(
            case=case.id, variant=PREFIX + name, repetition=repetition, state="done", output=output, model="none"
        )

    return task


def _plan(case: EvalCase, data: TravelData, today: date, message: str) -> Output:
    """Without an itinerary where the form makes no trip: a null does not know that it should refuse."""
    try:
        request = TripRequest.model_validate(case.form)
        trip = resolve(request, data, today)
    except ValueError as error:
        return Output(ended="planned", why=f"no days can be made of the form: {error}", request=case.form)
    days = [DayDraft(date=day, title="", stops=[]) for day in trip.days]
    draft = ItineraryDraft(headline="", message=message, days=days)
    return Output(
        ended="planned",
        request=request.model_dump(mode="json", exclude_none=True),
        itinerary=assemble(draft, trip, {}, [], data),
    )
