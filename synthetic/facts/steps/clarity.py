"""What contradicts what."""

from collections.abc import Callable
from datetime import timedelta
from random import Random

from agents.budget.tiers import Tier
from agents.request import MAX_DAYS, Style
from synthetic.facts.steps.registry import Making, step

FURTHEST = 7
"""Days by which the dates say another length at the most."""
AGAINST = {Style.LUXURY: (Tier.SHOESTRING, Tier.BUDGET), Style.BACKPACKER: (Tier.LUXURY,)}
"""Levels of spending that cannot be had in a style."""


@step("clarity", order=90)
def clarity(making: Making, random: Random) -> Making:
    """Dates against days, a level against the style, else words against words. `days` and `style` are what is meant."""
    return making.meaning("clarity", _CLARITIES)(making, random)


def _plain(making: Making, random: Random) -> Making:  # noqa: ARG001 - one signature for all
    return making


def _contradictory(making: Making, random: Random) -> Making:
    facts = making.facts
    if facts.days and facts.start:
        meant = min(facts.days, MAX_DAYS)
        lengths = [
            length
            for length in range(max(1, meant - FURTHEST), min(MAX_DAYS, meant + FURTHEST) + 1)
            if abs(length - facts.days) > 1
        ]
        end = facts.start + timedelta(days=random.choice(lengths) - 1)
        return making.with_facts(end=end, contradiction="length")
    if facts.level and facts.style in AGAINST:
        return making.with_facts(level=random.choice(AGAINST[facts.style]), contradiction="level")
    return making.with_facts(contradiction="words")


_CLARITIES: dict[str, Callable[[Making, Random], Making]] = {
    "clear": _plain,
    "vague": _plain,
    "contradictory": _contradictory,
    "over_long": _plain,
    "mixed_languages": _plain,
}
