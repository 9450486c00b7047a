"""Each goal: reached or not by what the plan shows, and what may change for it."""

from random import Random
from typing import Any

import pytest

from agents.data.records import Diet
from agents.data.tables import TravelData
from agents.edits.registry import all_edits
from agents.request import Party
from synthetic.traveller.goals.registry import NotPossible, all_goals
from synthetic.traveller.intended import Intended, intended, misspoken
from synthetic.traveller.seen import Seen, steps
from tests.synthetic.traveller.support import goal, seen_of

DAYS = (
    "praca-do-comercio time-out-market clube-de-fado",
    "castelo-sao-jorge fado-museum ramiro",
    "tram-28 maat lx-factory",
)
FADO = "Museu do Fado"


@pytest.fixture
def before(data: TravelData) -> Seen:
    return seen_of(data, *DAYS)


def meant(edit: str, **arguments: Any) -> Intended:
    return Intended(edit, all_edits()[edit].arguments.model_validate(arguments))


def missing(change: Intended, before: Seen, after: Seen) -> str | None:
    return all_goals()[change.edit].missing(change.args, before, after)


def unasked(change: Intended, before: Seen, after: Seen) -> list[str]:
    kind = all_goals()[change.edit]
    return [str(step) for step in steps(before.plan, after.plan) if not kind.allows(change.args, before, step)]


def test_every_edit_has_a_goal() -> None:
    assert set(all_goals()) == set(all_edits())
    assert {edit: kind.arguments for edit, kind in all_goals().items()} == {
        edit: each.arguments for edit, each in all_edits().items()
    }


REACHED: list[tuple[str, dict[str, Any], tuple[str, str, str]]] = [
    ("lighten", {"day": 2}, (DAYS[0], "fado-museum ramiro", DAYS[2])),
    ("fill", {"day": 3}, (*DAYS[:2], f"{DAYS[2]} jeronimos")),
    ("drop", {"query": FADO}, (DAYS[0], "castelo-sao-jorge ramiro", DAYS[2])),
    ("swap", {"query": FADO}, (DAYS[0], "castelo-sao-jorge portas-do-sol ramiro", DAYS[2])),
    ("move", {"query": FADO, "day": 3}, (DAYS[0], "castelo-sao-jorge ramiro", f"{DAYS[2]} fado-museum")),
    ("add", {"interest": "nature"}, (f"{DAYS[0]} oceanario", *DAYS[1:])),
]


@pytest.mark.parametrize(("edit", "arguments", "days"), REACHED)
def test_a_goal_is_reached_when_the_plan_shows_it(
    before: Seen, data: TravelData, edit: str, arguments: dict[str, Any], days: tuple[str, ...]
) -> None:
    change, after = meant(edit, **arguments), seen_of(data, *days)
    assert missing(change, before, before)
    assert missing(change, before, after) is None
    assert unasked(change, before, after) == []


@pytest.mark.parametrize(
    ("edit", "arguments", "days", "says"),
    [
        ("lighten", {"day": 2}, (DAYS[0], DAYS[1], "tram-28 maat"), "day 2 still has 3 stops"),
        ("fill", {"day": 3}, (f"{DAYS[0]} jeronimos", *DAYS[1:]), "day 3 still has only 3 stops"),
        ("drop", {"query": FADO}, (DAYS[0], "fado-museum ramiro", DAYS[2]), "Museu do Fado is still in the plan"),
        ("swap", {"query": FADO}, (DAYS[0], "ramiro", DAYS[2]), "nothing came in place of Museu do Fado"),
        ("move", {"query": FADO, "day": 3}, DAYS, "Museu do Fado is still on day 2"),
        ("move", {"query": FADO, "day": 3}, (DAYS[0], "ramiro", DAYS[2]), "Museu do Fado is gone from the plan"),
        ("add", {"interest": "nature"}, (f"{DAYS[0]} jeronimos", *DAYS[1:]), "there is nothing more for nature"),
        ("eat", {"diet": "vegan"}, DAYS, "nothing vegan is known at Cervejaria Ramiro"),
        ("walk_less", {"mobility": "wheelchair"}, DAYS, "Tram 28 from Martim Moniz has steps"),
        ("spend_less", {}, DAYS, "it still costs 900.00 EUR"),
    ],
)  # fmt: skip
def test_a_goal_is_missed_and_says_why(
    before: Seen, data: TravelData, edit: str, arguments: dict[str, Any], days: tuple[str, ...], says: str
) -> None:
    assert missing(meant(edit, **arguments), before, seen_of(data, *days)) == says


def test_a_diet_and_a_need_have_to_be_minded_and_kept(before: Seen, data: TravelData) -> None:
    vegan, wheels = meant("eat", diet="vegan"), meant("walk_less", mobility="wheelchair")
    kept = (DAYS[0], "castelo-sao-jorge fado-museum", "maat lx-factory")
    assert missing(vegan, before, seen_of(data, *kept)) == "the plan does not mind that we are vegan"
    assert missing(vegan, before, seen_of(data, *kept, party=Party(diets=(Diet.VEGAN,)))) is None
    assert missing(wheels, before, seen_of(data, *kept)) == "the plan does not mind that walking is hard"
    assert missing(wheels, before, seen_of(data, *kept, party=Party(mobility="wheelchair"))) is None


