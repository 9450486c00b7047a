"""A case from its form to its end: sent, answered, changed, as its traveller wants."""

import logging
from collections.abc import Callable
from dataclasses import dataclass, field

from agents.questions.registry import Answer, Question
from synthetic.case import Case
from synthetic.driving.api import Api, CallFailed, Listed, Refused
from synthetic.driving.conversation import Act, Change, Stop, Traveller
from synthetic.driving.result import Called, Cost, Ended, Result, Turn
from synthetic.driving.seen import SeenTrip
from synthetic.expected.comparison import needs_of

LOST = ("interrupted", "cancelled")
"""How a trip ends that nobody has judged: a restart of the service, or somebody's hand."""
ENDED: dict[str, Ended] = {"done": "planned", "refused": "refused", "failed": "failed", "waiting": "left"}
REFUSED_CODE, TAKEN_CODE = 422, 202

log = logging.getLogger(__name__)


@dataclass(slots=True)
class Talk:
    """One conversation. `before` are the session's trips that an earlier attempt has left, oldest first.

    `posted` is told of each trip that the application takes, before anything else is done.
    """

    case: Case
    session: str
    api: Api
    traveller: Traveller
    posted: Callable[[str], None]
    before: list[Listed] = field(default_factory=list[Listed])
    _trips: list[SeenTrip] = field(default_factory=list[SeenTrip])
    _turns: list[Turn] = field(default_factory=list[Turn])

    async def hold(self) -> Result:
        """Go through the whole conversation; what was said before is not said to the application again.

        Raises:
            CallFailed: the application was not to be reached, or lost a trip.
        """
        begun = [each.id for each in self.before if each.change is None and each.status not in LOST]
        trip = begun[-1] if begun else await self._new(await self.api.create(self.case.form, self.session))
        if isinstance(trip, Refused):
            return self._refused(trip)
        left = await self._first(trip)
        while isinstance(left, Change):
            left = await self._change(left)
        return left if isinstance(left, Result) else self._result(left)

    async def _new(self, taken: SeenTrip | Refused) -> str | Refused:
        if isinstance(taken, SeenTrip):
            self.posted(taken.id)
            return taken.id
        return taken

    async def _first(self, id: str) -> Change | Stop | Result:
        """The plan, its questions answered."""
        heard = 0
        while True:
            trip = await self._settled(id)
            for question in trip.asked[heard : len(trip.asked) - (trip.status == "waiting")]:
                self._note(question, self._next(_as_waiting(trip, question)))
            heard = len(trip.asked)
            act = self._next(trip)
            if not (isinstance(act, Answer) and trip.question):
                self._trips.append(trip)
                return _ended(act)
            taken = await self.api.answer(trip.id, act)
            self._note(trip.question, act)
            if isinstance(taken, Refused):
                self._trips.append(trip)
                return self._refused(taken)

    async def _change(self, change: Change) -> Change | Stop:
        """One follow-up to the last plan."""
        said = change.text.strip()
        parent = next((trip.id for trip in reversed(self._trips) if trip.itinerary), None)
        if parent is None:
            return Stop("ended", (f"asked for a change of no plan: {said!r}",))
        id = self._known(said) or await self._new(await self.api.refine(parent, said))
        if isinstance(id, Refused):
            self._turns.append(Turn(said=said, status="refused", why=id.detail))
            return Stop("ended", () if id.well_formed else (f"said what the form does not take: {id.detail}",))
        trip = await self._settled(id)
        self._trips.append(trip)
        self._turns.append(Turn(said=said, status=trip.status, why=trip.error.detail if trip.error else None))
        return _ended(self._next(trip))

    def _next(self, trip: SeenTrip) -> Act:
        """What the person does; one who breaks has left, by mistake, and takes no other case along."""
        try:
            return self.traveller.next(trip)
        except Exception as error:
            log.exception("the traveller of case %s broke", self.case.id)
            return Stop("broke", (f"{type(error).__name__}: {error}",))

    def _known(self, said: str) -> str | None:
        """The follow-up of these words that an earlier attempt has sent, and nobody lost."""
        taken = {trip.id for trip in self._trips}
        sent = [each for each in self.before if each.change == said and each.status not in LOST]
        return next((each.id for each in sent if each.id not in taken), None)

    async def _settled(self, id: str) -> SeenTrip:
        trip = await self.api.settled(id)
        if trip.status in LOST:
            raise CallFailed(f"trip {id} was {trip.status}")
        return trip

    def _note(self, question: Question, act: Act) -> None:
        if isinstance(act, Answer):
            self._turns.append(Turn(said=question.said(act), question=question.code))

    def _refused(self, why: Refused) -> Result:
        ended: Ended = "refused" if why.well_formed or self._trips else "invalid"
        fields = tuple(error.field for error in why.errors)
        return self._told(Result(ended=ended, why=why.detail, status_code=REFUSED_CODE, fields=fields))

    def _result(self, left: Stop) -> Result:
        """What came of it, once the person has left."""
        first = self._trips[0]
        error = first.error
        return self._told(
            Result(
                ended=ENDED.get(first.status, "failed"),
                why=error.detail if error else None,
                status_code=TAKEN_CODE,
                fields=(error.field,) if error and error.field else (),
                left=left.reason,
                mistakes=left.mistakes,
                record=left.record,
            )
        )

    def _told(self, result: Result) -> Result:
        """The result with all that the trips hold."""
        trips = self._trips
        if not trips:
            return result
        about = {
            "trip": trips[0].id,
            "turns": tuple(self._turns),
            "asked": tuple(question.code for question in trips[0].asked),
            "trace_ids": tuple(trip.trace_id for trip in trips if trip.trace_id),
            "span_id": trips[0].span_id,
            "tools": tuple(tool for trip in trips for tool in _tools(trip)),
            "elapsed_ms": sum(trip.elapsed_ms or 0 for trip in trips),
        }
        last = next((trip for trip in reversed(trips) if trip.itinerary), None)
        return result.model_copy(update=about | (_of_plan(last) if last else {}))


def _ended(act: Act) -> Change | Stop:
    return Stop("ended", ("answered where nothing was asked",)) if isinstance(act, Answer) else act


def _as_waiting(trip: SeenTrip, question: Question) -> SeenTrip:
    """The trip as it was when it asked."""
    return trip.model_copy(update={"status": "waiting", "question": question, "itinerary": None, "error": None})


def _tools(trip: SeenTrip) -> list[Called]:
    started = [each for each in trip.events if each["kind"] == "tool" and each["state"] == "started"]
    return [Called(agent=each["agent"], tool=each["tool"]) for each in started]


def _of_plan(trip: SeenTrip) -> dict[str, object]:
    plan = trip.itinerary
    assert plan
    total, feasibility = plan.budget.total, plan.budget.feasibility
    return {
        "feasibility": feasibility.verdict if feasibility else None,
        "violations": plan.violations,
        "needs": needs_of(trip.request.party),
        "cost": Cost(total=total.amount, currency=total.currency),
        "itinerary": plan.model_dump(mode="json"),
    }
