"""Small pictures at the end of sentences."""

from random import Random

from synthetic.wording.habits.registry import habit

PICTURES = ("😊", "🙂", "✈️", "🙏", "😅", "🌍", "🎒", "😄", "👍", "🤞", "🧳", "✨", "🙌", "😎", "🗺️", "👋")


@habit(95)
def emoji(text: str, rng: Random) -> str:
    """`We want to go to Rome ✈️`."""
    if rng.random() < 0.55:
        return text
    pictures = " ".join(rng.sample(PICTURES, rng.choice((1, 1, 1, 2))))
    return f"{text} {pictures}"
