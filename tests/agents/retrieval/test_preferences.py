"""What party, style and season prefer."""

from dataclasses import replace
from typing import Any

import pytest

from agents.data.records import Interest, MonthlyClimate
from agents.data.traits import Trait
from agents.request import Party, Style
from agents.retrieval.preferences import Preferences, preferences

NOTHING = Preferences({}, {})


FAIR = MonthlyClimate(
    month=5, high_c=22.0, low_c=12.0, mean_c=17.0, rain_mm=40.0, rain_days=6, sunshine_hours=200.0, source="test"
)


def test_two_adults_in_fair_weather_prefer_nothing() -> None:
    assert preferences(Party(adults=2), Style.BALANCED, FAIR) == NOTHING
    assert preferences(Party(adults=2), Style.BALANCED, None) == NOTHING


@pytest.mark.parametrize(
    ("party", "traits"),
    [
        ({"children": 1}, {Trait.CHILDREN: 1.0}),
        ({"seniors": 1}, {Trait.STEP_FREE: 0.5}),
        ({"mobility": "reduced"}, {Trait.STEP_FREE: 0.5}),
        ({"mobility": "wheelchair", "seniors": 2}, {Trait.STEP_FREE: 2.0}),
        ({"diets": ["vegan", "halal"]}, {Trait.VEGAN: 1.0, Trait.HALAL: 1.0}),
    ],
)
def test_party(party: dict[str, Any], traits: dict[Trait, float]) -> None:
    assert preferences(Party.model_validate(party), Style.BALANCED, None) == Preferences(traits, {})


@pytest.mark.parametrize(
    ("style", "likes"),
    [
        (Style.RELAXED, Preferences({}, {Interest.RELAXATION: 0.3})),
        (Style.ADVENTUROUS, Preferences({}, {Interest.ADVENTURE: 0.3})),
        (Style.BACKPACKER, Preferences({Trait.FREE: 0.2, Trait.CHEAP: 0.2}, {})),
        (Style.LUXURY, Preferences({Trait.DEAR: 0.3}, {})),
    ],
)
def test_style(style: Style, likes: Preferences) -> None:
    assert preferences(Party(), style, None) == likes


@pytest.mark.parametrize(
    ("values", "traits"),
    [
        ({"rain_days": 12}, {Trait.INDOORS: 0.3}),
        ({"rain_days": None, "rain_mm": 180.0}, {Trait.INDOORS: 0.3}),
        ({"high_c": 41.0}, {Trait.INDOORS: 0.3}),
        ({"high_c": 4.0}, {Trait.SUMMER: -0.5}),
        ({"high_c": 4.0, "rain_days": 14}, {Trait.INDOORS: 0.3, Trait.SUMMER: -0.5}),
        ({"high_c": None, "rain_days": None, "rain_mm": None}, {}),
    ],
)
def test_season(values: dict[str, Any], traits: dict[Trait, float]) -> None:
    assert preferences(Party(), Style.BALANCED, replace(FAIR, **values)) == Preferences(traits, {})
