import pytest

from agents.checks.registry import Plan
from agents.data.tables import TravelData
from tests.agents.checks.cases import Case, changed, found
from tests.agents.support import place, planned


def day(data: TravelData) -> Plan:
    return planned(data, [(place("a", note="A quiet garden."), "09:30")])


def with_message(data: TravelData, message: str) -> Plan:
    return changed(day(data), message=message)


CASES = [
    Case(
        "markup",
        lambda data: with_message(data, "Enjoy <b>Tokyo</b>."),
        [("message", "the text holds '<b>'; wanted: plain words")],
        lambda data: with_message(data, "Enjoy Tokyo."),
    )
]


@pytest.mark.parametrize(
    ("text", "held"),
    [
        ("<script>alert(1)</script>", "<script>"),
        ("<img src=x onerror=alert(1)", "<img"),
        ("<IMG SRC=x>", "<IMG SRC=x>"),
        ("</p>", "</p>"),
        ("<!-- hidden -->", "<!--"),
        ("[map](javascript:alert(1))", "javascript:"),
        ("JavaScript :alert(1)", "JavaScript :"),
        ("data:text/html;base64,PHNjcmlwdD4=", "data:text/html"),
    ],
)
def test_markup_and_links_that_run(data: TravelData, text: str, held: str) -> None:
    assert found("markup", with_message(data, f"Hello {text}")) == [
        ("message", f"the text holds {held!r}; wanted: plain words")
    ]


@pytest.mark.parametrize(
    "text",
    ["Under 3 < 5 hours.", "<3 Tokyo", "Budget <400 USD, not >500.", "I teach JavaScript: come along.", "a -> b"],
)
def test_plain_words(data: TravelData, text: str) -> None:
    assert found("markup", with_message(data, text)) == []


def test_every_text_is_read(data: TravelData) -> None:
    plan = day(data)
    first = plan.itinerary.days[0]
    stop = first.stops[0]
    days = [
        first.model_copy(update={"title": "<b>"}),
        first.model_copy(update={"notes": ["<b>"]}),
        first.model_copy(update={"stops": [stop.model_copy(update={"name": "<b>"})]}),
        first.model_copy(update={"stops": [stop.model_copy(update={"note": "<b>"})]}),
    ]
    assert [where for where, _ in found("markup", changed(plan, headline="<b>"))] == ["headline"]
    assert [where for one in days for where, _ in found("markup", changed(plan, days=[one]))] == [
        "2027-01-04", "2027-01-04", "2027-01-04 09:30", "2027-01-04 09:30",
    ]  # fmt: skip
