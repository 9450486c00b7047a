"""Each relation holds for a pair that keeps it, and is broken by one that does not, with both values said."""

from collections.abc import Callable
from decimal import Decimal
from typing import Any, NamedTuple

import pytest

from agents.data.records import Diet, Interest, PlaceKind
from agents.data.tables import TravelData
from synthetic.expected.expected import Expected
from synthetic.perturbations.changes.registry import all_perturbations
from synthetic.perturbations.observed import End, Observed
from synthetic.perturbations.relations.registry import all_relations
from tests.agents.support import place
from tests.synthetic.perturbations.support import FORM, MUSEUM, PARK, SIGHT, ended, result

BAR = place("bar", interests=(Interest.NIGHTLIFE,))
STEEP = place("steep", step_free=False)
GRILL = place("grill", kind=PlaceKind.EATERY, diets=(Diet.HALAL,))
GREEN = place("green", kind=PlaceKind.EATERY, diets=(Diet.VEGETARIAN, Diet.VEGAN))
DEAR = place("dear", cost=Decimal(9000))
GALLERY = place("gallery", interests=(Interest.ART,))
IMPOSSIBLE = Expected(ends="plan", asks=("impossible_budget",), cheapest=Decimal(90), currency="USD")
Make = Callable[[TravelData], Observed]


def of(*days: Any, **fields: Any) -> Make:
    return lambda data: result(data, *days, **fields)


def without(end: End, **fields: Any) -> Make:
    return lambda _: ended(end, **fields)


def party(**fields: Any) -> dict[str, Any]:
    return {**FORM, "party": fields}


def visa(*facts: tuple[str, str]) -> dict[str, Any]:
    return {"facts": [{"topic": topic, "text": text, "evidence": None} for topic, text in facts]}


class Pair(NamedTuple):
    """Two results that keep a relation, a second one that does not, and what is said of that."""

    first: Make
    keeps: Make
    breaks: Make
    why: str


TWO = [(SIGHT, "10:00"), (PARK, "12:00")]
ONE = [(MUSEUM, "10:00")]
FOUR = [*TWO, (GALLERY, "14:00"), (STEEP, "16:00")]
PLENTY = {**FORM, "budget": "9000 USD"}
UNNAMED = {"days": 2}

PAIRS: dict[str, Pair] = {
    "same_ending": Pair(
        without("refused", field="notes"),
        without("refused", field="notes"),
        without("refused", field="budget", asked=("which_length",)),
        "the field at fault: notes, then budget; wanted: the same",
    ),
    "same_places": Pair(
        of(TWO, ONE),
        of([(SIGHT, "09:00"), (PARK, "11:30")], ONE),
        of([(PARK, "10:00"), (SIGHT, "12:00")], ONE),
        "the places of 2027-01-04: SIGHT, PARK, then PARK, SIGHT; wanted: the same in the same order",
    ),
    "same_total": Pair(
        of(),
        of(changes={"message": "Other words, and enough of them to be a message."}),
        of(changes={"budget.total.amount": "1.00"}),
        "then 1.00 USD; wanted: the same",
    ),
    "same_plan": Pair(
        of(),
        of(changes={"message": "Other words, and enough of them to be a message."}),
        without("refused"),
        "the end: plan, then refused; wanted: the same",
    ),
    "total_converts": Pair(
        of(form=UNNAMED),
        of(form={**UNNAMED, "currency": "EUR"}),
        of(form={**UNNAMED, "currency": "EUR"}, changes={"budget.total.amount": "999.00"}),
        "then 999.00 EUR; wanted: the same but for",
    ),
    "cost_not_lower": Pair(
        of(),
        of(form=party(adults=2)),
        of(changes={"ledger.lines.0.unit": "0.10", "budget.total.amount": "20.00"}),
        "the costs beside tickets at the shoestring level: 91.58 USD, then 1.34 USD; wanted: not lower",
    ),
    "cost_not_higher": Pair(
        of(form=party(adults=2)),
        of(),
        of(form=party(adults=3)),
        "the cheapest possible stay: ",
    ),
    "fixed_costs_not_lower": Pair(
        of(TWO, [(DEAR, "10:00")]),
        of(form=party(adults=1, children=1)),
        of(changes={"ledger.lines.0.unit": "0.10", "budget.total.amount": "20.00"}),
        "the costs beside tickets at the shoestring level: 91.58 USD, then 1.34 USD; wanted: not lower",
    ),
    "not_dearer": Pair(
        of(), of(TWO, [(SIGHT, "10:00")]), of(changes={"budget.tier": "comfort"}),
        "the level of spending: shoestring, then comfort; wanted: not higher",
    ),
    "fewer_or_cheaper_stops": Pair(
        of(TWO, ONE), of(TWO, [(DEAR, "10:00")]), of(TWO, [(MUSEUM, "10:00"), (DEAR, "14:00")]),
        "the stops: 3 stops for ",
    ),
    "asks_by_the_bound": Pair(
        without("plan"),
        without("plan", expected=IMPOSSIBLE, asked=("impossible_budget",)),
        without("plan", expected=IMPOSSIBLE),
        "the second budget, 2000 USD against a bound of 90 USD, was not asked back; wanted: asked back",
    ),
    "one_day_fewer": Pair(of(TWO, ONE), of(TWO), of(TWO, ONE), "days: 2, then 2; wanted: 2, then 1"),
    "one_day_longer": Pair(of(TWO), of(TWO, ONE), of(TWO), "days: 1, then 1; wanted: 1, then 2"),
    "sums_follow": Pair(
        of(), of(), of(changes={"ledger.total": "1.00"}), "the second plan's ledger total is 1.00, but adds up to "
    ),
    "needs_respected": Pair(
        of(TWO),
        of([(GREEN, "12:00")], form=party(diets=["vegetarian"])),
        of([(GRILL, "12:00")], form=party(diets=["vegetarian"])),
        "GRILL serves halal; wanted: vegetarian",
    ),
    "slower_pace": Pair(
        of(TWO, ONE),
        of(FOUR, ONE, form=party(adults=1, children=1)),
        of([*FOUR, (BAR, "18:00")], ONE, form=party(adults=1, children=1)),
        "stops on the fullest day: 2, then 5; wanted: at most 4",
    ),
    "still_feasible": Pair(
        of(), of(form=PLENTY), of(form=PLENTY, changes={"budget.verdict": "not_enough"}), "wanted: within the budget"
    ),
    "level_not_lower": Pair(
        of(changes={"budget.tier": "moderate"}), of(changes={"budget.tier": "comfort"}), of(),
        "the level of spending: moderate, then shoestring; wanted: not lower",
    ),
    "same_fixed_costs": Pair(
        of(TWO, ONE), of(TWO, [(SIGHT, "10:00")]), of(form=party(adults=2)), "the costs beside tickets: "
    ),
    "interest_served": Pair(
        of([(GALLERY, "10:00")]),
        of([(GALLERY, "10:00")], form={**FORM, "interests": ["art"]}),
        of(TWO, form={**FORM, "interests": ["art"]}),
        "stops for art: 1, then 0; wanted: not fewer",
    ),
    "entry_rule_told": Pair(
        of(changes=visa(("climate", "Cold."))),
        of(changes=visa(("climate", "Cold."), ("visa", "Visa required."))),
        of(changes=visa(("climate", "Cold."))),
        "no fact of the second plan is about the visa; wanted: the entry rule of the passport",
    ),
    "journey_told": Pair(of(), of(form={**FORM, "origin": "Berlin"}), of(), "names no journey"),
}  # fmt: skip


