"""Pace and level of spending."""

from random import Random

from agents.request import Style
from synthetic.facts.steps.registry import Making, step

STYLES = {str(style): style for style in (Style.RELAXED, Style.BALANCED, Style.BACKPACKER, Style.LUXURY)}


@step("style", order=40)
def style(making: Making, random: Random) -> Making:  # noqa: ARG001 - one signature for all
    """The form's style of the same name."""
    return making.with_facts(style=making.meaning("style", STYLES))
