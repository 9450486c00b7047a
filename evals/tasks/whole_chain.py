"""The whole chain of agents: the form in, questions answered truly, the plan and, where one is wanted, its change."""

from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from functools import partial
from typing import Any
from uuid import uuid4

from pydantic import ValidationError

from agents.deps import Deps
from agents.graph import PlanGraph
from agents.questions.registry import Answer, Question, next_question
from agents.refine_node import Follow
from agents.request import TripRequest
from agents.run import Outcome, Thread, plan_trip
from agents.trip import Refusal, refuse_what_no_answer_mends
from evals.case import EvalCase
from evals.output import Before
from evals.prices import Prices, load_prices
from evals.tasks.ending import Ending, dumped
from evals.tasks.person import answer_of, change_of
from evals.tasks.record import Record
from evals.tasks.task import Bench, Setup, Task, day_of
from evals.variant import Variant


def whole_chain(
    variant: Variant, deps: Deps, experiment: str = "", today: date | None = None, prices: Prices | None = None
) -> Task:
    """A task that runs the graph of a variant as the service does: refusals at the door, questions, follow-ups.

    Args:
        variant: what is different from `deps`.
        deps: model, data, tracer and limits.
        experiment: its name, for the traces.
        today: the day of cases that have none of their own; today, in UTC.
        prices: what models cost; the packaged table.
    """
    day = today or datetime.now(UTC).date()

    async def conduct(case: EvalCase, setup: Setup, record: Record) -> Ending:
        return await _Conversation(case, setup, record, day_of(case, day)).hold()

    return Bench(variant, deps, experiment, prices or load_prices()).task(conduct)


@dataclass(slots=True)
class _Conversation:
    case: EvalCase
    setup: Setup
    record: Record
    day: date

    async def hold(self) -> Ending:
        try:
            request = TripRequest.model_validate(self.case.form)
        except ValidationError as error:
            return Ending.invalid(error)
        id = f"{self.case.id}-{uuid4().hex}"
        try:
            planned = await self._plan(request, id)
            return await self._change(planned, id) if planned.itinerary else planned
        finally:
            await self.setup.saver.adelete_thread(id)

    async def _plan(self, request: TripRequest, id: str) -> Ending:
        """The plan, its questions answered; a question without an answer leaves the plan to assumptions."""
        data, outcomes = self.setup.deps.data, list[Outcome]()
        try:
            refuse_what_no_answer_mends(request, data, self.day)
            if next_question(request, data, self.day) is None:
                return Ending.of((await self._run(request, self.setup.graph),))
            outcomes.append(await self._run(request, self.setup.asking, thread=Thread(id)))
            while question := outcomes[-1].question:
                answer = self._answer(question)
                if answer is None:
                    outcomes.append(await self._run(request, self.setup.graph))
                    break
                request = question.answered(request, answer)
                refuse_what_no_answer_mends(request, data, self.day)
                again = Thread(id, answer, outcomes[-1].trace)
                outcomes.append(await self._run(request, self.setup.asking, thread=again))
        except Refusal as refusal:
            return Ending.refused(refusal, request, tuple(outcomes))
        return Ending.of(tuple(outcomes))

    async def _change(self, planned: Ending, id: str) -> Ending:
        """The change that the case is about, in the same trace; without one the plan as it is."""
        change, last = change_of(self.case), planned.outcomes[-1]
        if change is None or planned.itinerary is None:
            return planned
        self.record.said.append(change)
        thread, follow = Thread(id, None, last.trace), Follow(change=change, previous=planned.itinerary)
        await self.setup.saver.adelete_thread(id)
        changed = await self._run(last.request, self.setup.asking, thread=thread, follow=follow)
        ending = Ending.of((*planned.outcomes, changed))
        before = Before(request=dumped(last.request), itinerary=planned.itinerary)
        if changed.itinerary:
            return replace(ending, before=before)
        why = f"the change “{change}” came to nothing: {changed.why}"
        return replace(planned, why=why, before=before, outcomes=ending.outcomes)

    def _answer(self, question: Question) -> Answer | None:
        self.record.asked.append(question.code)
        answer = answer_of(self.case, question, self.setup.deps.data)
        if answer:
            self.record.said.append(question.said(answer))
        return answer

    async def _run(self, request: TripRequest, graph: PlanGraph, **more: Any) -> Outcome:
        run = partial(plan_trip, request, graph, self.setup.deps, self.day, self.record.event)
        return await run(**more)