def breaches(name: str, first: Observed, second: Observed) -> list[str]:
    return [breach.why for breach in all_relations()[name].breaches(first, second)]


def test_every_relation_is_tried() -> None:
    assert sorted(PAIRS) == sorted(all_relations())


def test_every_perturbation_names_relations_that_there_are() -> None:
    for one in all_perturbations().values():
        assert set(one.relations) <= {*all_relations()}, one.name
        assert one.relations, one.name


@pytest.mark.parametrize("name", sorted(PAIRS))
def test_a_pair_that_keeps_a_relation_breaks_nothing(name: str, data: TravelData) -> None:
    pair = PAIRS[name]
    assert breaches(name, pair.first(data), pair.keeps(data)) == []


@pytest.mark.parametrize("name", sorted(PAIRS))
def test_a_pair_that_breaks_a_relation_is_told_with_what_was_found(name: str, data: TravelData) -> None:
    pair = PAIRS[name]
    found = breaches(name, pair.first(data), pair.breaks(data))
    assert any(pair.why in each for each in found), found


@pytest.mark.parametrize(
    ("stop", "form", "why"),
    [
        (STEEP, party(mobility="wheelchair"), "STEEP has steps; wanted: step-free"),
        (BAR, party(adults=2, children=1), "BAR is nightlife, with 1 children along; wanted: places for children"),
    ],
)
def test_every_need_is_looked_at(stop: Any, form: dict[str, Any], why: str, data: TravelData) -> None:
    assert breaches("needs_respected", result(data), result(data, [(stop, "10:00")], form=form)) == [why]


def test_nightlife_that_a_family_asks_for_is_no_breach(data: TravelData) -> None:
    form = {**party(adults=2, children=1), "interests": ["nightlife"]}
    assert breaches("needs_respected", result(data), result(data, [(BAR, "19:00")], form=form)) == []


@pytest.mark.parametrize(
    ("path", "what"),
    [
        ("ledger.by_day.0.amount", "sums by day is {'2027-01-04': Decimal('1.00')}"),
        ("ledger.by_kind.0.amount", "sums by kind is {'lodging': Decimal('1.00')}"),
        ("budget.total.amount", "total is 1.00"),
        ("budget.left.amount", "rest of the budget is 1.00"),
    ],
)
def test_every_sum_is_added_up_again(path: str, what: str, data: TravelData) -> None:
    found = breaches("sums_follow", result(data), result(data, changes={path: "1.00"}))
    assert any(f"the second plan's {what}" in each for each in found), found


def test_under_a_budget_another_level_is_compared_by_the_bound_alone(data: TravelData) -> None:
    dearer = result(data, changes={"budget.tier": "comfort", "budget.total.amount": "900.00"})
    assert breaches("cost_not_lower", dearer, result(data)) == []


def test_a_lower_level_may_leave_more_for_tickets(data: TravelData) -> None:
    first = result(data, TWO, ONE, changes={"budget.tier": "comfort"})
    assert breaches("fewer_or_cheaper_stops", first, result(data, TWO, [(MUSEUM, "10:00"), (DEAR, "14:00")])) == []


def test_without_an_amount_the_total_is_compared(data: TravelData) -> None:
    first, second = result(data, TWO, ONE, form=UNNAMED), result(data, TWO, [(SIGHT, "10:00")], form=UNNAMED)
    [breach] = breaches("cost_not_lower", first, second)
    assert breach.startswith("the total: ")
    assert breaches("cost_not_higher", first, second) == []


def test_a_fact_beside_the_visa_may_not_change(data: TravelData) -> None:
    first = result(data, changes=visa(("climate", "Cold.")))
    second = result(data, changes=visa(("climate", "Warm."), ("visa", "Visa required.")))
    assert breaches("entry_rule_told", first, second) == [
        "facts beside the visa ('Cold.' is in one alone): climate, then climate; wanted: the same"
    ]
