"""Which tools must not be called."""

from collections.abc import Iterator
from datetime import timedelta

from agents.specialists.registry import all_specialists
from agents.trip import LEAD
from synthetic.expected.kinds.registry import Known, expectation

FORECAST_REACHES = timedelta(days=16)


@expectation("never")
def never(known: Known) -> tuple[str, ...]:
    """None at all where there is no plan to make; else what the trip gives no reason for."""
    if known.trip_to is None:
        return tuple(sorted({tool for agent in all_specialists().values() for tool in agent.tools}))
    return tuple(_without_reason(known))


def _without_reason(known: Known) -> Iterator[str]:
    if not known.facts.passport:
        yield "get_visa_rule"
    if (known.facts.start or known.asked_on + LEAD) - known.asked_on >= FORECAST_REACHES:
        yield "get_forecast"
