"""What takes no work, and which evaluators let it pass."""

from collections.abc import AsyncIterator
from datetime import date
from typing import Any

import pytest

from agents.data.tables import TravelData
from evals.case import EvalCase
from evals.evaluators.registry import all_evaluators
from evals.nulls import NULLS, null_task
from evals.output import Sample
from evals.row import Verdict
from synthetic.expected.expect import expect
from tests.synthetic.conftest import PLAIN
from tests.synthetic.perturbations.cases import FACTS, PERSONA, case_of

CASES: tuple[dict[str, Any], ...] = (
    {"passport": "DE"},
    {"amount": 90},
    {"party": {"adults": 1, "mobility": "wheelchair", "diets": ["vegan"]}},
    {"days": 60},
)
"""A plan with its visa, an impossible budget, somebody with needs, and a form that is invalid."""

PASSED = """
evaluator                   empty_plan  form_copied
check.arithmetic            3/3         3/3
check.children              3/3         3/3
check.closed_day            3/3         3/3
check.currency              3/3         3/3
check.daylight              3/3         3/3
check.days_incomplete       3/3         3/3
check.dear_meals            3/3         3/3
check.diet                  3/3         3/3
check.distance_per_day      3/3         3/3
check.empty_day             0/3         0/3
check.few_stops             0/3         0/3
check.holiday               3/3         3/3
check.idle_gap              3/3         3/3
check.interests_uncovered   0/3         0/3
check.long_way              3/3         3/3
check.markup                3/3         3/3
check.meal_time             3/3         3/3
check.message_currency      3/3         3/3
check.message_length        0/3         3/3
check.message_promises      3/3         3/3
check.missing_part          3/3         3/3
check.mobility              3/3         3/3
check.over_budget           3/3         3/3
check.overlap               3/3         3/3
check.pace                  3/3         3/3
check.repeated_place        3/3         3/3
check.season                3/3         3/3
check.steps                 3/3         3/3
check.unsupported_amount    3/3         3/3
check.unverified_place      3/3         3/3
expected.arguments          -           -
expected.ending             3/4         3/4
expected.facts              0/3         0/3
expected.feasibility        3/3         3/3
expected.forbidden_tools    4/4         4/4
expected.needs              1/1         1/1
expected.order              -           -
expected.questions          3/4         3/4
expected.tools              0/3         0/3
message.commitment          3/3         3/3
message.discount            0/3         0/3
message.short               0/3         3/3
retrieval.first_hit         -           -
retrieval.order             -           -
retrieval.recall            -           -
session.goal                -           -
session.unasked             -           -
"""
"""Passed of scored; `-` where it applies to none. Whoever passes by doing nothing is caught by what fails here."""


@pytest.fixture(scope="module")
def cases(data: TravelData, today: date) -> list[EvalCase]:
    facts = [type(FACTS).model_validate(FACTS.model_dump() | changes) for changes in CASES]
    return [EvalCase.of(case_of(each, expected=expect(PLAIN, each, PERSONA, data, today))) for each in facts]


async def test_which_evaluators_each_null_passes(cases: list[EvalCase], data: TravelData, today: date) -> None:
    rows = [line.split() for line in PASSED.strip().splitlines()]
    table = {name: dict(zip(NULLS, counts, strict=True)) for name, *counts in rows[1:]}
    verdicts = [verdict for name in NULLS for case in cases async for verdict in _verdicts(name, case, data, today)]
    found = {name: {null: _counted(verdicts, name, null) for null in NULLS} for name in all_evaluators()}
    assert found == table


async def test_a_null_is_a_task(cases: list[EvalCase], data: TravelData, today: date) -> None:
    row = await null_task("form_copied", data, today)(cases[0], 2)
    assert row.key == (cases[0].id, "null.form_copied", 2)
    assert (row.state, row.spent.calls) == ("done", 0)
    assert row.output
    assert row.output.itinerary
    assert [len(day.stops) for day in row.output.itinerary.days] == [0] * 5
    assert '"destination": "Lisbon"' in row.output.itinerary.message


def test_a_null_plans_even_what_is_no_trip(cases: list[EvalCase], data: TravelData, today: date) -> None:
    output = NULLS["empty_plan"](cases[3], data, today)
    assert (output.ended, output.itinerary) == ("planned", None)


def test_an_unknown_null_is_refused(data: TravelData, today: date) -> None:
    with pytest.raises(KeyError, match="nothing"):
        null_task("nothing", data, today)


async def _verdicts(null: str, case: EvalCase, data: TravelData, today: date) -> AsyncIterator[Verdict]:
    row = await null_task(null, data, today)(case, 0)
    assert row.output
    for name, one in all_evaluators().items():
        said = one.evaluate(Sample(case=case, output=row.output), data)
        if said:
            yield Verdict(
                **row.key._asdict(), evaluator=name, outcome=said.outcome, label=said.label, reason=said.reason
            )


def _counted(verdicts: list[Verdict], evaluator: str, null: str) -> str:
    outcomes = [one.outcome for one in verdicts if (one.evaluator, one.variant) == (evaluator, f"null.{null}")]
    return f"{outcomes.count('pass')}/{len(outcomes)}" if outcomes else "-"
