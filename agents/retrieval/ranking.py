"""One ranking of places from all that a wish says."""

from collections.abc import Sequence

from agents.data.records import Place
from agents.data.tables import TravelData
from agents.retrieval.fusion import fuse
from agents.retrieval.meaning import Meaning
from agents.retrieval.preferences import preferences
from agents.retrieval.wish import Wish

INTEREST = 4.0
QUERY = 4.0


async def rank(wish: Wish, places: Sequence[Place], data: TravelData, meaning: Meaning | None = None) -> list[Place]:
    """Most fitting first.

    Each interest that a place serves counts 4, and so does the best match of the query; what party, style and season
    prefer counts up to 2; the first of `places` has up to 1 more than the last. With `meaning`, the query's ranking by
    words is fused with its ranking by meaning.

    Args:
        wish: what is wanted.
        places: candidates of one city, most known first.
        data: the tables that they come from.
        meaning: ranks by embeddings; None when there are none.
    """
    if not places:
        return []
    city = places[0].destination_id
    climate = data.climate(city, wish.month) if wish.month else None
    likes, traits = preferences(wish.party, wish.style, climate), data.place_traits(city)
    fits = await _fits(wish.query, places, data, meaning)

    def score(at: int, place: Place) -> float:
        return (
            INTEREST * len(wish.interests.intersection(place.interests))
            + QUERY * fits.get(place.id, 0.0)
            + sum(likes.interests.get(interest, 0.0) for interest in place.interests)
            + sum(likes.traits.get(trait, 0.0) for trait in traits.get(place.id, ()))
            - at / len(places)
        )

    scores = {place.id: score(at, place) for at, place in enumerate(places)}
    return sorted(places, key=lambda place: -scores[place.id])


async def _fits(query: str, places: Sequence[Place], data: TravelData, meaning: Meaning | None) -> dict[str, float]:
    """How well each place fits the query, below zero where it is closed on the days that the query names."""
    if not query:
        return {}
    fits = data.place_fits(places[0].destination_id, query)
    by_meaning = await meaning.rank(query, places) if meaning else None
    if by_meaning is None:
        scores = fits.scores
    else:
        by_words = sorted(fits.words, key=lambda id: -fits.words[id])
        scores = fits.with_words(fuse(by_words, by_meaning))
    return scores | dict.fromkeys(fits.closed, -1.0)
