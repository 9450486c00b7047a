from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from agents.data.records import Interest
from agents.request import Party, Style, TripRequest


def ask(**fields: Any) -> TripRequest:
    return TripRequest.model_validate({"destination": "Tokyo", **fields})


def refusal(**fields: Any) -> tuple[tuple[int | str, ...], str]:
    with pytest.raises(ValidationError) as refused:
        ask(**fields)
    first = refused.value.errors()[0]
    return first["loc"], first["msg"]


def test_nothing_but_a_destination() -> None:
    request = ask()
    assert (request.length, request.style, request.party.size) == (5, Style.BALANCED, 1)
    assert (request.budget, request.start, request.passport, request.notes) == (None, None, None, "")


@pytest.mark.parametrize(
    ("fields", "where"),
    [
        ({"destination": "X"}, "destination"),
        ({"destination": " X "}, "destination"),
        ({"destination": "x" * 81}, "destination"),
        ({"destination": ""}, "destination"),
        ({"days": 0}, "days"),
        ({"days": 22}, "days"),
        ({"days": 1.5}, "days"),
        ({"start": "soon"}, "start"),
        ({"currency": "DOLLAR"}, "currency"),
        ({"currency": "U$"}, "currency"),
        ({"style": "frugal"}, "style"),
        ({"interests": ["food"] * 7}, "interests"),
        ({"interests": ["golf"]}, "interests"),
        ({"origin": "x" * 81}, "origin"),
        ({"passport": "x" * 81}, "passport"),
        ({"notes": "x" * 1001}, "notes"),
        ({"session_id": "short"}, "session_id"),
        ({"session_id": "s" * 65}, "session_id"),
        ({"user_id": "a b"}, "user_id"),
        ({"party": {"adults": 13}}, "party"),
        ({"party": {"children": -1}}, "party"),
        ({"party": {"mobility": "crutches"}}, "party"),
        ({"party": {"dogs": 1}}, "party"),
        ({"model": "gpt"}, "model"),
        ({"budget": "lots"}, "budget"),
        ({"budget": True}, "budget"),
        ({"budget": {"amount": 0}}, "budget"),
    ],
)
def test_what_is_out_of_limits_is_refused_at_its_field(fields: dict[str, Any], where: str) -> None:
    assert refusal(**fields)[0][0] == where


@pytest.mark.parametrize(
    ("fields", "length"),
    [
        ({"days": 1}, 1),
        ({"days": 21}, 21),
        ({"start": "2027-04-03", "end": "2027-04-03"}, 1),
        ({"start": "2027-04-03", "end": "2027-04-23"}, 21),
        ({"start": "2027-02-27", "end": "2027-03-02"}, 4),
        ({"start": "2027-04-03", "end": "2027-04-05", "days": 3}, 3),
        ({"start": "2027-04-03", "days": 4}, 4),
        ({"start": "2027-04-03"}, 5),
    ],
)
def test_length(fields: dict[str, Any], length: int) -> None:
    assert ask(**fields).length == length


@pytest.mark.parametrize(
    ("fields", "why"),
    [
        ({"end": "2027-04-05"}, "end 2027-04-05 is given without start; give start and end, or start and days"),
        ({"start": "2027-04-03", "end": "2027-04-02"}, "2027-04-03 to 2027-04-02 is 0 days; allowed: 1 to 21"),
        ({"start": "2027-04-03", "end": "2027-04-24"}, "2027-04-03 to 2027-04-24 is 22 days; allowed: 1 to 21"),
        ({"party": {"adults": 0}}, "a party needs at least one adult or senior; got adults=0, seniors=0"),
        (
            {"party": {"adults": 0, "children": 2}},
            "a party needs at least one adult or senior; got adults=0, seniors=0",
        ),
    ],
)
def test_what_does_not_agree_is_refused_with_the_values(fields: dict[str, Any], why: str) -> None:
    assert refusal(**fields)[1] == f"Value error, {why}"


def test_empty_strings_are_not_said() -> None:
    request = ask(days="", start="", end="", budget="", currency="", origin="", passport="", notes="", session_id="")
    assert request == ask()


def test_a_budget_of_spaces_is_not_said() -> None:
    assert ask(budget="   ").budget is None


def test_each_interest_once_in_order() -> None:
    request = ask(interests=["art", "food", "art"])
    assert request.interests == (Interest.ART, Interest.FOOD)


def test_a_bare_budget_is_in_the_currency_of_the_form() -> None:
    request = ask(budget="1000", currency="eur")
    assert request.budget
    assert (request.budget.currency, request.currency) == ("EUR", "EUR")


@pytest.mark.parametrize("budget", [1000, 1000.0, "1000"])
def test_a_number_is_a_budget(budget: object) -> None:
    parsed = ask(budget=budget).budget
    assert parsed
    assert (parsed.amount, parsed.currency) == (1000, "USD")


def test_a_request_survives_being_kept() -> None:
    request = ask(budget="1,000 USD", start="2027-04-03", days=3, interests=["art"], party={"adults": 2, "children": 1})
    assert TripRequest.model_validate(request.model_dump(mode="json")) == request


def test_a_currency_in_a_typed_budget_is_upper_case() -> None:
    budget = ask(budget={"amount": "10", "currency": "usd"}).budget
    assert budget
    assert budget.currency == "USD"


def test_a_typed_budget_has_no_text_without_end() -> None:
    assert refusal(budget={"amount": "10", "currency": "USD", "text": "x" * 5000})[0] == ("budget", "text")


def test_a_party_of_seniors() -> None:
    party = Party(adults=0, seniors=2, children=1)
    assert (party.grown_ups, party.size) == (2, 3)


def test_dates_are_dates() -> None:
    assert ask(start="2027-04-03").start == date(2027, 4, 3)


_VALUE = st.one_of(st.none(), st.booleans(), st.integers(), st.floats(), st.text(max_size=30), st.lists(st.text()))


@given(st.dictionaries(st.sampled_from(list(TripRequest.model_fields)), _VALUE))
def test_any_form_is_a_request_or_a_validation_error(form: dict[str, Any]) -> None:
    try:
        request = TripRequest.model_validate(form)
    except ValidationError:
        return
    assert 1 <= request.length <= 21
