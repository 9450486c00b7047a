"""Ending, questions, feasibility and needs: the comparisons themselves are tested with the driver's."""

from decimal import Decimal
from typing import Any

from agents.data.records import Diet, PlaceKind
from agents.data.tables import TravelData
from agents.itinerary import Itinerary
from synthetic.expected.expected import Expected
from tests.agents.support import place, planned
from tests.evals.evaluators.support import Given, Make, Samples, given, said, sample, with_plan, worked

PLAN = Expected(ends="plan")
VEGAN = Expected(ends="plan", needs=("diet:vegan",))
GRILL = place("grill", kind=PlaceKind.EATERY, minutes=60)
GREEN = place("green", kind=PlaceKind.EATERY, minutes=60, diets=(Diet.VEGAN,))


def feasible(value: bool, **form: Any) -> Make:
    expected = Expected(ends="plan", feasible=value, cheapest=Decimal(20), currency="USD")
    return with_plan(expected, form=form)


def eating(where: Any) -> Make:
    def make(data: TravelData) -> Given:
        plan = planned(data, [(where, "12:00")], party={"diets": ["vegan"]})
        return Given(sample(VEGAN, plan), plan.data)

    return make


SAMPLES = [
    Samples(
        "expected.ending",
        given(Expected(ends="refused", field="notes"), field="notes"),
        given(PLAN, field="notes", why="that is no trip"),
        "ended refused, expected planned: that is no trip",
        given(),
    ),
    Samples(
        "expected.questions",
        given(Expected(ends="plan", asks=("which_length",)), asked=("which_length",)),
        given(PLAN, asked=("which_length",)),
        "asked which_length, expected nothing",
        given(),
    ),
    Samples(
        "expected.feasibility",
        feasible(False, budget="1 USD"),
        feasible(False, budget="9000 USD"),
        "the budget is not called impossible; the cheapest is 20 USD",
        given(Expected(ends="plan", feasible=True)),
    ),
    Samples(
        "expected.needs",
        eating(GREEN),
        eating(GRILL),
        "diet is not respected at 2027-01-04 12:00: GRILL serves none; wanted: vegan",
        with_plan(PLAN),
    ),
]


def test_a_need_that_was_lost_on_the_way_is_named(data: TravelData) -> None:
    found = said("expected.needs", with_plan(VEGAN)(data))
    assert found
    assert found.reason == "diet:vegan is not in the request as it was planned"


def test_an_agent_alone_is_not_held_to_how_the_whole_case_ends(data: TravelData) -> None:
    only = given(PLAN, agents=(worked("research", 0, 1),))
    assert said("expected.ending", only(data)) is None
    assert said("expected.questions", only(data)) is None


def test_an_unasked_budget_that_is_called_impossible(data: TravelData) -> None:
    found = said("expected.feasibility", feasible(True, budget="1 USD")(data))
    assert found
    assert found.reason == "the budget is called impossible; the cheapest is 20 USD"


def test_a_plan_survives_being_written_and_read(data: TravelData) -> None:
    """Verdicts are given on what the artifact holds."""
    made = eating(GRILL)(data)
    plan = made.sample.output.itinerary
    assert plan
    read = Itinerary.model_validate_json(plan.model_dump_json())
    again = made.sample.model_copy(update={"output": made.sample.output.model_copy(update={"itinerary": read})})
    assert said("expected.needs", Given(again, made.data)) == said("expected.needs", made)
