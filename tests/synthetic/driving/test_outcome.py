"""As expected or not, and why not in a sentence."""

from decimal import Decimal
from typing import Any

import pytest

from agents.violation import Violation
from synthetic.driving.outcome import judge
from synthetic.driving.result import Result, Turn
from synthetic.expected.expected import Expected

PLAN, PLANNED = Expected(ends="plan"), Result(ended="planned")
IMPOSSIBLE = Expected(ends="plan", feasible=False)


def violation(code: str, severity: Any = "hard") -> Violation:
    return Violation(code=code, severity=severity, where="day 1", why="found this")


def result(**fields: Any) -> Result:
    return Result.model_validate({"ended": "planned", **fields})


@pytest.mark.parametrize(
    ("expected", "came"),
    [
        (PLAN, PLANNED),
        (Expected(ends="refused", field="notes"), result(ended="refused", fields=["notes"])),
        (Expected(ends="invalid", field="days"), result(ended="invalid", fields=["days", "party"])),
        (Expected(ends="plan", asks=("which_length",)), result(asked=["which_length"])),
        (Expected(ends="plan", feasible=True), result(feasibility="easy")),
        (Expected(ends="plan", feasible=True), result(feasibility="unknown")),
        (
            Expected(ends="plan", feasible=False, asks=("impossible_budget",)),
            result(asked=["impossible_budget"], feasibility="tight"),
        ),
        (IMPOSSIBLE, result(feasibility="impossible", violations=[violation("over_budget")])),
        (PLAN, result(violations=[violation("pace", "soft"), violation("children", "soft")])),
        (Expected(ends="plan", needs=("diet:vegan",)), result(needs=["diet:vegan", "children"])),
        (
            Expected(ends="refused", field="destination", asks=("unknown_destination",)),
            result(ended="refused", fields=["destination"], asked=["unknown_destination"] * 4),
        ),
        (PLAN, result(turns=[Turn(said="2", question="which_length"), Turn(said="lighter", status="done")])),
    ],
)  # fmt: skip
def test_as_expected(expected: Expected, came: Result) -> None:
    assert judge(expected, came) == ("pass", [])


@pytest.mark.parametrize(
    ("expected", "came", "why"),
    [
        (PLAN, result(ended="failed", why="too slow"), "ended failed, expected planned: too slow"),
        (Expected(ends="refused"), PLANNED, "ended planned, expected refused"),
        (PLAN, result(ended="left"), "ended left, expected planned"),
        (
            Expected(ends="refused", field="notes"),
            result(ended="refused", fields=["destination"]),
            "refused for destination, expected notes",
        ),
        (Expected(ends="refused", field="notes"), result(ended="refused"), "refused for no field, expected notes"),
        (PLAN, result(asked=["which_length"]), "asked which_length, expected nothing"),
        (Expected(ends="plan", asks=("which_length",)), PLANNED, "asked nothing, expected which_length"),
        (
            Expected(ends="plan", asks=("which_length",)),
            result(asked=["which_length", "which_length"]),
            "asked which_length, which_length, expected which_length",
        ),
        (
            Expected(ends="plan", feasible=True, cheapest=Decimal(300), currency="EUR"),
            result(feasibility="impossible"),
            "the budget is called impossible; the cheapest is 300 EUR",
        ),
        (
            Expected(ends="plan", feasible=False, cheapest=Decimal(300), currency="EUR"),
            result(feasibility="tight"),
            "the budget is not called impossible; the cheapest is 300 EUR",
        ),
        (PLAN, result(violations=[violation("over_budget")]), "over_budget at day 1: found this"),
        (
            IMPOSSIBLE,
            result(feasibility="impossible", violations=[violation("closed_day")]),
            "closed_day at day 1: found this",
        ),
        (
            Expected(ends="plan", needs=("diet:vegan",)),
            PLANNED,
            "diet:vegan is not in the request as it was planned",
        ),
        (PLAN, result(violations=[violation("diet")]), "diet is not respected at day 1: found this"),
        (
            Expected(ends="plan", needs=("children",)),
            result(needs=["children"], violations=[violation("children", "soft")]),
            "children is not respected at day 1: found this",
        ),
        (
            PLAN,
            result(turns=[Turn(said="sing", status="refused", why="cannot sing")]),
            "the change 'sing' came to nothing: cannot sing",
        ),
    ],
)  # fmt: skip
def test_not_as_expected(expected: Expected, came: Result, why: str) -> None:
    assert judge(expected, came) == ("fail", [why])


def test_all_reasons_are_given() -> None:
    came = result(ended="failed", why="gone", asked=["which_length"])
    assert judge(PLAN, came) == (
        "fail",
        ["ended failed, expected planned: gone", "asked which_length, expected nothing"],
    )


def test_a_failed_call_says_nothing_of_the_application() -> None:
    assert judge(PLAN, Result(ended="call_failed", why="HTTP 500")) == ("unscored", ["the call failed: HTTP 500"])


def test_a_person_who_cannot_answer_says_nothing_of_it_either() -> None:
    came = result(ended="left", mistakes=["no answer is known to 'colour'"], asked=["colour"])
    assert judge(PLAN, came) == ("unscored", ["the traveller: no answer is known to 'colour'"])


def test_changes_of_a_person_with_mistakes_are_not_held_against_it() -> None:
    missed = Turn(said="sing", status="refused")
    assert judge(PLAN, result(turns=[missed], mistakes=["said sing, meant lighter"])) == ("pass", [])
