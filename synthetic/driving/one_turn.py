"""The person who asks once: answers what is asked, says the one change that the case is about, and leaves."""

from collections.abc import Callable
from dataclasses import dataclass

from agents.data.tables import TravelData
from synthetic.case import Case
from synthetic.driving.answers import Asked, NoAnswer, true_answer
from synthetic.driving.conversation import Act, Change, Stop
from synthetic.driving.seen import SeenTrip
from synthetic.facts.facts import Goal
from synthetic.persona import Persona

SayGoal = Callable[[Goal, Persona, str, int], str]
"""`say(goal, persona, mood, seed)` puts a goal into the persona's words."""


@dataclass(frozen=True, slots=True)
class OneTurn:
    """A `Traveller` without a memory: what it does follows from the trip that it sees."""

    case: Case
    data: TravelData
    say: SayGoal
    seed: int = 0

    def next(self, trip: SeenTrip) -> Act:
        """Answer, ask for the first goal's change of a first plan, or leave."""
        if trip.question:
            try:
                return true_answer(Asked(trip.question, self.case.facts, self.data, f"{self.case.seed}:{self.seed}"))
            except NoAnswer as unanswered:
                return Stop("cannot answer", (str(unanswered),))
        goals = self.case.facts.goals
        if trip.itinerary and trip.change is None and goals and self.case.tuple.get("intent") == "refine":
            said = self.say(goals[0], self.case.persona, self.case.tuple.get("mood", ""), self.case.seed + self.seed)
            return Change(said)
        return Stop("has a plan" if trip.itinerary else "has no plan")
