"""The second cases of pairs: their facts, form, words, tuple and expectation go together."""

from dataclasses import replace
from decimal import Decimal

import pytest

from agents.data.tables import TravelData
from agents.request import Party
from synthetic.case import Case, Pair
from synthetic.dimensions import Dimensions, Rule
from synthetic.perturbations.changes.registry import Skip, all_perturbations
from synthetic.perturbations.pairs import Skipped, perturb, perturbed
from synthetic.perturbations.retelling import Retelling
from synthetic.wording.writer import GrammarWriter
from tests.synthetic.perturbations.cases import FACTS, NOTES, case_of, words_of


@pytest.fixture
def retelling(data: TravelData) -> Retelling:
    return Retelling(data, GrammarWriter())


def pair(name: str, retelling: Retelling, case: Case) -> Case:
    made = perturb(case, all_perturbations()[name], 1, retelling)
    assert isinstance(made, Case), made
    return made


def skipped(name: str, retelling: Retelling, case: Case) -> str:
    made = perturb(case, all_perturbations()[name], 1, retelling)
    assert isinstance(made, Skip), made
    return made.why


def test_a_second_case_points_back_and_shares_person_day_seed_and_split(
    retelling: Retelling, dimensions: Dimensions
) -> None:
    case = case_of()
    made, _ = perturbed([case], ["all"], 1, retelling, dimensions)
    assert len(made) >= 15
    assert len({each.id for each in (*made, case)}) == len(made) + 1
    for each in made:
        assert each.pair is not None
        assert each.pair.of == case.id
        same = (each.persona, each.asked_on, each.seed, each.split, each.dimensions)
        assert same == (case.persona, case.asked_on, case.seed, case.split, case.dimensions)


def test_the_same_seed_makes_the_same_bytes(retelling: Retelling, dimensions: Dimensions) -> None:
    once, again = (perturbed([case_of()], ["all"], 7, retelling, dimensions)[0] for _ in range(2))
    assert [each.model_dump_json() for each in once] == [each.model_dump_json() for each in again]


def test_form_and_text_follow_the_facts(retelling: Retelling) -> None:
    made = pair("one_more_traveller", retelling, case_of())
    assert made.facts.party == Party(adults=3)
    assert made.form["party"] == {"adults": 3}
    assert made.tuple == {**case_of().tuple, "party": "friends"}
    assert made.words.text != case_of().words.text


def test_notes_that_do_not_mention_the_change_stay_as_they_are(retelling: Retelling) -> None:
    assert pair("one_day_less", retelling, case_of()).form["notes"] == NOTES


def test_notes_that_mention_the_change_are_written_anew(retelling: Retelling) -> None:
    case = case_of(words=words_of(FACTS, "We have five days."))
    assert pair("one_day_less", retelling, case).form.get("notes") != "We have five days."


def test_a_need_that_is_added_stands_in_tuple_form_and_expectation(retelling: Retelling) -> None:
    made = pair("vegetarian_added", retelling, case_of())
    assert made.tuple["need"] == "diet"
    assert made.form["party"] == {"adults": 2, "diets": ["vegetarian"]}
    assert made.expected.needs == ("diet:vegetarian",)


@pytest.mark.parametrize(("amount", "budget"), [(4000, "easy"), (1200, None), (900, "tight"), (300, "impossible")])
def test_half_a_budget_is_told_anew_against_the_bound(amount: int, budget: str | None, retelling: Retelling) -> None:
    """Five days in Lisbon cost two some 408 EUR at the least; between tight and easy there is no value."""
    case = case_of(FACTS.model_copy(update={"amount": Decimal(amount)}))
    assert pair("half_budget", retelling, case).tuple.get("budget") == budget


def test_a_budget_that_becomes_impossible_is_expected_to_be_asked_back(retelling: Retelling) -> None:
    case = case_of(FACTS.model_copy(update={"amount": Decimal(600)}))
    assert pair("half_budget", retelling, case).expected.asks == ("impossible_budget",)


def test_a_length_between_the_values_is_left_out_of_the_tuple(retelling: Retelling) -> None:
    assert "duration" not in pair("one_day_less", retelling, case_of()).tuple


def test_another_notation_changes_nothing_but_the_form(retelling: Retelling) -> None:
    case = case_of()
    made = pair("other_notation", retelling, case)
    assert (made.facts, made.words, made.tuple, made.expected.asks) == (case.facts, case.words, case.tuple, ())
    assert made.form == {**case.form, "budget": made.form["budget"]}


def test_a_field_that_is_taken_out_is_not_there(retelling: Retelling) -> None:
    made = pair("dates_for_days", retelling, case_of())
    assert "days" not in made.form
    assert made.form["end"] == "2027-05-07"


def test_typos_stand_in_the_form(retelling: Retelling) -> None:
    made = pair("typos_in_notes", retelling, case_of())
    assert made.form["notes"] == made.words.notes != NOTES


def test_where_no_plan_is_expected_costs_make_no_pair_but_spelling_does(retelling: Retelling) -> None:
    case = case_of()
    refused = case.model_copy(update={"expected": case.expected.model_copy(update={"ends": "refused"})})
    assert skipped("one_more_traveller", retelling, refused) == "no plan is expected that could be compared"
    assert pair("other_case", retelling, refused).expected.ends == "refused"


def test_what_the_dimensions_forbid_makes_no_pair(retelling: Retelling, dimensions: Dimensions) -> None:
    rule = Rule((("party", ("family",)), ("mood", ("neutral",))), "for this test")
    stricter = replace(dimensions, forbidden=(*dimensions.forbidden, rule))
    made, [left] = perturbed([case_of()], ["child_added"], 1, retelling, stricter)
    assert made == []
    assert left == Skipped(case_of().id, "child_added", "the dimensions forbid its tuple")


def test_second_cases_are_no_first_ones(retelling: Retelling, dimensions: Dimensions) -> None:
    second = case_of().model_copy(update={"pair": Pair(of="c-1", perturbation="paraphrase")})
    assert perturbed([second], ["all"], 1, retelling, dimensions) == ([], [])
