"""What each perturbation makes of a case, and where it does not apply."""

from decimal import Decimal
from random import Random
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agents.budget.money import parse_budget
from agents.budget.tiers import Tier
from agents.data.records import Diet, Interest
from agents.data.tables import TravelData
from agents.request import Party, Style, TripRequest
from synthetic.case import Case, Words
from synthetic.dimensions import DimensionsError
from synthetic.facts.facts import Facts
from synthetic.perturbations.changes.other_notation import notations
from synthetic.perturbations.changes.registry import Change, Given, Skip, all_perturbations, chosen
from tests.synthetic.perturbations.cases import FACTS, NOTES, case_of, words_of

OTHER_NOTES = "Quiet streets are what we like, and no queues."


def change(name: str, data: TravelData, case: Case, seed: int = 1) -> Change | Skip:
    def write(seed: int) -> Words:
        return words_of(case.facts, OTHER_NOTES if seed else NOTES)

    return all_perturbations()[name].perturb(Given(case, Random(seed), data, write))


def changed(name: str, data: TravelData, case: Case | None = None, seed: int = 1) -> Change:
    found = change(name, data, case or case_of(), seed)
    assert isinstance(found, Change), found
    return found


def facts(name: str, data: TravelData, **before: Any) -> Facts:
    """The facts after a perturbation of facts."""
    found = changed(name, data, case_of(FACTS.model_copy(update=before))).facts
    assert found
    return found


@pytest.mark.parametrize(
    ("name", "field", "value"),
    [
        ("one_more_traveller", "party", Party(adults=3)),
        ("one_day_less", "days", 4),
        ("one_day_more", "days", 6),
        ("half_budget", "amount", Decimal("600.00")),
        ("double_budget", "amount", Decimal(2400)),
        ("vegetarian_added", "party", Party(adults=2, diets=(Diet.VEGETARIAN,))),
        ("wheelchair_added", "party", Party(adults=2, mobility="wheelchair")),
        ("child_added", "party", Party(adults=2, children=1)),
        ("reordered_interests", "interests", (Interest.NATURE, Interest.CULTURE, Interest.FOOD)),
        ("country_named", "destination", "Lisbon, Portugal"),
        ("other_case", "destination", "lisbon"),
    ],
)
def test_one_fact_changes_and_no_other(name: str, field: str, value: object, data: TravelData) -> None:
    found = changed(name, data).facts
    assert found is not None
    assert found == FACTS.model_copy(update={field: value})


def test_seniors_are_joined_by_a_senior(data: TravelData) -> None:
    assert facts("one_more_traveller", data, party=Party(adults=0, seniors=2)).party == Party(adults=0, seniors=3)


def test_an_interest_that_the_city_serves_is_added(data: TravelData) -> None:
    [*kept, new] = facts("interest_added", data).interests
    assert kept == [*FACTS.interests]
    assert any(new in place.interests for place in data.places("lisbon"))


def test_money_in_another_currency_is_worth_the_same(data: TravelData) -> None:
    found = facts("other_currency", data)
    rate = data.exchange_rate("EUR")
    assert rate
    assert found.amount
    assert (found.currency, round(found.amount * rate.per_usd, 1)) == ("USD", Decimal("1200.0"))


@pytest.mark.parametrize("seed", range(8))
def test_another_notation_is_read_as_the_same_money(seed: int, data: TravelData) -> None:
    form = changed("other_notation", data, seed=seed).form
    assert form is not None
    assert form["budget"] in ("€1,200", "EUR 1,200", "1.200 euros")
    budget = TripRequest.model_validate({"destination": "Lisbon", **form}).budget
    assert budget is not None
    assert (budget.amount, budget.currency) == (Decimal(1200), "EUR")


@given(st.integers(1, 10**9), st.integers(0, 99), st.sampled_from(["EUR", "USD", "GBP", "CHF"]))
def test_every_notation_that_is_understood_means_the_amount(whole: int, cents: int, currency: str) -> None:
    amount = Decimal(whole) + Decimal(cents) / 100
    for text in notations(amount, currency):
        assert (parse_budget(text).amount, parse_budget(text).currency) == (amount, currency), text


def test_the_last_day_stands_for_the_number_of_days(data: TravelData) -> None:
    assert changed("dates_for_days", data).form == {"days": None, "end": "2027-05-07"}


def test_the_best_of_everything_where_no_money_is_named(data: TravelData) -> None:
    assert facts("luxury_wanted", data, amount=None, currency=None).style is Style.LUXURY


