"""What the traveller does next, with an application of a few lines."""

from collections.abc import Callable

import pytest

from agents.data.tables import TravelData
from agents.questions.registry import Answer, Choice, Question
from synthetic.case import Case
from synthetic.driving.conversation import Change, Stop
from synthetic.driving.seen import SeenPlan, SeenTrip
from synthetic.traveller.record import Record
from synthetic.traveller.traveller import Conduct, SimulatedTraveller
from tests.synthetic.traveller.plain_words import say_plainly
from tests.synthetic.traveller.support import case_of, goal, plan_of, trip_of

DAYS = ("praca-do-comercio time-out-market maat", "castelo-sao-jorge fado-museum ramiro")
LIGHTER = (DAYS[0], "fado-museum ramiro")
App = Callable[[str], SeenTrip]


@pytest.fixture
def plan(data: TravelData) -> SeenPlan:
    return plan_of(data, *DAYS)


def talk(case: Case, data: TravelData, plan: SeenPlan, app: App, conduct: Conduct | None = None) -> tuple[Record, Stop]:
    traveller = SimulatedTraveller(case, data, say_plainly, conduct or Conduct())
    act = traveller.next(trip_of(plan))
    while isinstance(act, Change):
        act = traveller.next(app(act.text))
    assert isinstance(act, Stop)
    return traveller.record, act


def deaf(plan: SeenPlan) -> App:
    return lambda _: trip_of(plan)


@pytest.mark.parametrize(
    ("mood", "manners"),
    [
        ("frustrated", ["ask", "object"]),
        ("neutral", ["ask", "rephrase", "object"]),
        ("chatty", ["ask", "rephrase", "rephrase", "object"]),
    ],
)
def test_patience_runs_out_by_mood(data: TravelData, plan: SeenPlan, mood: str, manners: list[str]) -> None:
    record, stop = talk(case_of(goal("lighten", day=2), mood=mood), data, plan, deaf(plan))
    assert [turn.manner for turn in record.turns] == manners
    assert (stop.reason, record.reached, record.blame) == ("abandoned", False, "app")
    assert record.words
    assert record.friction.model_dump() == {
        "objections": 1, "repeats": len(manners) - 1, "refusals": 0, "slips": 0, "unasked": 0,
    }  # fmt: skip
    assert "day 2 still has 3 stops" in record.turns[-1].text


def test_goals_come_one_after_another_and_thanks_last(data: TravelData, plan: SeenPlan) -> None:
    after = {"2": plan_of(data, *LIGHTER), "1": plan_of(data, "praca-do-comercio time-out-market", LIGHTER[1])}
    case = case_of(goal("lighten", day=2), goal("lighten", day=1), mood="chatty")
    record, stop = talk(case, data, plan, lambda text: trip_of(after["1" if "ay 1" in text else "2"]))
    assert [turn.goal.arguments["day"] for turn in record.turns] == [2, 1]
    assert (stop.reason, record.reached, record.blame, record.open) == ("satisfied", True, "nobody", ())
    assert "thank" in record.words or "thanks" in record.words
    assert stop.record == record.model_dump(mode="json")


def test_without_goals_a_plan_is_enough(data: TravelData, plan: SeenPlan) -> None:
    record, stop = talk(case_of(), data, plan, deaf(plan))
    assert (stop.reason, record.turns) == ("satisfied", ())


def test_a_slip_is_put_right_and_costs_no_patience(data: TravelData, plan: SeenPlan) -> None:
    day_1 = "praca-do-comercio maat"
    done = {"1": plan_of(data, day_1, DAYS[1]), "2": plan_of(data, day_1, LIGHTER[1])}
    case = case_of(goal("lighten", day=2), mood="frustrated", seed=5)
    slips = Conduct(slips=0.6)
    record, stop = talk(case, data, plan, lambda text: trip_of(done["1" if "ay 1" in text else "2"]), slips)
    assert [(turn.manner, turn.verdict) for turn in record.turns] == [
        ("ask", "traveller_missed"),
        ("correct", "reached"),
    ]
    assert stop.mistakes == ("meant lighten day=2, said lighten day=1",)
    assert (record.reached, record.blame) == (True, "traveller")


def test_what_is_not_possible_is_accepted(data: TravelData, plan: SeenPlan) -> None:
    refusal = "there is no day 9; the plan has days 1 to 2"
    record, stop = talk(case_of(goal("lighten", day=9)), data, plan, lambda _: trip_of(None, "refused", refusal))
    assert [(turn.verdict, turn.blame) for turn in record.turns] == [("not_possible", "nobody")]
    assert stop.reason == "not_possible"


def test_what_cannot_be_named_is_not_asked_for(data: TravelData, plan: SeenPlan) -> None:
    record, _ = talk(case_of(goal("swap", query="the beach")), data, plan, deaf(plan))
    assert record.turns == ()
    assert [(ended.verdict, ended.why) for ended in record.goals] == [
        ("not_possible", "the plan has no stop for “the beach”"),
    ]


def test_what_the_application_lost_is_not_asked_for_again(data: TravelData, plan: SeenPlan) -> None:
    lost = plan_of(data, DAYS[0], "castelo-sao-jorge ramiro")
    record, _ = talk(case_of(goal("swap", query="Museu do Fado")), data, plan, deaf(lost))
    assert [(turn.verdict, turn.why) for turn in record.turns] == [
        ("app_missed", "nothing came in place of Museu do Fado"),
    ]


def test_turns_run_out_and_failures_end_it(data: TravelData, plan: SeenPlan) -> None:
    record, stop = talk(case_of(goal("lighten", day=2)), data, plan, deaf(plan), Conduct(most_turns=2))
    assert (stop.reason, len(record.turns), [each.edit for each in record.open]) == ("out_of_turns", 2, ["lighten"])
    record, stop = talk(case_of(goal("lighten", day=2)), data, plan, lambda _: trip_of(None, "failed", "HTTP 500"))
    assert (stop.reason, record.turns[0].verdict, record.blame) == ("unscored", "unscored", "unclear")


def test_without_a_plan_there_is_nothing_to_follow_up(data: TravelData) -> None:
    traveller = SimulatedTraveller(case_of(goal("lighten", day=2)), data, say_plainly)
    act = traveller.next(trip_of(None, "refused", "no such place"))
    assert isinstance(act, Stop)
    assert act.reason == "no_plan"


def test_questions_are_answered_truly(data: TravelData) -> None:
    cities = [Choice(id="1", label="Porto", patch={"destination_id": "porto"}),
              Choice(id="2", label="Lisbon", patch={"destination_id": "lisbon"})]  # fmt: skip
    question = Question(code="which_destination", field="destination", text="Which?", choices=cities, text_hint="")
    asking = trip_of(None, "waiting").model_copy(update={"question": question})
    traveller = SimulatedTraveller(case_of(), data, say_plainly)
    assert traveller.next(asking) == Answer(question="which_destination", choice="2")
    act = traveller.next(asking.model_copy(update={"question": question.model_copy(update={"code": "how_are_you"})}))
    assert isinstance(act, Stop)
    assert act.reason == "cannot_answer"


def test_the_same_trips_give_the_same_acts(data: TravelData, plan: SeenPlan) -> None:
    case, conduct = case_of(goal("lighten", day=2), goal("drop"), mood="chatty", seed=7), Conduct(slips=0.3)
    assert talk(case, data, plan, deaf(plan), conduct) == talk(case, data, plan, deaf(plan), conduct)
    other = talk(case, data, plan, deaf(plan), Conduct(slips=0.3, seed=1))
    assert other != talk(case, data, plan, deaf(plan), conduct)
