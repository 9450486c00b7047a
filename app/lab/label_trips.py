"""Trips of the service as items: what real travellers asked for, and the plans that they got."""

from collections.abc import Sequence

from agents.itinerary import Itinerary
from app.store.tables import TripRow, utc
from evals.case import EvalCase, digest
from evals.labels.item import Item, item_id
from evals.output import Output

NOT_SHOWN = ("user_id", "session_id")


def items_of_trips(rows: Sequence[TripRow]) -> list[Item]:
    """The plans of trips. Neither a trip's id, which opens it, nor its session stands in an item; its words do."""
    return [_item(row, Itinerary.model_validate(row.itinerary)) for row in rows if row.itinerary]


def _item(row: TripRow, plan: Itinerary) -> Item:
    form = {name: value for name, value in row.request.items() if name not in NOT_SHOWN}
    name = digest(form)
    case = EvalCase(id=f"trip-{name}", cluster=name, form=form, asked_on=utc(row.created_at).date())
    output = Output(ended="planned", request=form, itinerary=plan, said=(row.change,) if row.change else ())
    trace, span = row.trace_id, row.span_id
    return Item(id=item_id(case, output), case=case, output=output, source="trips", trace_id=trace, span_id=span)