@pytest.mark.parametrize("seed", range(10))
def test_a_typo_in_the_destination_has_one_reading(seed: int, data: TravelData) -> None:
    found = changed("typo_in_destination", data, seed=seed)
    assert found.facts is not None
    assert found.facts.destination != "Lisbon"
    assert [city.id for city in data.contenders(found.facts.destination)] == ["lisbon"]
    assert found.tuple == {"destination": "misspelt"}


@pytest.mark.parametrize("seed", range(10))
def test_typos_leave_names_numbers_and_most_words(seed: int, data: TravelData) -> None:
    words = words_of(FACTS, "Grandmother Ottilie turns 80, celebrate something wonderful together somewhere beautiful.")
    found = changed("typos_in_notes", data, case_of(words=words), seed).words
    assert found is not None
    before, after = words.notes.split(), found.notes.split()
    assert len(before) == len(after)
    assert {"Grandmother", "Ottilie", "80,"} <= {*after}
    assert sum(a != b for a, b in zip(before, after, strict=True)) == 1


def test_letters_become_large_where_they_were_small(data: TravelData) -> None:
    small = FACTS.model_copy(update={"destination": "lisbon"})
    found = changed("other_case", data, case_of(small, words=words_of(small, "no queues please")))
    assert found.facts is not None
    assert found.words is not None
    assert (found.facts.destination, found.words.notes) == ("LISBON", "NO QUEUES PLEASE")


def test_a_paraphrase_says_the_same_facts_in_other_notes(data: TravelData) -> None:
    found = changed("paraphrase", data)
    assert found.facts is None
    assert found.words == words_of(FACTS, OTHER_NOTES)


def test_a_passport_and_an_origin_are_fields_of_the_form(data: TravelData) -> None:
    passport, origin = changed("passport_added", data).form, changed("other_origin", data).form
    assert passport is not None
    assert origin is not None
    assert passport["passport"] in ("IN", "DE", "US", "NG", "JP")
    assert data.resolve(str(origin["origin"]))[0].destination.id not in ("berlin", "lisbon")


@pytest.mark.parametrize(
    ("name", "before", "tuple", "why"),
    [
        ("one_more_traveller", {"party": Party(adults=12)}, {}, "the form takes no more travellers"),
        ("one_day_less", {"days": 1}, {}, "a trip of one day has no day to lose"),
        ("one_day_less", {"days": None}, {}, "the length is not said, or said twice"),
        ("one_day_more", {"days": 21}, {}, "a trip of 21 days has no room for another"),
        ("one_day_more", {"days": None}, {}, "the length is not said, or said twice"),
        ("half_budget", {"amount": None}, {}, "no amount of money is said"),
        ("double_budget", {"amount": None}, {}, "no amount of money is said"),
        ("other_currency", {"amount": None}, {}, "no amount of money is said, or none that has an exchange rate"),
        ("other_notation", {"amount": None}, {}, "no amount of money is said"),
        ("vegetarian_added", {}, {"need": "visa"}, "there is a need already, and a tuple names one"),
        ("wheelchair_added", {}, {"need": "diet"}, "there is a need already, and a tuple names one"),
        ("child_added", {"party": Party(adults=2, children=1)}, {}, "children come along already"),
        ("interest_added", {"destination_id": None}, {}, "there is no other interest"),
        ("luxury_wanted", {}, {}, "the style is luxury already, or the money is named"),
        ("luxury_wanted", {"amount": None, "level": Tier.BUDGET}, {}, "the style is luxury already"),
        ("reordered_interests", {"interests": (Interest.FOOD,)}, {}, "fewer than two interests have no order"),
        ("dates_for_days", {"start": None}, {}, "a start and a length that the planner takes are not both said"),
        ("country_named", {}, {"destination": "ambiguous"}, "which city is meant is not clear from its name"),
        ("typo_in_destination", {}, {"destination": "misspelt"}, "which city is meant is not clear from its name"),
        ("typo_in_destination", {"destination": "Rome", "destination_id": "rome"}, {}, "every slip that was tried"),
        ("passport_added", {"passport": "Germany"}, {}, "a passport is named already"),
    ],
)
def test_where_a_perturbation_does_not_apply_it_says_why(
    name: str, before: dict[str, Any], tuple: dict[str, str], why: str, data: TravelData
) -> None:
    found = change(name, data, case_of(FACTS.model_copy(update=before), tuple))
    assert isinstance(found, Skip)
    assert found.why.startswith(why)


def test_perturbations_are_chosen_by_name() -> None:
    assert [one.name for one in chosen(["half_budget", "paraphrase"])] == ["half_budget", "paraphrase"]
    assert len(chosen(["all"])) == len(all_perturbations())
    with pytest.raises(DimensionsError, match=r"'paraphrse' is not a perturbation; did you mean 'paraphrase'\?"):
        chosen(["paraphrse"])
