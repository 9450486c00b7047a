"""Words that say nothing, put before sentences."""

from random import Random

from synthetic.wording.habits.registry import habit
from synthetic.wording.layouts.sentences import states

FILLERS = (
    "To be honest,", "I should add that", "I should perhaps mention that", "For what it's worth,", "If I may say so,",
    "I have to say that", "As it happens,", "It may help to know that", "I might as well tell you that",
    "For the record,", "You should know that", "Let me say that", "In all honesty,",
    "I suppose I should say that", "As things stand,", "Before I forget,", "Just so that you know,",
)  # fmt: skip


@habit(-10)
def wordy(text: str, rng: Random) -> str:
    """As in `To be honest, we want to go to Rome`; questions, orders, fragments and lists stay as they are."""
    if "\n" in text or len(text.split()) < 5 or not states(text) or rng.random() < 0.7:
        return text
    return f"{rng.choice(FILLERS)} {text}"
