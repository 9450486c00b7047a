"""What may have to hold of a place, beyond what it is about."""

from enum import StrEnum


class Trait(StrEnum):
    """A yes or no about a place. `CHEAP` and `DEAR` compare it with others of the city; `SUMMER` is for warm months."""

    INDOORS = "indoors"
    OUTDOORS = "outdoors"
    FREE = "free"
    CHEAP = "cheap"
    DEAR = "dear"
    EVENING = "evening"
    CHILDREN = "children"
    STEP_FREE = "step-free"
    SHORT = "short"
    SUMMER = "summer"
    VEGETARIAN = "vegetarian"
    VEGAN = "vegan"
    HALAL = "halal"
    KOSHER = "kosher"
    GLUTEN_FREE = "gluten-free"
