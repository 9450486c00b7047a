"""How a case went, before it is a row."""

from dataclasses import dataclass

from pydantic import JsonValue, ValidationError

from agents.itinerary import Itinerary
from agents.request import TripRequest
from agents.run import Outcome, TraceRef
from agents.trip import Refusal
from evals.output import Before, Ended, Output
from evals.tasks.record import Record


@dataclass(frozen=True, slots=True)
class Ending:
    """What came of it; `outcomes` of all runs, the plan's before that of its change; `lost` what was nobody's fault."""

    ended: Ended
    why: str | None = None
    field: str | None = None
    request: TripRequest | None = None
    itinerary: Itinerary | None = None
    before: Before | None = None
    outcomes: tuple[Outcome, ...] = ()
    lost: str | None = None

    @classmethod
    def invalid(cls, error: ValidationError) -> "Ending":
        """A form that does not validate."""
        found = error.errors(include_url=False)
        where = [".".join(map(str, each["loc"])) for each in found]
        said = [str(each["msg"]).removeprefix("Value error, ") for each in found]
        why = "; ".join(f"{field or 'request'}: {message}" for field, message in zip(where, said, strict=True))
        return cls("invalid", why, where[0])

    @classmethod
    def refused(cls, refusal: Refusal, request: TripRequest, outcomes: tuple[Outcome, ...] = ()) -> "Ending":
        """A request that is refused before, or between, runs of the graph."""
        return cls("refused", refusal.message, refusal.field, request, outcomes=outcomes)

    @classmethod
    def of(cls, outcomes: tuple[Outcome, ...]) -> "Ending":
        """As the last run ended."""
        last = outcomes[-1]
        ended: Ended = "planned" if last.itinerary else "refused" if last.status == "refused" else "failed"
        return cls(ended, last.why, last.field, last.request, last.itinerary, outcomes=outcomes)

    @property
    def trace(self) -> TraceRef | None:
        """The trace with the plan, or the first."""
        planned = [one.trace for one in self.outcomes if one.trace and one.itinerary]
        return next(iter([*planned, *(one.trace for one in self.outcomes if one.trace)]), None)

    def output(self, record: Record) -> Output:
        """All that an evaluator may look at."""
        return Output(
            ended=self.ended,
            why=self.why,
            field=self.field,
            asked=tuple(record.asked),
            request=dumped(self.request) if self.request else {},
            itinerary=self.itinerary,
            before=self.before,
            said=tuple(record.said),
            handoffs=record.handoffs,
            tools=record.tools(),
            agents=record.agents(self.why),
        )


def dumped(request: TripRequest) -> dict[str, JsonValue]:
    """A request as JSON, without what is not said."""
    return request.model_dump(mode="json", exclude_none=True)
