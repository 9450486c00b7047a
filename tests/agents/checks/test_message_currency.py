import pytest

from agents.checks.registry import Plan
from agents.data.tables import TravelData
from agents.evidence import Evidence, Fact
from tests.agents.checks.cases import Case, changed, found
from tests.agents.support import planned

SOURCE = Evidence(id="rate", tool="get_exchange_rate", source="official")


def saying(data: TravelData, message: str, budget: str = "400 USD") -> Plan:
    return planned(data, [], budget=budget, message=message)


CASES = [
    Case(
        "message_currency",
        lambda data: saying(data, "Your 400 EUR are enough."),
        [("message", "400 EUR is in another currency; wanted: USD")],
        lambda data: saying(data, "Your 400 USD are enough."),
    )
]


@pytest.mark.parametrize(
    ("budget", "message"),
    [
        ("400 USD", "Your $400 and 400 dollars are enough."),
        ("400 AUD", "Your A$400 and 400 dollars are enough."),
        ("400 EUR", "Your €400 and 400 euros are enough."),
        ("40000 JPY", "Your ¥40,000 and 40,000 yen are enough."),
        ("400 USD", "It is about 77 CHF."),
        ("400 USD", "Nothing is said of money on day 400."),
    ],
)
def test_the_currency_by_its_other_names(data: TravelData, budget: str, message: str) -> None:
    assert found("message_currency", saying(data, message, budget)) == []


@pytest.mark.parametrize("wrong", ["£400", "400 pounds", "¥400", "400 CHF"])
def test_other_currencies(data: TravelData, wrong: str) -> None:
    assert found("message_currency", saying(data, f"Your {wrong} are enough.")) == [
        ("message", f"{wrong} is in another currency; wanted: USD")
    ]


def test_an_amount_that_a_fact_states(data: TravelData) -> None:
    plan = saying(data, "You get about 370 USD for 400 EUR.")
    assert len(found("message_currency", plan)) == 1
    fact = Fact(topic="exchange", text="400 EUR is about 370 USD.", evidence=SOURCE)
    assert found("message_currency", changed(plan, facts=[fact])) == []
