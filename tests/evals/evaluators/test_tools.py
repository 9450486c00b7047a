"""Which tools are called, with what, by whom, in which order."""

from typing import Any

import pytest

from agents.data.tables import TravelData
from synthetic.expected.expected import Expected, ToolCall
from tests.evals.evaluators.support import Make, Samples, given, said, used, with_plan, worked

COSTS = ToolCall(agent="budget", tool="get_costs", arguments={"currency": "EUR", "start": "2027-01-04"})
VISA = ToolCall(agent="research", tool="get_visa_rule", arguments={"passport": "DE"})
BOTH = Expected(ends="plan", calls=(COSTS, VISA), never=("get_forecast",))
NONE = Expected(ends="plan")
RIGHT = (
    used("research", "get_visa_rule", passport="DE", country="JP"),
    used("budget", "get_costs", currency="eur", start="2027-01-04", destination_id="tokyo"),
)
TOGETHER = (worked("research", 0, 2), worked("budget", 0, 1), worked("local", 0, 3), worked("itinerary", 3, 4))
EARLY = (*TOGETHER[:3], worked("itinerary", 2.5, 4))


def calling(*tools: Any, **output: Any) -> Make:
    return given(BOTH, tools=tools, **output)


SAMPLES = [
    Samples("expected.tools", calling(*RIGHT), calling(RIGHT[1]), "missing tools: 'get_visa_rule' (x1)", given(NONE)),
    Samples(
        "expected.arguments",
        calling(*RIGHT),
        calling(RIGHT[0], used("budget", "get_costs", currency="USD")),
        "wrong arguments: get_costs: currency 'USD', wanted 'EUR'; start is missing, wanted '2027-01-04'",
        calling(),
    ),
    Samples(
        "expected.forbidden_tools",
        calling(*RIGHT),
        calling(used("research", "get_forecast"), used("local", "get_forecast")),
        "forbidden tools: 'get_forecast' (x2)",
        given(NONE),
    ),
    Samples(
        "expected.order",
        with_plan(agents=TOGETHER),
        with_plan(agents=EARLY),
        "local ended at 3.000 s; the itinerary agent began at 2.500 s",
        with_plan(),
    ),
]


def reason(name: str, make: Make, data: TravelData) -> str:
    found = said(name, make(data))
    assert found
    return found.reason


def test_a_tool_called_by_another_agent_is_missing(data: TravelData) -> None:
    made = calling(RIGHT[1], used("local", "get_visa_rule"))
    assert reason("expected.tools", made, data) == "missing tools: 'get_visa_rule' (x1)"


def test_a_call_that_is_expected_twice_has_to_be_made_twice(data: TravelData) -> None:
    wanted = Expected(ends="plan", calls=(VISA, VISA, COSTS))
    assert reason("expected.tools", given(wanted, tools=RIGHT[:1]), data) == (
        "missing tools: 'get_visa_rule' (x1), 'get_costs' (x1)"
    )


def test_an_agent_alone_is_held_to_its_own_calls(data: TravelData) -> None:
    made = calling(RIGHT[1], agents=(worked("budget", 0, 1),))
    assert reason("expected.tools", made, data) == "all 1 expected calls are made"


def test_of_several_calls_the_closest_counts(data: TravelData) -> None:
    wrong = used("budget", "get_costs", currency="USD", start="2027-02-04")
    assert reason("expected.arguments", calling(wrong, RIGHT[1]), data) == "the arguments of 1 expected calls are right"
    nearly = used("budget", "get_costs", currency="EUR", start="2027-02-04")
    assert reason("expected.arguments", calling(wrong, nearly), data) == (
        "wrong arguments: get_costs: start '2027-02-04', wanted '2027-01-04'"
    )


@pytest.mark.parametrize("order", [(0, 1, 2, 3), (2, 1, 0, 3), (3, 2, 1, 0)])
def test_specialists_may_work_in_any_order(order: tuple[int, ...], data: TravelData) -> None:
    made = with_plan(agents=tuple(TOGETHER[at] for at in order))
    assert reason("expected.order", made, data) == "every specialist is done before the itinerary agent begins"


def test_an_agent_that_did_not_work_is_named(data: TravelData) -> None:
    made = with_plan(agents=(TOGETHER[0], TOGETHER[3]))
    assert reason("expected.order", made, data) == "missing agents: 'budget' (x1), 'local' (x1)"


def test_one_agent_alone_has_no_order(data: TravelData) -> None:
    assert said("expected.order", with_plan(agents=TOGETHER[3:])(data)) is None
