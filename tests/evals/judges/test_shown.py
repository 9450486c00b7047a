"""What a judge is shown of a real plan."""

from agents.itinerary import Itinerary
from evals.judges.shown import PAIR_PARTS, PARTS, show, show_pair
from tests.evals.judges.support import sample


def test_every_part_of_a_plan(itinerary: Itinerary) -> None:
    shown = show(sample(itinerary), itinerary, PARTS)
    assert shown["message"] == itinerary.message
    assert shown["request"].splitlines()[:5] == [
        "destination: Lisbon",
        "days: 4",
        "start: 2027-04-05",
        "budget: 1200 EUR",
        "interests: food, history",
    ]
    assert shown["needs"] == "seniors: 1\ndiets: vegan\npassport: IN\nnotes: Third time I ask."
    assert "Monday 5 April 2027: " in shown["days"]
    assert itinerary.budget.text in shown["money"]
    assert "- visa: Entry to Portugal with a passport of India" in shown["facts"]
    assert "[get_visa_rule, " in shown["facts"]


def test_an_empty_part_says_so(itinerary: Itinerary) -> None:
    assert show(sample(itinerary), itinerary.model_copy(update={"headline": ""}), ["headline"]) == {
        "headline": "(none)"
    }


def test_the_request_is_the_one_that_was_planned(itinerary: Itinerary) -> None:
    given = sample(itinerary)
    planned = given.model_copy(update={"output": given.output.model_copy(update={"request": {"destination": "Porto"}})})
    assert show(planned, itinerary, ["request", "needs"]) == {"request": "destination: Porto", "needs": "(none)"}


def test_both_sides_of_a_pair(itinerary: Itinerary) -> None:
    one, other = sample(itinerary, "One."), sample(itinerary, "Other.")
    assert one.output.itinerary
    assert other.output.itinerary
    shown = show_pair((one, one.output.itinerary), (other, other.output.itinerary), PAIR_PARTS)
    assert (shown["message_a"], shown["message_b"]) == ("One.", "Other.")
    assert shown["request"].startswith("destination: Lisbon")
    assert set(shown) == set(PAIR_PARTS)
