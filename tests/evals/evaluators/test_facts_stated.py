"""Facts that a plan, or a specialist alone, has to tell."""

from typing import Any

import pytest

from agents.checks.registry import Plan
from agents.data.tables import TravelData
from agents.evidence import Fact
from synthetic.expected.expected import Expected, StatedFact
from tests.agents.support import place, planned
from tests.evals.evaluators.support import Given, Make, Samples, given, said, sample, used, with_plan, worked

WARM = StatedFact(topic="climate", holds="21 °C")
EXPECTED = Expected(ends="plan", facts=(WARM,))


def telling(*facts: tuple[str, str]) -> Make:
    def make(data: TravelData) -> Given:
        plan = planned(data, [(place("sight"), "10:00")])
        stated = [Fact(topic=topic, text=text, evidence=None) for topic, text in facts]
        changed = Plan(plan.itinerary.model_copy(update={"facts": stated}), plan.trip, plan.data)
        return Given(sample(EXPECTED, changed), plan.data)

    return make


def alone(agent: str, said_by_tool: str, *told: str) -> Make:
    facts: list[Any] = [{"topic": "weather", "text": text} for text in told]
    return given(
        EXPECTED,
        agents=(worked(agent, 0, 1),),
        tools=(used(agent, "get_climate", said_by_tool),),
        handoffs={agent: {"facts": facts}},
    )


SAMPLES = [
    Samples(
        "expected.facts",
        telling(("climate", "In May it has\n21  °c by day.")),
        telling(("climate", "It is warm."), ("tips", "21 °C")),
        "not told: climate: '21 °C'",
        with_plan(Expected(ends="plan")),
    )
]


@pytest.mark.parametrize(("code", "outcome"), [("JPY", "pass"), ("THB", "fail")])
def test_money_may_stand_anywhere_in_the_plan(code: str, outcome: str, data: TravelData) -> None:
    """What is paid with in Tokyo stands beside the total, by code."""
    wanted = Expected(ends="plan", facts=(StatedFact(topic="money", holds=code),))
    found = said("expected.facts", with_plan(wanted)(data))
    assert found
    assert found.outcome == outcome


@pytest.mark.parametrize(
    ("make", "outcome"),
    [
        (alone("research", "Highs of 21 °C.", "Up to 21 °C."), "pass"),
        (alone("research", "Highs of 21 °C.", "It is warm."), "fail"),
        (alone("research", "Highs of 12 °C.", "It is warm."), None),
        (alone("itinerary", "Highs of 21 °C."), None),
    ],
)
def test_a_specialist_alone_tells_what_its_tools_said(make: Make, outcome: str | None, data: TravelData) -> None:
    found = said("expected.facts", make(data))
    assert (found and found.outcome) == outcome
