"""Who is at fault: what was meant, what was said, and what the plan shows."""

from typing import Any

import pytest

from agents.data.tables import TravelData
from agents.edits.registry import all_edits
from synthetic.traveller.intended import Intended
from synthetic.traveller.record import Blame, together
from synthetic.traveller.seen import Seen
from synthetic.traveller.verdict import Asked, judge
from tests.synthetic.traveller.support import seen_of, trip_of

DAYS = ("praca-do-comercio time-out-market maat", "castelo-sao-jorge fado-museum ramiro")
LIGHTER_1, LIGHTER_2 = ("praca-do-comercio maat", DAYS[1]), (DAYS[0], "fado-museum ramiro")
NO_ROOM = "no further stop fits into day 2. You can ask for a lighter or fuller day"


@pytest.fixture
def before(data: TravelData) -> Seen:
    return seen_of(data, *DAYS)


def lighten(day: int) -> Intended:
    return change("lighten", day=day)


def change(edit: str, **arguments: Any) -> Intended:
    return Intended(edit, all_edits()[edit].arguments.model_validate(arguments))


@pytest.mark.parametrize(
    ("heard", "after", "verdict", "blame"),
    [
        (lighten(2), LIGHTER_2, "reached", "nobody"),
        (lighten(2), (LIGHTER_1[0], LIGHTER_2[1]), "reached", "app"),
        (lighten(2), DAYS, "app_missed", "app"),
        (lighten(2), LIGHTER_1, "app_missed", "app"),
        (lighten(1), LIGHTER_1, "traveller_missed", "traveller"),
        (lighten(1), DAYS, "traveller_missed", "both"),
        (lighten(1), LIGHTER_2, "reached", "nobody"),
        (None, DAYS, "traveller_missed", "traveller"),
    ],
)
def test_a_plan_is_judged_by_what_was_meant_and_said(
    before: Seen, data: TravelData, heard: Intended | None, after: tuple[str, str], verdict: str, blame: Blame
) -> None:
    now = seen_of(data, *after)
    found = judge(Asked(lighten(2), heard, before), trip_of(now.plan), now)
    assert (found.verdict, found.blame) == (verdict, blame)


@pytest.mark.parametrize(
    ("meant", "refusal", "verdict", "blame"),
    [
        (lighten(2), "this plan cannot be changed", "app_refused", "app"),
        (lighten(9), "there is no day 9; the plan has days 1 to 2", "not_possible", "nobody"),
        (change("fill", day=2), NO_ROOM, "app_refused", "unclear"),
        (change("fill", day=1), NO_ROOM, "app_refused", "app"),
        (change("fill", day=2), "“fill it” is not understood as a change", "app_refused", "app"),
    ],
)
def test_a_refusal_is_right_wrong_or_cannot_be_told(
    before: Seen, meant: Intended, refusal: str, verdict: str, blame: Blame
) -> None:
    found = judge(Asked(meant, meant, before), trip_of(None, "refused", refusal), None)
    assert (found.verdict, found.blame) == (verdict, blame)


def test_a_refusal_of_a_slip_is_the_travellers(before: Seen) -> None:
    refused = trip_of(None, "refused", "there is no day 9; the plan has days 1 to 2")
    assert judge(Asked(lighten(2), lighten(9), before), refused, None).blame == "traveller"


def test_a_failure_is_not_scored(before: Seen) -> None:
    found = judge(Asked(lighten(2), lighten(2), before), trip_of(None, "failed", "HTTP 500"), None)
    assert (found.verdict, found.why, found.blame) == ("unscored", "failed: HTTP 500", "unclear")


def test_a_stop_at_another_time_on_another_day_was_not_asked_for(before: Seen, data: TravelData) -> None:
    now = seen_of(data, "time-out-market praca-do-comercio maat", LIGHTER_2[1])
    found = judge(Asked(lighten(2), lighten(2), before), trip_of(now.plan), now)
    assert found.unasked == ("day 1: Time Out Market at another time", "day 1: Praça do Comércio at another time")


def test_blame_adds_up() -> None:
    assert together([]) == together(["nobody", "nobody"]) == "nobody"
    assert together(["nobody", "unclear"]) == "unclear"
    assert together(["unclear", "app", "nobody"]) == "app"
    assert together(["traveller", "app"]) == together(["both"]) == "both"
