"""The simulated traveller, by rules: answers truly, asks for its goals one by one, and says so when they are missed."""

from typing import NamedTuple

from agents.data.tables import TravelData
from agents.questions.registry import Answer, Question
from synthetic.case import Case
from synthetic.driving.answers import Asked as AskedBack
from synthetic.driving.answers import NoAnswer, true_answer
from synthetic.driving.conversation import Act, Change, Stop
from synthetic.driving.seen import SeenTrip
from synthetic.traveller.goals.registry import NotPossible, all_goals
from synthetic.traveller.intended import Intended, intended
from synthetic.traveller.phrases import phrase
from synthetic.traveller.record import Ended, Leaving, Manner, Record, Turn
from synthetic.traveller.seen import Seen
from synthetic.traveller.speech import Person, Say, Spirit, Spoken, speak
from synthetic.traveller.temper import temper_of
from synthetic.traveller.verdict import Asked, judge

MOST_TURNS = 6
UNFULFILLED = ("app_missed", "app_refused")
SETTLED = ("reached", "not_possible")


class Conduct(NamedTuple):
    """How often a traveller follows up at most, the share of its requests that it says wrongly, and its seed."""

    most_turns: int = MOST_TURNS
    slips: float = 0.0
    seed: int = 0


CONDUCT = Conduct()


class _Sent(NamedTuple):
    asked: Asked
    manner: Manner
    spoken: Spoken


class SimulatedTraveller:
    """A `synthetic.driving.conversation.Traveller`; `record` is what there is of the conversation until now."""

    def __init__(self, case: Case, data: TravelData, say: Say, conduct: Conduct = CONDUCT) -> None:
        self._case, self._data, self._say, self._conduct = case, data, say, conduct
        self._person = Person.of(case, conduct.seed, conduct.slips)
        self._temper = temper_of(self._person.mood, case.persona)
        self._open = list(case.facts.goals)
        self._meant: Intended | None = None
        self._plan: Seen | None = None
        self._sent: _Sent | None = None
        self._turns: list[Turn] = []
        self._tries: list[Turn] = []
        self._ended: list[Ended] = []
        self._left: tuple[Leaving | None, str] = (None, "")

    @property
    def record(self) -> Record:
        """All turns that were judged, what became of the goals, and those that are open."""
        ended, words = self._left
        open_goals = [*([self._meant.goal] if self._meant else []), *self._open]
        return Record(
            goals=tuple(self._ended), open=tuple(open_goals), turns=tuple(self._turns), ended=ended, words=words
        )

    def next(self, trip: SeenTrip) -> Act:
        """What the person does when the trip waits for an answer or has ended, with or without a plan."""
        if trip.status == "waiting" and trip.question:
            return self._answer(trip.question)
        city = self._case.facts.destination_id or ""
        after = Seen(trip.itinerary, trip.request.party, city, self._data) if trip.itinerary else None
        if self._sent:
            self._judge(self._sent, trip, after)
        self._plan = after or self._plan
        return self._leave("no_plan") if self._plan is None else self._go_on(self._plan)

    def _answer(self, question: Question) -> Answer | Stop:
        try:
            seed = f"{self._case.seed}:{self._conduct.seed}"
            return true_answer(AskedBack(question, self._case.facts, self._data, seed))
        except NoAnswer:
            return self._leave("cannot_answer")

    def _judge(self, sent: _Sent, trip: SeenTrip, after: Seen | None) -> None:
        found = judge(sent.asked, trip, after)
        spoken = sent.spoken
        turn = Turn(
            goal=sent.asked.meant.goal, manner=sent.manner, text=spoken.text, wordings=spoken.wordings,
            traveller_error=spoken.error, **found._asdict(),
        )  # fmt: skip
        self._sent = None
        self._turns.append(turn)
        self._tries.append(turn)

    def _go_on(self, plan: Seen) -> Act:
        if self._tries and self._meant:
            last = self._tries[-1]
            leaving = self._loses_patience(last)
            out_of_reach = all_goals()[self._meant.edit].hopeless(self._meant.args, plan)
            if leaving or out_of_reach or last.verdict in SETTLED:
                self._end(Ended(goal=self._meant.goal, verdict=last.verdict, why=last.why))
            if leaving:
                return self._leave(leaving)
        meant = self._meant or self._next_goal(plan)
        if meant is None:
            return self._leave(
                "satisfied" if all(each.verdict == "reached" for each in self._ended) else "not_possible"
            )
        return self._leave("out_of_turns") if len(self._turns) >= self._conduct.most_turns else self._speak(meant, plan)

    def _loses_patience(self, last: Turn) -> Leaving | None:
        if last.verdict == "unscored":
            return "unscored"
        return "abandoned" if last.verdict in UNFULFILLED and self._unfulfilled > self._temper.patience else None

    @property
    def _unfulfilled(self) -> int:
        return sum(turn.verdict in UNFULFILLED for turn in self._turns)

    def _next_goal(self, plan: Seen) -> Intended | None:
        """The next goal that can be named on this plan."""
        while self._open:
            goal = self._open.pop(0)
            try:
                self._meant = intended(goal, plan, self._person.draws(-1 - len(self._ended)))
            except NotPossible as why:
                self._end(Ended(goal=goal, verdict="not_possible", why=str(why)))
            else:
                return self._meant
        return None

    def _end(self, ended: Ended) -> None:
        self._ended.append(ended)
        self._meant, self._tries = None, []

    def _speak(self, meant: Intended, plan: Seen) -> Change:
        missing = all_goals()[meant.edit].missing(meant.args, plan, plan) or "nothing has changed"
        spirit = Spirit(self._manner(), missing)
        spoken = speak(self._person, meant, plan, spirit, self._person.draws(len(self._turns)), self._say)
        self._sent = _Sent(Asked(meant, spoken.heard, plan), spirit.manner, spoken)
        return Change(spoken.text)

    def _manner(self) -> Manner:
        if not self._tries:
            return "ask"
        if self._tries[-1].verdict == "traveller_missed":
            return "correct"
        return "rephrase" if self._unfulfilled <= self._temper.rephrases else "object"

    def _leave(self, reason: Leaving) -> Stop:
        rng = self._person.draws(len(self._turns))
        thanks = rng.random() < self._temper.thanks
        part = "abandon" if reason == "abandoned" else "thanks" if reason == "satisfied" and thanks else None
        self._left = (reason, phrase(part, self._person.mood, rng) if part else "")
        return Stop(reason, self.record.mistakes, self.record.model_dump(mode="json"))
