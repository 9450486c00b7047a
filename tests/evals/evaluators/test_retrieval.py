"""How well places are found; relevance is what the travel data says."""

import json
import random
from collections.abc import Sequence
from datetime import date
from itertools import combinations
from typing import Any

import pytest

from agents.budget.pricing import WHERE_ONE_EATS
from agents.data.records import Interest, PlaceKind
from agents.data.tables import TravelData
from agents.request import TripRequest
from agents.trip import resolve
from evals.evaluators.relevance import gains_of
from evals.evaluators.retrieval import MOST_FOUND, WELL_ORDERED
from evals.ranking import capped_recall_at, ndcg_at
from tests.agents.support import place, planned
from tests.evals.evaluators.support import Given, Make, Samples, given, said, sample, used

ART, FOOD = Interest.ART, Interest.FOOD
KNOWN = [
    place("both", interests=(ART, FOOD)),
    *(place(f"art-{nr}", interests=(ART,)) for nr in range(4)),
    *(place(f"other-{nr}") for nr in range(4)),
    place("cafe", kind=PlaceKind.EATERY, interests=(ART, FOOD)),
    place("steep", interests=(ART,), step_free=False),
]
ALL = ("both", "art-0", "art-1", "art-2")


def searched(*ids: str, result: str | None = None, **form: Any) -> Make:
    """A search for one day in Tokyo, four stops."""

    def make(data: TravelData) -> Given:
        asked: dict[str, Any] = {"interests": ["art", "food"], **form}
        plan = planned(data, [(KNOWN[0], "10:00")], also=KNOWN, **asked)
        found = json.dumps({"topic": "places", "places": [{"place_id": id} for id in ids]})
        tools = (used("local", "search_places", result or found),)
        return Given(sample(None, plan, tools=tools), plan.data)

    return make


SAMPLES = [
    Samples(
        "retrieval.recall",
        searched(*ALL),
        searched("art-0", "other-0", "art-1", "art-2"),
        "recall@4 is 0.75 of the 4 that can be found; wanted: at least 0.8",
        searched(*ALL, interests=[]),
    ),
    Samples(
        "retrieval.first_hit",
        searched("art-0"),
        searched("other-0", "other-1", "both"),
        "the first relevant place is at rank 3; wanted: at rank 1",
        given(),
    ),
    Samples(
        "retrieval.order",
        searched("both", "art-0", "art-1", "other-1"),
        searched("art-0", "art-1", "other-1", "both"),
        "NDCG@4 is 0.70; wanted: at least 0.8",
        searched(*ALL, interests=["nightlife"]),
    ),
]
NAMES = [samples.evaluator for samples in SAMPLES]


def scores(make: Make, data: TravelData) -> list[str]:
    found = [said(name, make(data)) for name in NAMES]
    return [each.evidence[0] for each in found if each]


def test_what_the_party_cannot_reach_and_where_one_eats_is_not_relevant(data: TravelData) -> None:
    """Of two art places that are left, the first is fifth."""
    party = {"adults": 1, "mobility": "wheelchair"}
    wanted = searched("cafe", "steep", "other-0", "other-1", "art-0", party=party)
    assert scores(wanted, data) == ["score: 0.0000", "score: 0.2000", "score: 0.0000"]


def test_a_search_that_found_nothing_scores_nothing(data: TravelData) -> None:
    failed = said("retrieval.first_hit", searched()(data))
    assert failed
    assert (failed.outcome, failed.reason) == ("fail", "the first relevant place is nowhere; wanted: at rank 1")


@pytest.mark.parametrize("result", ["3 places in Tokyo.", '{"topic": "places"}', "[]"])
def test_a_result_that_cannot_be_read_is_unscored(result: str, data: TravelData) -> None:
    assert [found and found.outcome for name in NAMES if (found := said(name, searched(result=result)(data)))] == [
        "unscored"
    ] * 3


def test_several_searches_are_one_list_without_repeats(data: TravelData) -> None:
    made = searched("other-0", "both")(data)
    twice = made.sample.output.model_copy(update={"tools": made.sample.output.tools * 2})
    again = Given(made.sample.model_copy(update={"output": twice}), made.data)
    assert [said(name, again) for name in NAMES] == [said(name, made) for name in NAMES]


def test_a_shuffled_list_seldom_passes(data: TravelData) -> None:
    """What the thresholds are chosen by: three days in June, each packaged city with each pair of interests."""
    chance, recalls, orders = random.Random(1), list[bool](), list[bool]()
    for city in data.curated():
        ids = [each.id for each in data.places(city.id) if each.kind not in WHERE_ONE_EATS]
        for interests in combinations(Interest, 2):
            gains, k = _asked(city.id, interests, data)
            if gains:
                chance.shuffle(ids)
                recalls.append(capped_recall_at(ids, gains, k) >= MOST_FOUND)
                orders.append(ndcg_at(ids, gains, k) >= WELL_ORDERED)
    assert len(recalls) > 3000
    assert 0.08 < sum(recalls) / len(recalls) < 0.13
    assert 0.02 < sum(orders) / len(orders) < 0.05


def _asked(city: str, interests: Sequence[Interest], data: TravelData) -> tuple[dict[str, float], int]:
    form = {"destination": city, "destination_id": city, "days": 3, "interests": interests, "start": "2027-06-07"}
    trip = resolve(TripRequest.model_validate(form), data, date(2027, 6, 7))
    return gains_of(trip, data), len(trip.days) * trip.stops_a_day
