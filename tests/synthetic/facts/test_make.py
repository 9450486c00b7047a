"""Whatever the tuple says, holds of the facts."""

from datetime import date, timedelta
from decimal import Decimal

import pytest

from agents.data.tables import TravelData
from agents.edits.registry import all_edits
from agents.request import TripRequest
from synthetic.dimensions import Dimensions
from synthetic.facts.facts import Facts
from synthetic.facts.make import make_facts
from synthetic.facts.pricing import cheapest
from synthetic.facts.steps.registry import FactsError
from synthetic.form import form_of
from synthetic.persona import Persona
from synthetic.tuples.sampling import sample
from tests.synthetic.conftest import PLAIN, Made

SEEDS = range(25)
LENGTHS = {"day": (1, 1), "weekend": (2, 3), "week": (5, 8), "long": (14, 21), "too_long": (22, 365)}
SHARES = {"impossible": (0, 0.5), "tight": (1, 1.2), "easy": (2, 10), "other_currency": (1, 10)}
COUNTS = {"none": (0, 0), "food": (1, 1), "culture": (1, 2), "nature": (1, 1), "several": (3, 6), "unserved": (0, 0)}
MONTHS = {
    "winter": ({12, 1, 2}, {6, 7, 8}),
    "spring": ({3, 4, 5}, {9, 10, 11}),
    "summer": ({6, 7, 8}, {12, 1, 2}),
    "autumn": ({9, 10, 11}, {3, 4, 5}),
}
"""In the north, and in the south."""


def test_every_allowed_tuple_can_be_made_and_holds(data: TravelData, today: date, dimensions: Dimensions) -> None:
    rows = sample(dimensions.space(1), dimensions.weights, 400, 7)
    for seed, row in enumerate(rows):
        values = dimensions.decode(row)
        persona, facts = make_facts(values, seed, data, today)
        assert_days(values, facts, data, today)
        assert_money(values, facts, persona, data, today)
        assert_people(values, facts, persona, data)


def assert_days(values: dict[str, str], facts: Facts, data: TravelData, today: date) -> None:
    if values["duration"] == "absent":
        assert facts.days is None
    else:
        low, high = LENGTHS[values["duration"]]
        assert facts.days
        assert low <= facts.days <= high
    if values["season"] == "absent":
        assert (facts.start, facts.end) == (None, None)
        return
    assert facts.start
    assert today + timedelta(days=16) < facts.start
    assert facts.start + timedelta(days=facts.days or 5) < today + timedelta(days=730)
    south = facts.destination_id is not None and data.destination(facts.destination_id).lat < 0
    assert facts.start.month in MONTHS[values["season"]][south]
    assert (facts.end is None) is (facts.contradiction != "length")


def assert_money(values: dict[str, str], facts: Facts, persona: Persona, data: TravelData, today: date) -> None:
    kind = values["budget"]
    assert (facts.level is not None) is (kind == "vague")
    assert (facts.amount is not None) is (kind in SHARES) is (facts.currency is not None)
    if facts.amount is None or facts.currency is None:
        return
    least = cheapest(facts, facts.currency, data, today)
    if least is not None:
        low, high = SHARES[kind]
        assert low * least <= facts.amount <= Decimal(high) * least
    if kind == "other_currency":
        home = data.country(persona.country)
        assert home
        assert facts.currency != home.currency
        assert facts.destination_id is None or facts.currency != data.destination(facts.destination_id).currency


def assert_people(values: dict[str, str], facts: Facts, persona: Persona, data: TravelData) -> None:
    party, need = facts.party, values["need"]
    heads = (party.adults, party.seniors, party.children > 0)
    match values["party"]:
        case "solo":
            assert heads == (1, 0, False)
        case "couple":
            assert heads == (2, 0, False)
        case "seniors":
            assert heads == (0, 2, False)
        case "friends":
            assert party.adults >= 3
            assert heads[1:] == (0, False)
        case _:
            assert party.adults
            assert heads[1:] == (0, True)
    assert (len(party.diets) == 1) is (need == "diet")
    assert (party.mobility != "none") is (need == "mobility")
    assert len(facts.children_ages) == (party.children if need == "children" else 0)
    assert not facts.children_ages or min(facts.children_ages) <= 6
    assert max(facts.children_ages, default=0) <= 12
    assert (facts.passport is not None) is (need == "visa")
    assert data.destination(persona.home_id).country == persona.country
    assert persona.home_id != facts.destination_id
    low, high = COUNTS[values["interests"]]
    assert low <= len(set(facts.interests)) == len(facts.interests) <= high
    assert (facts.unserved is not None) is (values["interests"] == "unserved")


