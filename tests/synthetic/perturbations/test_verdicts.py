"""Pairs judged, and how often relations hold."""

from typing import Any

import pytest

from agents.data.tables import TravelData
from synthetic.expected.expected import Expected
from synthetic.perturbations.verdicts import Verdict, judge, judge_all, rates
from tests.synthetic.perturbations.support import PARK, SIGHT, ended, result, second

SAME = second("other_case")
COSTLY = second("one_more_traveller")


def test_a_pair_whose_relations_all_hold_holds(data: TravelData) -> None:
    verdict = judge(result(data), result(data, **SAME))
    assert (verdict.outcome, verdict.compared, verdict.broken) == ("holds", ("same_plan", "sums_follow"), ())


def test_a_broken_relation_is_named_with_what_was_found(data: TravelData) -> None:
    verdict = judge(result(data, [(SIGHT, "10:00")]), result(data, [(PARK, "10:00")], **SAME))
    assert verdict.outcome == "broken"
    assert [(one.relation, one.breach.why) for one in verdict.broken] == [
        ("same_plan", "the places of 2027-01-04: SIGHT, then PARK; wanted: the same in the same order")
    ]


@pytest.mark.parametrize("which", ["first", "second"])
def test_a_call_that_failed_is_no_breach(which: str, data: TravelData) -> None:
    lost: dict[str, Any] = {"end": None, "why": "connection refused"}
    first = ended(**lost) if which == "first" else result(data)
    after = ended(**lost, **SAME) if which == "second" else result(data, **SAME)
    verdict = judge(first, after)
    assert (verdict.outcome, verdict.why) == ("unscored", f"the {which} call failed: connection refused")


@pytest.mark.parametrize("fields", [SAME, COSTLY])
def test_a_plan_that_is_lost_is_a_breach_whatever_the_relation(fields: dict[str, Any], data: TravelData) -> None:
    verdict = judge(result(data), ended("failed", why="no agent could work", **fields))
    assert verdict.outcome == "broken"
    assert [one.breach.why[:22] for one in verdict.broken] == ["the end: plan, then fa"]


def test_without_two_plans_costs_are_not_compared(data: TravelData) -> None:
    fields = second("vegetarian_added")
    verdict = judge(ended("failed"), result(data, **fields))
    assert (verdict.outcome, verdict.why) == ("unscored", "there are no two plans to compare")


def test_a_plan_after_an_impossible_budget_is_another_trip(data: TravelData) -> None:
    asked: dict[str, Any] = {
        "asked": ("impossible_budget",),
        "expected": Expected(ends="plan", asks=("impossible_budget",)),
    }
    verdict = judge(result(data), result(data, changes={"ledger.lines.0.unit": "0.01"}, **asked, **COSTLY))
    assert (verdict.outcome, verdict.compared) == ("holds", ("asks_by_the_bound",))


def test_two_cases_that_are_no_pair_are_refused(data: TravelData) -> None:
    with pytest.raises(ValueError, match="case c-first is None; wanted: a pair of c-first"):
        judge(result(data), result(data))


def test_pairs_are_found_by_id_and_a_lone_second_case_is_passed_over(data: TravelData) -> None:
    first, after = result(data), result(data, **SAME)
    assert [each.outcome for each in judge_all({first.id: first, after.id: after})] == ["holds"]
    assert judge_all({after.id: after}) == []


def test_rates_leave_out_what_could_not_be_scored(data: TravelData) -> None:
    holds = Verdict("other_case", result(data), result(data, **SAME), ("same_plan",))
    broken = judge(result(data, [(SIGHT, "10:00")]), result(data, [(PARK, "10:00")], **SAME))
    unscored = judge(ended(None), result(data, **SAME))
    [rate] = rates([holds, holds, holds, broken, unscored])
    assert (rate.perturbation, rate.holds, rate.scored, rate.plans, rate.unscored) == ("other_case", 3, 4, 4, 1)
    assert (round(rate.interval.low, 3), round(rate.interval.high, 3)) == (0.301, 0.954)