def test_spending_less_is_seen_in_the_total(before: Seen, data: TravelData) -> None:
    free = seen_of(data, DAYS[0], "portas-do-sol fado-museum ramiro", DAYS[2], total=880)
    assert missing(meant("spend_less"), before, free) is None
    assert unasked(meant("spend_less"), before, free) == []
    dearer = seen_of(data, "time-out-market clube-de-fado", *DAYS[1:], total=890)
    assert unasked(meant("spend_less"), before, dearer) == ["day 1: - Praça do Comércio"]


@pytest.mark.parametrize(
    ("edit", "arguments", "days", "says"),
    [
        ("lighten", {"day": 2}, (DAYS[0], "fado-museum ramiro", "tram-28 maat"), ["day 3: - LX Factory"]),
        ("drop", {"query": FADO}, (DAYS[0], "ramiro", DAYS[2]), ["day 2: - Castelo de São Jorge"]),
        ("swap", {"query": FADO}, (f"{DAYS[0]} jeronimos", "castelo-sao-jorge portas-do-sol ramiro", DAYS[2]),
         ["day 1: + Jerónimos Monastery"]),
        ("eat", {"diet": "vegan"}, ("time-out-market clube-de-fado", "castelo-sao-jorge fado-museum", DAYS[2]),
         ["day 1: - Praça do Comércio"]),
        ("walk_less", {"mobility": "reduced"}, (DAYS[0], DAYS[1], "lx-factory"), ["day 3: - MAAT"]),
    ],
)  # fmt: skip
def test_what_nobody_asked_for_is_seen(
    before: Seen, data: TravelData, edit: str, arguments: dict[str, Any], days: tuple[str, ...], says: list[str]
) -> None:
    assert unasked(meant(edit, **arguments), before, seen_of(data, *days)) == says


@pytest.mark.parametrize(
    ("edit", "arguments", "days", "why"),
    [
        ("lighten", {"day": 9}, DAYS, "there is no day 9"),
        ("lighten", {"day": 1}, ("maat",), "day 1 has 1 stops"),
        ("lighten", {"day": 1}, ("ramiro time-out-market",), "day 1 holds nothing but meals"),
        ("drop", {"query": "Oceanário de Lisboa"}, DAYS, "Oceanário de Lisboa is not in the plan"),
        ("move", {"query": FADO, "day": 2}, DAYS, "Museu do Fado is on day 2 already"),
        ("move", {"query": FADO, "day": 1}, DAYS, "Museu do Fado is closed on day 1"),
        ("spend_less", {}, ("praca-do-comercio ramiro",), "no stop has a ticket"),
    ],
)
def test_what_no_planner_could_do_is_known_before(
    data: TravelData, edit: str, arguments: dict[str, Any], days: tuple[str, ...], why: str
) -> None:
    change = meant(edit, **arguments)
    assert all_goals()[edit].hopeless(change.args, seen_of(data, *days)) == why


@pytest.mark.parametrize(("edit", "arguments", "days"), REACHED)
def test_what_can_be_done_is_not_called_hopeless(
    before: Seen, edit: str, arguments: dict[str, Any], days: tuple[str, ...]  # noqa: ARG001 - of the same table
) -> None:  # fmt: skip
    change = meant(edit, **arguments)
    assert all_goals()[edit].hopeless(change.args, before) is None


def test_what_a_goal_leaves_open_is_chosen_on_the_plan(before: Seen) -> None:
    assert str(intended(goal("swap", query="the museum"), before, Random(1))) in (
        "swap query='Museu do Fado'", "swap query='MAAT'",
    )  # fmt: skip
    assert str(intended(goal("drop", query="ramiro"), before, Random(1))) == "drop query='Cervejaria Ramiro'"
    assert str(intended(goal("move", query="the castelo"), before, Random(1))).startswith("move query='Castelo")
    assert str(intended(goal("lighten"), before, Random(1))) == "lighten day=1"
    moved = intended(goal("move"), before, Random(3))
    assert all_goals()["move"].hopeless(moved.args, before) is None
    with pytest.raises(NotPossible, match="the plan has no stop for “the beach”"):
        intended(goal("swap", query="the beach"), before, Random(1))
    with pytest.raises(ValueError, match="unknown edit 'sing' of a goal; allowed: add, drop, eat"):
        intended(goal("sing"), before, Random(1))


def test_a_slip_is_one_wrong_argument(before: Seen) -> None:
    for change in (meant(edit, **arguments) for edit, arguments, _ in REACHED):
        slip = misspoken(change, before, Random(5))
        assert slip
        old, new = change.goal.arguments, slip.goal.arguments
        assert slip.edit == change.edit
        assert sum(old[name] != new[name] for name in old) == 1
    assert misspoken(meant("spend_less"), before, Random(5)) is None