def test_the_same_seed_gives_the_same_bytes(data: TravelData, today: date) -> None:
    values = PLAIN | {"destination": "misspelt", "need": "visa", "intent": "refine"}
    first, again = (make_facts(values, 11, data, today) for _ in range(2))
    turned = dict(reversed(values.items()))
    assert first == again == make_facts(turned, 11, data, today)
    persona, facts = first
    assert persona.model_dump(mode="json") == {
        "name": "Moses Waruguru", "locale": "en_KE", "home": "Mombasa", "home_id": "gn-186301", "country": "KE",
        "habits": ["formal", "slips"],
    }  # fmt: skip
    assert form_of(facts, persona, "") == {
        "destination": "Barceelona", "days": 8, "start": "2027-03-31", "budget": "2000 EUR", "interests": ["culture"],
        "style": "balanced", "party": {"adults": 2}, "origin": "Mombasa", "passport": "Kenya",
    }  # fmt: skip
    assert [goal.model_dump() for goal in facts.goals] == [
        {"edit": "drop", "arguments": {"query": "the museum"}},
        {"edit": "lighten", "arguments": {"day": 3}},
        {"edit": "eat", "arguments": {"diet": "gluten-free"}},
    ]


def test_seeds_differ(made: Made) -> None:
    assert len({made(seed=seed)[1].destination for seed in SEEDS}) > 10
    assert len({made(seed=seed)[0].name for seed in SEEDS}) == len(SEEDS)


def test_a_visa_is_needed_by_the_passport_that_is_stated(made: Made, data: TravelData) -> None:
    for seed in SEEDS:
        persona, facts = made(seed=seed, need="visa", destination="small")
        assert facts.passport
        assert facts.destination_id
        assert data.country_code(facts.passport) == persona.country
        rule = data.visa(persona.country, data.destination(facts.destination_id).country)
        assert rule
        assert rule.kind in ("visa required", "e-visa")


def test_an_ambiguous_name_is_given_as_it_is(made: Made, data: TravelData) -> None:
    for seed in SEEDS:
        _, facts = made(seed=seed, destination="ambiguous")
        assert facts.destination_id in [city.id for city in data.contenders(facts.destination)]


@pytest.mark.parametrize(
    ("changes", "kind"),
    [
        ({}, "length"),
        ({"season": "absent", "budget": "vague", "style": "luxury"}, "level"),
        ({"duration": "absent", "budget": "vague", "style": "backpacker"}, "level"),
        ({"season": "absent", "budget": "vague"}, "words"),
        ({"duration": "absent"}, "words"),
    ],
)
def test_what_contradicts_what(made: Made, changes: dict[str, str], kind: str) -> None:
    for seed in SEEDS:
        _, facts = made(seed=seed, clarity="contradictory", **changes)
        assert facts.contradiction == kind
        if kind == "length":
            assert facts.start
            assert facts.end
            assert 1 <= (facts.end - facts.start).days + 1 <= 21
            assert (facts.end - facts.start).days + 1 != facts.days
        else:
            assert facts.end is None


def test_goals_are_edits_with_arguments_that_hold(made: Made) -> None:
    seen: set[str] = set()
    for seed in SEEDS:
        for destination, duration in (("major", "weekend"), ("small", "day"), ("misspelt", "week")):
            _, facts = made(seed=seed, intent="refine", destination=destination, duration=duration)
            assert 1 <= len(facts.goals) <= 3
            assert len({goal.edit for goal in facts.goals}) == len(facts.goals)
            for goal in facts.goals:
                all_edits()[goal.edit].arguments.model_validate(goal.arguments)
                day = goal.arguments.get("day", 1)
                assert isinstance(day, int)
                assert 1 <= day <= (facts.days or 5)
                seen.add(goal.edit)
    assert seen == {"lighten", "swap", "drop", "eat", "walk_less", "spend_less"}
    assert made(intent="plan")[1].goals == ()


def test_a_form_is_valid_unless_the_trip_is_too_long(made: Made) -> None:
    for seed in SEEDS:
        persona, facts = made(seed=seed, clarity="contradictory", budget="vague", style="luxury")
        request = TripRequest.model_validate(form_of(facts, persona, "Hello."))
        assert (request.destination, request.days, request.end) == (facts.destination, facts.days, facts.end)
        assert request.budget
        assert request.budget.tier is facts.level
        assert request.origin == persona.home


def test_a_tuple_that_nobody_knows_is_refused(made: Made, data: TravelData, today: date) -> None:
    with pytest.raises(FactsError, match="'sprin' is not a value of season; did you mean 'spring'\\? allowed: winter"):
        made(season="sprin")
    with pytest.raises(FactsError, match="the tuple has no 'party'; allowed: solo, couple"):
        make_facts({name: value for name, value in PLAIN.items() if name != "party"}, 1, data, today)
