"""Questions of the application are answered by the facts, whatever is on offer."""

from datetime import date
from typing import Any

import pytest

from agents.data.tables import TravelData
from agents.questions.registry import Answer, Question, all_questions, next_question
from agents.request import TripRequest
from synthetic.case import Case
from synthetic.driving.answers import Asked, known_codes, true_answer
from synthetic.driving.conversation import Change, Stop
from synthetic.driving.one_turn import OneTurn
from synthetic.driving.seen import SeenTrip
from synthetic.facts.facts import Goal
from tests.synthetic.driving.standin import PLAN
from tests.synthetic.driving.support import every_kind, make_case, say

TODAY = date(2026, 11, 20)


def asked(case: Case, data: TravelData) -> Question:
    question = next_question(TripRequest.model_validate(case.form), data, TODAY)
    assert question
    return question


def said(case: Case, data: TravelData, seed: int = 0) -> Answer:
    return true_answer(Asked(asked(case, data), case.facts, data, f"{case.seed}:{seed}"))


@pytest.mark.parametrize(
    ("name", "answer"),
    [
        ("which_city", {"question": "which_destination", "choice": "3"}),
        ("level", {"question": "level_or_style", "choice": "style"}),
        ("unknown", {"question": "unknown_destination", "text": "Zorvania City"}),
    ],
)
def test_the_truth(data: TravelData, name: str, answer: dict[str, str]) -> None:
    assert said(every_kind()[name], data).model_dump(exclude_none=True) == answer


def test_days_hold_against_dates(data: TravelData) -> None:
    case = make_case({"destination": "Lisbon", "days": 3, "start": "2027-05-01", "end": "2027-05-12"})
    assert said(case, data).choice == "days"


def test_a_city_that_is_not_on_offer_is_named(data: TravelData) -> None:
    case = make_case({"destination": "Springfield"}, facts={"destination_id": "lisbon"})
    assert said(case, data).text == "Lisbon, Portugal"


def test_an_impossible_budget_is_settled_by_the_seed(data: TravelData) -> None:
    case = every_kind()["impossible"]
    chosen = [said(case, data, seed).choice for seed in range(40)]
    assert chosen == [said(case, data, seed).choice for seed in range(40)]
    assert set(chosen) == {choice.id for choice in asked(case, data).choices}
    assert "anyway" in chosen


def test_every_question_of_the_application_has_an_answer() -> None:
    assert known_codes() == sorted(kind.code for kind in all_questions())


def trip(**fields: Any) -> SeenTrip:
    return SeenTrip.model_validate({"id": "t", "status": "done", "request": {"destination": "Lisbon"}, **fields})


def test_an_unknown_question_is_a_mistake_of_the_person(data: TravelData) -> None:
    question = Question(code="colour", field="notes", text="Which colour?", choices=[], text_hint="")
    act = OneTurn(make_case({"destination": "Lisbon"}), data, say).next(trip(status="waiting", question=question))
    assert isinstance(act, Stop)
    assert act.mistakes[0].startswith("no answer is known to 'colour'; known: impossible_budget, level_or_style, ")


def test_only_who_came_to_refine_asks_for_a_change_and_once(data: TravelData) -> None:
    facts = {"goals": [Goal(edit="lighten", arguments={"day": 2})]}
    refining = OneTurn(make_case({"destination": "Lisbon"}, facts=facts, intent="refine"), data, say)
    planning = OneTurn(make_case({"destination": "Lisbon"}, facts=facts, intent="plan"), data, say)
    plan = trip(itinerary=PLAN)
    assert refining.next(plan) == Change("make day 2 lighter")
    assert refining.next(trip(itinerary=PLAN, change="make day 2 lighter")) == Stop("has a plan")
    assert refining.next(trip(status="failed")) == Stop("has no plan")
    assert planning.next(plan) == Stop("has a plan")
