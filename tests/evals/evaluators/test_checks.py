"""The breaches that the tests of the checks list, as samples."""

from typing import Any

from agents.checks.registry import Plan
from agents.data.tables import TravelData
from tests.agents.checks.cases import Case, all_cases
from tests.evals.evaluators.support import Given, Make, Samples, given, said, sample, with_plan


def _sample(make: Any) -> Make:
    def made(data: TravelData) -> Given:
        plan: Plan = make(data)
        return Given(sample(None, plan), plan.data)

    return made


def _samples(case: Case) -> Samples:
    more = f" (and {len(case.found) - 1} more)" if len(case.found) > 1 else ""
    where, why = case.found[0]
    return Samples(f"check.{case.code}", _sample(case.mended), _sample(case.breach), f"{where}: {why}{more}", given())


SAMPLES = [_samples(case) for case in all_cases()]


def test_the_evidence_is_the_severity_and_every_place(data: TravelData) -> None:
    case = next(case for case in all_cases() if case.code == "over_budget")
    found = said("check.over_budget", _sample(case.breach)(data))
    assert found
    assert found.evidence == ("severity: hard", *(f"{where}: {why}" for where, why in case.found))


def test_what_the_run_found_itself_is_not_asked(data: TravelData) -> None:
    made = with_plan()(data)
    forged = {"code": "diet", "severity": "hard", "where": "day 1", "why": "forged"}
    plan = made.sample.output.itinerary
    assert plan
    lying = type(plan).model_validate(plan.model_dump() | {"violations": [forged]})
    again = made.sample.model_copy(update={"output": made.sample.output.model_copy(update={"itinerary": lying})})
    found = said("check.diet", Given(again, made.data))
    assert found
    assert found.outcome == "pass"


def test_a_request_that_cannot_be_read_leaves_a_plan_unscored(data: TravelData) -> None:
    found = said("check.diet", with_plan(request={"destination": "Tokyo", "currency": "XXX"})(data))
    assert found
    reason = "the request cannot be read: currency 'XXX' has no exchange rate here"
    assert (found.outcome, found.reason.partition(";")[0]) == ("unscored", reason)


def test_the_case_s_form_stands_in_for_a_request_that_is_not_recorded(data: TravelData) -> None:
    found = said("check.days_incomplete", with_plan(request={})(data))
    assert found
    assert found.outcome == "pass"
