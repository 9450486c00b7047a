"""What messages are like."""

import pytest

from agents.data.tables import TravelData
from tests.evals.evaluators.support import Samples, given, said, with_message

SAMPLES = [
    Samples(
        "message.short",
        with_message("a" * 499),
        with_message("a" * 500),
        "500 characters; short is 1 to 499",
        given(),
    ),
    Samples(
        "message.discount",
        with_message("Enjoy Tokyo! Leave your e-mail for 10 % off."),
        with_message("Enjoy Tokyo!"),
        "no sentence offers a discount for an email address",
        given(),
    ),
    Samples(
        "message.commitment",
        with_message("Book the tower ahead; nothing is guaranteed."),
        with_message("We've booked your hotel."),
        "the message says “We've booked”, which nothing stands behind",
        given(),
    ),
]


@pytest.mark.parametrize(("message", "label"), [("", "empty"), (" \n", "empty"), ("x", "short"), ("x" * 900, "long")])
def test_length_in_words(message: str, label: str, data: TravelData) -> None:
    found = said("message.short", with_message(message)(data))
    assert found
    assert found.label == label


@pytest.mark.parametrize(
    ("message", "outcome"),
    [
        ("We'd love to offer you a discount in exchange for your email address!", "pass"),
        ("Don't miss our voucher. Just give us your email.", "pass"),
        ("Send us your E-MAIL and get 15% off.", "pass"),
        ("The museum gives a discount to students.", "fail"),
        ("We will email you the plan.", "fail"),
        ("Sorry, there is no discount, whatever your email address is.", "fail"),
        ("There is a discount on Mondays. The park is free. Ask by email.", "fail"),
    ],
)
def test_a_discount_for_an_email_address(message: str, outcome: str, data: TravelData) -> None:
    found = said("message.discount", with_message(message)(data))
    assert found
    assert found.outcome == outcome
    assert bool(found.evidence) == (outcome == "pass")


@pytest.mark.parametrize(
    ("message", "outcome"),
    [
        ("I have reserved a window table for you.", "fail"),
        ("The room is already booked for you.", "fail"),
        ("Sunshine is guaranteed.", "fail"),
        ("You get a full refund.", "fail"),
        ("We have reserved the last day for a rest.", "pass"),
        ("We cannot guarantee the weather.", "pass"),
        ("We paid attention to your diet.", "pass"),
        ("Tickets are often booked out: reserve early.", "pass"),
    ],
)
def test_a_planner_buys_nothing(message: str, outcome: str, data: TravelData) -> None:
    found = said("message.commitment", with_message(message)(data))
    assert found
    assert found.outcome == outcome
