import pytest

from agents.checks.registry import all_checks
from agents.data.tables import TravelData
from tests.agents.checks.cases import Case, all_cases, found


def test_every_check_has_a_breach_and_a_plan_that_passes() -> None:
    assert {case.code for case in all_cases()} == set(all_checks())


@pytest.mark.parametrize("case", all_cases(), ids=lambda case: case.code)
def test_the_breach_is_found_and_gone_when_mended(case: Case, data: TravelData) -> None:
    assert case.found
    assert found(case.code, case.breach(data)) == case.found
    assert found(case.code, case.mended(data)) == []
