"""What is asked back, and what is taken as it is."""

from datetime import date
from typing import Any

import pytest

from agents.data.tables import TravelData
from agents.questions.registry import Answer, Question, all_questions, next_question
from agents.request import TripRequest
from agents.trip import Refusal, resolve
from tests.agents.support import TODAY


def asked(data: TravelData, **fields: Any) -> Question | None:
    return next_question(TripRequest.model_validate({"destination": "Tokyo", **fields}), data, TODAY)


def must_ask(data: TravelData, **fields: Any) -> Question:
    question = asked(data, **fields)
    assert question
    return question


def labels(question: Question) -> list[str]:
    return [choice.label for choice in question.choices]


def test_every_kind_says_when_it_is_due() -> None:
    kinds = all_questions()
    assert [kind.code for kind in kinds][:4] == [
        "unknown_destination", "which_destination", "which_length", "level_or_style",
    ]  # fmt: skip
    assert all(kind.means for kind in kinds)


@pytest.mark.parametrize(
    "name",
    [
        "Tokyo", "Paris", "London", "Venice", "Naples", "Boston", "Perth", "Lagos", "Luxembourg", "Munich", "Firenze",
        "Barcelna", "Lisbonn", "東京", "Paris, Texas", "Springfield, Illinois", "Cambridge, UK", "New York", "Bali",
        "Lisbno", "Istnabul", "Vancouvver", "Iceland", "Trinidad and Tobago",
        "San José, Costa Rica", "Mexico City, Mexico", "New York, New York", "Ontario, California",
    ],
)  # fmt: skip
def test_a_clear_destination_is_not_asked_about(data: TravelData, name: str) -> None:
    assert asked(data, destination=name) is None


@pytest.mark.parametrize(
    ("name", "one_of_them"),
    [
        ("Springfield", "Springfield, Illinois, United States"),
        ("Georgia", "Atlanta, Georgia, United States"),
        ("Valencia", "Valencia, Spain"),
        ("Cambridge", "Cambridge, Massachusetts, United States"),
        ("Japan", "Kyoto, Japan"),
        ("California", "Los Angeles, California, United States"),
        ("Italy", "Florence, Italy"),
        ("Córdoba", "Córdoba, Spain"),
    ],
)
def test_a_name_of_several_cities_is(data: TravelData, name: str, one_of_them: str) -> None:
    question = must_ask(data, destination=name)
    assert (question.code, question.field) == ("which_destination", "destination")
    assert one_of_them in labels(question)
    assert 2 <= len(question.choices) <= 4


@pytest.mark.parametrize(
    "name", ["Mordor", "Hogwarts", "Xyzzyville", "somewhere warm", "the beach", "Europe", "anywhere"]
)
def test_what_is_no_city_is(data: TravelData, name: str) -> None:
    question = must_ask(data, destination=name)
    assert question.code == "unknown_destination"
    assert f"“{name}”" in question.text
    assert len(question.choices) == 4


def test_two_cities_are_a_choice_between_them(data: TravelData) -> None:
    assert labels(must_ask(data, destination="Paris and London")) == [
        "Paris, France",
        "London, England, United Kingdom",
    ]


def test_warm_is_warm_in_the_month_of_the_trip(data: TravelData) -> None:
    for choice in must_ask(data, destination="somewhere warm", start="2027-01-10").choices:
        climate = data.climate(choice.patch["destination_id"], 1)
        assert climate
        assert climate.high_c is not None
        assert climate.high_c >= 24


@pytest.mark.parametrize(
    ("answer", "days", "end"),
    [
        (Answer(choice="days"), 3, date(2027, 5, 3)),
        (Answer(choice="dates"), 12, date(2027, 5, 12)),
        (Answer(text="make it 5 days"), 5, date(2027, 5, 5)),
    ],
)
def test_days_against_dates(data: TravelData, answer: Answer, days: int, end: date) -> None:
    form = {"destination": "Tokyo", "days": 3, "start": "2027-05-01", "end": "2027-05-12"}
    question = must_ask(data, **form)
    assert question.text == "2027-05-01 to 2027-05-12 is 12 days, but you ask for 3. Which holds?"
    trip = resolve(question.answered(TripRequest.model_validate(form), answer), data, TODAY)
    assert (len(trip.days), trip.end) == (days, end)


@pytest.mark.parametrize(
    ("style", "budget", "asks"),
    [
        ("luxury", "shoestring", True),
        ("backpacker", "luxury", True),
        ("luxury", "moderate", False),
        ("relaxed", "cheap", False),
    ],
)
def test_a_level_that_contradicts_the_style(data: TravelData, style: str, budget: str, asks: bool) -> None:
    question = asked(data, style=style, budget=budget)
    assert (question is not None and question.code == "level_or_style") == asks


def test_the_city_that_was_chosen_is_the_one_planned(data: TravelData) -> None:
    for name in ("Springfield", "San José", "Georgia", "Valencia"):
        request = TripRequest(destination=name)
        question = must_ask(data, destination=name)
        for choice in question.choices:
            answered = question.answered(request, Answer(choice=choice.id))
            assert next_question(answered, data, TODAY) is None
            assert resolve(answered, data, TODAY).destination.id == choice.patch["destination_id"]


@pytest.mark.parametrize(
    ("answer", "says"),
    [
        (Answer(choice="9"), "choice '9' is not one of this question's; allowed: 1, 2, 3"),
        (Answer(), "the answer is empty; give the id of a choice, or words"),
        (Answer(text="  "), "the answer is empty"),
        (Answer(text="x"), "answer 'x' is not understood: String should have at least 2 characters"),
    ],
)
def test_an_answer_that_is_none(data: TravelData, answer: Answer, says: str) -> None:
    with pytest.raises(Refusal) as refused:
        must_ask(data, destination="Springfield").answered(TripRequest(destination="Springfield"), answer)
    assert says in refused.value.message


def test_a_destination_in_words_leaves_the_rest_as_it_was(data: TravelData) -> None:
    request = TripRequest.model_validate({"destination": "Mordor", "days": 4, "budget": "900 EUR"})
    answered = must_ask(data, destination="Mordor").answered(request, Answer(text="Rome"))
    assert answered == request.model_copy(update={"destination": "Rome"})


@pytest.mark.parametrize(("words", "currency"), [("900", "EUR"), ("900 CHF", "CHF"), ("moderate", None)])
def test_a_new_budget_is_in_the_money_of_the_old_one(data: TravelData, words: str, currency: str | None) -> None:
    form = {"destination": "Zurich", "days": 7, "budget": "40 EUR"}
    answered = must_ask(data, **form).answered(TripRequest.model_validate(form), Answer(text=words))
    assert answered.budget
    assert (answered.budget.currency, resolve(answered, data, TODAY).currency) == (currency, currency or "EUR")


@pytest.mark.parametrize("words", ["from the 1st to the 5th", "two weeks", "25 days"])
def test_days_that_no_number_says_are_not_guessed(data: TravelData, words: str) -> None:
    form = {"destination": "Tokyo", "days": 3, "start": "2027-05-01", "end": "2027-05-12"}
    with pytest.raises(Refusal, match=f"answer '{words}' is not understood"):
        must_ask(data, **form).answered(TripRequest.model_validate(form), Answer(text=words))
