"""How long the trip is."""

from random import Random

from synthetic.facts.steps.registry import Making, step

LENGTHS: dict[str, tuple[int, ...] | None] = {
    "day": (1,),
    "weekend": (2, 3),
    "week": (5, 6, 7, 8),
    "long": (14, 15, 16, 18, 20, 21),
    "too_long": (30, 45, 60, 90),
    "absent": None,
}


@step("duration", order=20)
def duration(making: Making, random: Random) -> Making:
    """A number of days, or none."""
    lengths = making.meaning("duration", LENGTHS)
    return making.with_facts(days=random.choice(lengths) if lengths else None)
