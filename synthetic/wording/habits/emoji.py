"""Small pictures at the end of sentences."""

from random import Random

from synthetic.wording.habits.registry import habit

PICTURES = ("😊", "🙂", "✈️", "🙏", "😅", "🌍", "🎒", "😄", "👍", "🤞", "🧳", "✨", "🙌", "😎", "🗺️", "👋")


@habit(95)
def emoji(text: str, rng: Random) -> str:
    """`We want to go to Rome ✈️`."""
    return f"{text} {rng.choice(PICTURES)}" if rng.random() < 0.3 else text
