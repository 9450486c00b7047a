"""Parts that an agent did not deliver."""

from collections.abc import Iterator

from agents.checks.registry import Found, Plan, check


@check("missing_part", severity="soft")
def missing_part(plan: Plan) -> Iterator[Found]:
    """Every part of the plan is there."""
    for missing in plan.itinerary.missing:
        yield Found(missing.part, missing.why)
