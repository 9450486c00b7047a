"""What party, style and season prefer in a place, in the units of `ranking.py`: an interest counts 4."""

from collections import Counter
from typing import NamedTuple

from agents.data.records import Interest, MonthlyClimate
from agents.data.traits import Trait
from agents.request import Party, Style

WET_DAYS = 12
WET_MM = 120.0
COLD_C = 12.0
HOT_C = 35.0

_STYLES: dict[Style, dict[Trait | Interest, float]] = {
    Style.RELAXED: {Interest.RELAXATION: 0.3},
    Style.BALANCED: {},
    Style.ADVENTUROUS: {Interest.ADVENTURE: 0.3},
    Style.BACKPACKER: {Trait.FREE: 0.2, Trait.CHEAP: 0.2},
    Style.LUXURY: {Trait.DEAR: 0.3},
}


class Preferences(NamedTuple):
    """What each trait and each interest of a place counts; below zero where it speaks against the place."""

    traits: dict[Trait, float]
    interests: dict[Interest, float]


def preferences(party: Party, style: Style, season: MonthlyClimate | None) -> Preferences:
    """Add up what the party needs, the style likes and the weather of the month suggests."""
    likes: Counter[Trait | Interest] = Counter()
    for part in (_of_party(party), _STYLES[style], _of_season(season) if season else {}):
        likes.update(part)
    return Preferences(
        {like: weight for like, weight in likes.items() if isinstance(like, Trait)},
        {like: weight for like, weight in likes.items() if isinstance(like, Interest)},
    )


def _of_party(party: Party) -> dict[Trait | Interest, float]:
    likes: dict[Trait | Interest, float] = {Trait(diet): 1.0 for diet in party.diets}
    if party.children:
        likes[Trait.CHILDREN] = 1.0
    if party.mobility == "wheelchair":
        likes[Trait.STEP_FREE] = 2.0
    elif party.mobility == "reduced" or party.seniors:
        likes[Trait.STEP_FREE] = 0.5
    return likes


def _of_season(month: MonthlyClimate) -> dict[Trait | Interest, float]:
    wet = (month.rain_days or 0) >= WET_DAYS or (month.rain_mm or 0.0) >= WET_MM
    hot = month.high_c is not None and month.high_c > HOT_C
    cold = month.high_c is not None and month.high_c < COLD_C
    likes: dict[Trait | Interest, float] = {}
    if wet or hot:
        likes[Trait.INDOORS] = 0.3
    if cold:
        likes[Trait.SUMMER] = -0.5
    return likes
