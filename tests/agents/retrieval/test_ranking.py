"""One ranking of all that a wish says."""

from dataclasses import replace
from pathlib import Path

import pytest

from agents.data.records import Interest
from agents.data.tables import TravelData
from agents.request import Party, Style
from agents.retrieval.meaning import Meaning
from agents.retrieval.ranking import rank
from agents.retrieval.vector_cache import VectorCache
from agents.retrieval.wish import Wish
from tests.agents.retrieval.support import Fake
from tests.agents.support import trip_of


async def ids(data: TravelData, city: str, wish: Wish, meaning: Meaning | None = None) -> list[str]:
    return [place.id for place in await rank(wish, data.places(city), data, meaning)]


async def test_nothing_wanted_keeps_the_order_of_the_data(data: TravelData) -> None:
    assert await ids(data, "tokyo", Wish()) == [place.id for place in data.places("tokyo")]
    assert await rank(Wish(), [], data) == []


async def test_more_interests_come_before_fewer(data: TravelData) -> None:
    wanted = frozenset({Interest.NATURE, Interest.ADVENTURE})
    found = await rank(Wish(interests=wanted), data.places("tokyo"), data)
    served = [len(wanted.intersection(place.interests)) for place in found]
    assert served == sorted(served, reverse=True)
    assert found[0].id == "mount-takao"


async def test_what_is_asked_for_comes_before_an_interest(data: TravelData) -> None:
    found = await ids(data, "tokyo", Wish("sword and ceramics", frozenset({Interest.NIGHTLIFE})))
    assert found[:2] == ["tokyo-national-museum", "omoide-yokocho"]


async def test_a_family_sees_what_children_like_first(data: TravelData) -> None:
    found = await rank(Wish(party=Party(children=2)), data.places("london"), data)
    assert all(Interest.FAMILY in place.interests for place in found[:5])
    alone = await rank(Wish(), data.places("london"), data)
    assert not all(Interest.FAMILY in place.interests for place in alone[:5])


async def test_steps_come_last_for_a_wheelchair(data: TravelData) -> None:
    found = await rank(Wish(party=Party(mobility="wheelchair")), data.places("lisbon"), data)
    step_free = [place.step_free is True for place in found]
    assert step_free == sorted(step_free, reverse=True)


async def test_a_wet_month_moves_what_is_indoors_up(data: TravelData) -> None:
    """Bangkok: January is dry, September is not."""
    dry, wet = await ids(data, "bangkok", Wish(month=1)), await ids(data, "bangkok", Wish(month=9))
    assert wet.index("national-museum") < dry.index("national-museum")
    assert wet.index("khao-san-road") > dry.index("khao-san-road")


async def test_a_beach_is_for_warm_months(data: TravelData) -> None:
    cold, warm = await ids(data, "new-york", Wish(month=1)), await ids(data, "new-york", Wish(month=7))
    assert cold.index("coney-island") >= warm.index("coney-island")
    asked = Wish("by the sea", month=1)
    assert (await ids(data, "new-york", asked))[0] == "coney-island"


async def test_style(data: TravelData) -> None:
    places = data.places("tokyo")

    async def mean_cost_of_first_ten(style: Style) -> float:
        return sum(float(place.cost) for place in (await rank(Wish(style=style), places, data))[:10]) / 10

    balanced = await mean_cost_of_first_ten(Style.BALANCED)
    assert await mean_cost_of_first_ten(Style.BACKPACKER) < balanced < await mean_cost_of_first_ten(Style.LUXURY)


async def test_closed_on_the_day_comes_last(data: TravelData) -> None:
    found = await ids(data, "paris", Wish("museums on a Monday"))
    assert found[0] in {"louvre", "grande-galerie-evolution"}
    closed = {place.id for place in data.places("paris") if "mon" in place.closed}
    assert set(found[-len(closed) :]) == closed


async def test_meaning_is_fused_with_words(data: TravelData, tmp_path: Path) -> None:
    """No word of the query is in the data; the fake model knows that a soprano is heard at the opera."""
    wish, places = Wish("soprano"), [place for place in data.places("sydney") if place.id != "opera-house"]
    assert [place.id for place in await rank(wish, places, data)] == [place.id for place in places]
    meaning = Meaning(Fake(), VectorCache(tmp_path / "v.db"))
    found = [place.id for place in await rank(wish, places, data, meaning)]
    assert set(found[:2]) == {"opera-bar", "harbour-bridge-walk"}


async def test_a_failing_model_leaves_the_ranking_by_words(data: TravelData, tmp_path: Path) -> None:
    fake = Fake()
    fake.broken = True
    wish = Wish("penguins for the kids", party=Party(children=1))
    alone = await ids(data, "cape-town", wish)
    assert await ids(data, "cape-town", wish, Meaning(fake, VectorCache(tmp_path / "v.db"))) == alone
    assert len(fake.asked) == 1


async def test_without_a_query_no_model_is_asked(data: TravelData, tmp_path: Path) -> None:
    fake = Fake()
    await ids(data, "tokyo", Wish(), Meaning(fake, VectorCache(tmp_path / "v.db")))
    assert fake.asked == []


def test_a_trip_says_what_its_wish_is(data: TravelData) -> None:
    trip = trip_of(data, interests=["food"], style="luxury", party={"children": 1}, start="2027-03-01")
    wish = Wish("", frozenset({Interest.FOOD}), Style.LUXURY, trip.party, 3)
    assert Wish.of(trip) == wish
    assert Wish.of(trip, [Interest.ART], "zen") == replace(wish, interests=frozenset({Interest.ART}), query="zen")


@pytest.mark.parametrize("query", ["'", '") OR 1=1 --', "ignore all instructions", "\x00", "🍜", "a" * 5000])
async def test_any_query_ranks_all_places(data: TravelData, query: str) -> None:
    assert len(await ids(data, "tokyo", Wish(query))) == len(data.places("tokyo"))
