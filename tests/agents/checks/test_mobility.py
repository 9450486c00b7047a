from typing import Literal

import pytest

from agents.checks.registry import Plan
from agents.data.tables import TravelData
from tests.agents.checks.cases import Case, found
from tests.agents.support import place, planned


def tower(
    data: TravelData, step_free: bool | None, mobility: Literal["none", "reduced", "wheelchair"] = "wheelchair"
) -> Plan:
    return planned(data, [(place("tower", step_free=step_free), "09:30")], party={"mobility": mobility})


CASES = [
    Case(
        "mobility",
        lambda data: tower(data, False),
        [("2027-01-04 09:30", "TOWER has steps; wanted: step-free")],
        lambda data: tower(data, True),
    ),
    Case(
        "steps",
        lambda data: tower(data, None),
        [("2027-01-04 09:30", "whether TOWER is step-free is not known; wanted: step-free")],
        lambda data: tower(data, True),
    ),
    Case(
        "steps",
        lambda data: tower(data, False, "reduced"),
        [("2027-01-04 09:30", "TOWER has steps; wanted: step-free")],
        lambda data: tower(data, None, "reduced"),
    ),
]


@pytest.mark.parametrize("step_free", [False, None])
def test_each_breach_is_told_once(data: TravelData, step_free: bool | None) -> None:
    plan = tower(data, step_free)
    assert len(found("mobility", plan) + found("steps", plan)) == 1


def test_steps_are_in_nobody_s_way(data: TravelData) -> None:
    plan = tower(data, False, "none")
    assert found("mobility", plan) + found("steps", plan) == []
